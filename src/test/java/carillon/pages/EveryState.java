package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;

/** What becomes of a page while it is used, in whatever language. */
enum EveryState {
    SHOWN_AS_TABLE(EveryPage.TIMELINE, click(".views button:last-child"), ".sheet table"),
    PLAYING(EveryPage.REPLAY, click(".replay-play"), ".replay-play:has-text('❚❚')"),
    ANNOUNCING(EveryPage.CONTROL, click(".announcing textarea"), ".announcing .addressees"),
    ASKING_ONCE_MORE(EveryPage.CONTROL, click(".apart summary", ".apart .danger"), "dialog[open]"),
    ASKING_FOR_THE_CITY(EveryPage.DESK, click("main p > button"), ".which"),
    ASKING_FOR_THE_REASON(EveryPage.DESK, click(".pair button:last-child"), "[aria-labelledby=ready] form"),
    SHOWN_FROM_THE_BEGINNING(EveryPage.DESK, click(".past > summary"), ".past[open]"),
    ANSWERING(EveryPage.DESK, click(".calls button"), ".panel.answer"),
    ASKING_FOR_A_DELAY(EveryPage.DESK, click("#say-delay"), ".panel.delay"),
    ASKING_HOW_MANY(EveryPage.DESK, click("#say-headcount"), ".panel.headcount"),
    ASKING_FOR_NEWS(EveryPage.DESK, click("#say-note"), ".panel.note"),
    ASKING_WHAT_IS_WANTED(EveryPage.DESK, click("#say-help"), ".panel.help"),
    REFUSED(EveryPage.DESK, EveryState::sayWhatIsKnown, ".latest.refused");

    private final EveryPage page;
    private final Consumer<Page> how;
    private final String sign;

    EveryState(EveryPage page, Consumer<Page> how, String sign) {
        this.page = page;
        this.how = how;
        this.sign = sign;
    }

    /** Opens its page, brings it there, and waits until it is. */
    void open(Page tab, String server) {
        page.open(tab, server);
        how.accept(tab);
        assertThat(tab.locator(sign)).isVisible();
    }

    private static Consumer<Page> click(String... selectors) {
        return tab ->
                List.of(selectors).forEach(selector -> tab.locator(selector).click());
    }

    /** The desk itself offers nothing that would be refused, while it knows what the server knows. */
    private static void sayWhatIsKnown(Page desk) {
        desk.evaluate("""
                () => {
                  const { outbox, now } = document.querySelector('desk-page');
                  return outbox.add({ type: 'slot.started', city: 'lille', slot: 'travail' }, Math.floor(now));
                }
                """);
    }
}
