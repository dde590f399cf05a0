package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.PHONE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;

/** What becomes of a page while it is used, in whatever language. */
enum EveryState {
    MY_CITY(EveryPage.TIMELINE, PHONE, tab -> tab.locator(".choose-city select").selectOption("lyon"), ".city.mine"),
    OPENED_MOMENT(EveryPage.TIMELINE, PHONE, click(".brief summary"), ".brief details[open]"),
    SECOND_TAB(
            EveryPage.TIMELINE,
            PHONE,
            click(".tabs button:nth-child(2)"),
            ".tabs button:nth-child(2)[aria-pressed=true]"),
    NEWS(EveryPage.TIMELINE, PHONE, click(".tabs button:last-child"), ".news"),
    SHOWN_AS_TABLE(EveryPage.TIMELINE, click(".views button:last-child"), ".sheet table"),
    OF_NOWHERE(EveryPage.WALL, LAPTOP, tab -> tab.navigate(tab.url() + "?city=nowhere"), "address-notes"),
    SHOWN_AS_AGENDA(EveryPage.TIMELINE, click(".views button:first-child"), "timeline-agenda .agenda-day.now"),
    ONLY_WHAT_WAS_ANNOUNCED(EveryPage.TIMELINE, EveryState::chooseAnnouncements, ".filters"),
    PLAYING(EveryPage.REPLAY, click(".replay-play"), ".replay-play:has-text('❚❚')"),
    ANNOUNCING(EveryPage.CONTROL, click(".announcing textarea"), ".announcing .addressees"),
    ASKING_ONCE_MORE(EveryPage.CONTROL, click(".apart summary", ".apart .danger"), "dialog[open]"),
    ALL_TEAMS_INVITED(EveryPage.TEAM, click(".all-teams button"), ".links li:nth-child(6) .message"),
    RENAMING(EveryPage.TEAM, click("[id^=rename-] >> nth=0"), ".label-form"),
    ASKING_BEFORE_REVOKING(
            EveryPage.TEAM, click(".group .actions:has([id^=rename-]) button:last-child >> nth=0"), "dialog[open]"),
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
    private final int width;
    private final Consumer<Page> how;
    private final String sign;

    EveryState(EveryPage page, Consumer<Page> how, String sign) {
        this(page, LAPTOP, how, sign);
    }

    /** @param width of the screen that it is seen on; on a laptop, it can be seen on a phone too */
    EveryState(EveryPage page, int width, Consumer<Page> how, String sign) {
        this.page = page;
        this.width = width;
        this.how = how;
        this.sign = sign;
    }

    /** Opens its page, brings it there, and waits until it is. */
    void open(Page tab, String server) {
        tab.setViewportSize(width, 800);
        page.open(tab, server);
        how.accept(tab);
        assertThat(tab.locator(sign)).isVisible();
    }

    /** What is in the way as it stands now. */
    List<String> barriers(Page tab) {
        return width == PHONE
                ? Barriers.barriers(this, tab, PHONE, EnumSet.of(Light.LIGHT, Light.DARK, Light.FORCED_DARK))
                : Barriers.barriers(this, tab);
    }

    private static void chooseAnnouncements(Page timeline) {
        timeline.locator(".filters select").first().selectOption("announcement");
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
