package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.tooSmall;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages shut nobody out: what a program can tell of it beside what {@link Barriers} finds. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class ForEveryoneIT {
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** Notes whatever has the focus and does not show it. */
    private static final String WATCH_THE_FOCUS = """
            () => {
              globalThis.unseen = new Set();
              addEventListener('focusin', ({ target }) => {
                const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
                const shown = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none';
                if (!shown) unseen.add(target.outerHTML.slice(0, 80));
              });
            }
            """;

    private static final String CALLS_OF_LYON = """
            () => [...document.querySelectorAll('.help')].filter((call) => call.textContent.includes('Lyon'))
              .map((call) => call.querySelector(':scope > bdi').textContent)
            """;

    /** Whose parts do not stand one after the other in the direction of the page. */
    private static final String CALLS_OUT_OF_ORDER = """
            () => {
              const sign = document.documentElement.dir === 'rtl' ? -1 : 1;
              const middle = ({ left, right }) => sign * (left + right) / 2;
              return [...document.querySelectorAll('.help')].filter((call) => {
                const [city, text, since] = [...call.children].map((part) => middle(part.getBoundingClientRect()));
                return !(city < text && text < since);
              }).map((call) => call.textContent);
            }
            """;

    /** What is read aloud and is a sign: texts that are not hidden from a screen reader, and what style sheets write without a word. */
    private static final String SIGNS = """
            () => {
              const sign = /(^|[\\s(])[?!✓✕●○▶◆❚×–−+](?=[\\s\\d]|$)/;
              const isHeard = (one) => one.checkVisibility() && one.closest('[aria-hidden=true], button[aria-label], [role=gridcell], select, script, style') === null;
              const heard = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const { data, parentElement } = texts.currentNode;
                if (isHeard(parentElement) && sign.test(data.trim()) && !/\\d\\s*–\\s*\\d|[\\p{L}\\d»]\\s*[?!]$/u.test(data.trim())) heard.push(data.trim());
              }
              for (const cell of document.querySelectorAll('[role=gridcell] > b, [role=gridcell] .label')) {
                if (cell.ariaHidden !== 'true') heard.push(cell.outerHTML);
              }
              for (const one of document.querySelectorAll('*')) {
                for (const side of ['::before', '::after']) {
                  const { content } = getComputedStyle(one, side);
                  if (!['none', 'normal', '""'].includes(content) && !content.endsWith('/ ""')) heard.push(one.className + content);
                }
              }
              return heard;
            }
            """;

    /** Shows one slot of Lyon that runs and began so many minutes off what was announced. */
    private static final String BEGAN_OFF = """
            (minutes) => {
              const page = document.querySelector('timeline-page');
              const view = page.feed.view;
              const at = (millis) => new Date(millis).toISOString();
              const began = page.feed.clock.now() - 60_000;
              const [actual, planned] = [{ start: at(began) }, { start: at(began - minutes * 60_000) }];
              const slots = { essai: { title: 'Essai', kind: 'work', order: 0, day: at(began).slice(0, 10), planned, actual, state: 'running' } };
              const lyon = { ...view.timeline.cities.lyon, slots };
              const timeline = { ...view.timeline, cities: { ...view.timeline.cities, lyon } };
              Object.defineProperty(page.feed, 'view', { configurable: true, get: () => ({ ...view, timeline }) });
              page.requestUpdate();
            }
            """;

    private final SaturdayEvening evening;

    ForEveryoneIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @ParameterizedTest(name = "in {0} {1} is isolated")
    @CsvSource({"fr-FR, تونس (1)", "ar-TN, Lille"})
    void whatPeopleWroteMovesNothingThatStandsBesideIt(String language, String foreignName) {
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, language)) {
            Page page = person.newPage();
            OlderJournal.opens(page);
            page.navigate(evening.address() + "/control");
            assertThat(page.locator(".help").filter(new Locator.FilterOptions().setHasText("Lyon")))
                    .hasCount(OlderJournal.WRITTEN.size());

            assertThat(page.evaluate(CALLS_OF_LYON)).isEqualTo(List.copyOf(OlderJournal.WRITTEN.values()));
            assertThat(page.evaluate(CALLS_OUT_OF_ORDER)).isEqualTo(List.of());
            assertThat(page.locator(".standing a[aria-label*='\u2068" + foreignName + "\u2069']"))
                    .hasCount(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPageScrollsSidewaysOnASmallPhoneOrMagnifiedTwice(EveryPage one) {
        try (BrowserContext person = evening.coordinator(320, 640, "fr-FR")) {
            Page page = person.newPage();
            one.open(page, evening.address());
            assertThat(page.evaluate(WIDER_THAN_THE_SCREEN)).as("320 px").isEqualTo(0);

            page.setViewportSize(640, 360);
            assertThat(page.evaluate(WIDER_THAN_THE_SCREEN))
                    .as("a laptop at 200 %")
                    .isEqualTo(0);

            page.setViewportSize(1280, 720);
            page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
            assertThat(page.evaluate(WIDER_THAN_THE_SCREEN))
                    .as("letters twice as large")
                    .isEqualTo(0);
        }
    }

    /**
     * What stands in the lanes of the chart is not among it: a slot is as wide as its hours and its city has many of them, tapping it
     * does nothing but say its words, and the table beside it says the same. A box to tick is as large as its label. A link within a
     * sentence might be smaller; there is none.
     */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WALL", "CITY_WALL"})
    void everythingThatIsTappedIsLargeEnoughForAThumb(EveryPage one) {
        try (BrowserContext person = evening.coordinator(390, 844, "fr-FR")) {
            Page page = person.newPage();
            one.open(page, evening.address());

            assertThat(tooSmall(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "en-GB", "ar-TN"})
    void whoListensHearsWordsInPlaceOfSigns(String language) {
        Map<EveryPage, Object> heard = new EnumMap<>(EveryPage.class);
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, language)) {
            Page page = person.newPage();
            for (EveryPage one : EveryPage.values()) {
                one.open(page, evening.address());
                page.waitForFunction("() => document.querySelector('main[aria-busy=true]') === null");
                heard.put(one, page.evaluate(SIGNS));
            }
        }

        assertThat(heard).allSatisfy((one, signs) -> assertThat((List<?>) signs).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "5, +5 min, 5 minutes de retard",
        "59, +59 min, 59 minutes de retard",
        "60, +1 h, 1 heure de retard",
        "90, +1 h 30 min, 1 heure 30 minutes de retard",
        "1590, +26 h 30 min, 26 heures 30 minutes de retard",
        "-90, −1 h 30 min, 1 heure 30 minutes d’avance",
    })
    void howLateSomethingIsIsWrittenTheSameEverywhere(int minutes, String sign, String words) {
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, "fr-FR")) {
            Page page = person.newPage();
            EveryPage.TIMELINE.open(page, evening.address());
            page.evaluate(BEGAN_OFF, minutes);

            var card = page.locator("[aria-labelledby=city-lyon] dd > div:has(.on)");
            assertThat(card.locator("[aria-hidden=true]")).hasText(sign);
            assertThat(card.locator(".spoken")).hasText(words);
            var slot = page.locator(".slot", new Page.LocatorOptions().setHasText("Essai"));
            assertThat(slot.locator(".gap:not([hidden]) em")).hasText(sign);
            assertThat(slot).hasAttribute("aria-label", Pattern.compile(".*" + words.replace(" ", "\\s") + ".*"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tableau"))
                    .click();
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Essai")))
                    .containsText(words);
        }
    }

    @Test
    void theKeyboardAloneHoldsAndReleasesPostponesAndTakesBackAndItsPlaceIsAlwaysSeen() {
        try (BrowserContext person = evening.coordinator(1366, 768, "fr-FR")) {
            Page control = person.newPage();
            EveryPage.CONTROL.open(control, evening.address());
            control.evaluate(WATCH_THE_FOCUS);

            Keys.tabTo(control, ".decide [name=reason]");
            control.keyboard().type("Lyon cherche un câble");
            control.keyboard().press("Enter");
            assertThat(control.locator(".hold")).hasText("Lyon cherche un câble");
            assertThat(control.locator(".decide > .card")).isFocused();
            Keys.tabTo(control, ".decide .large");
            control.keyboard().press("Space");
            assertThat(control.locator(".hold")).hasCount(0);
            assertThat(control.locator(".decide > .card")).isFocused();

            Keys.tabTo(control, ".decide .segments > button");
            control.keyboard().press("Enter");
            Keys.tabTo(control, "dialog .primary");
            control.keyboard().press("Space");
            assertThat(control.locator(".rendezvous .moment")).containsText("18:05");
            assertThat(control.locator(".decide .segments > button").first()).isFocused();
            Keys.tabTo(control, ".posts button");
            control.keyboard().press("Enter");
            assertThat(control.locator(".rendezvous .moment")).containsText("18:00");
            assertThat(control.locator(".posts button")).isFocused();

            assertThat(control.getByRole(AriaRole.ALERT)).hasCount(0);
            assertThat(control.evaluate("() => [...unseen]")).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingMovesForWhoeverAskedForLessMotion(EveryPage one) {
        try (BrowserContext person = evening.coordinator(1366, 768, "fr-FR")) {
            Page page = person.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            one.open(page, evening.address());

            assertThat(page.evaluate("""
                    () => document.getAnimations().filter((one) => one.playState === 'running'
                      && one.effect.getComputedTiming().duration > 1).length""")).isEqualTo(0);
        }
    }

    @Test
    void whatHappensTogetherIsToldTogetherAndTimeIsNeverTold() throws Exception {
        try (BrowserContext person = evening.coordinator(1366, 768, "fr-FR")) {
            Page page = person.newPage();
            EveryPage.TIMELINE.open(page, evening.address());
            page.evaluate("""
                    () => {
                      globalThis.told = [];
                      const region = document.querySelector('live-region');
                      new MutationObserver(() => told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
                    }
                    """);
            String clock = page.locator(".clock").innerText();

            evening.program().says("{\"type\":\"city.opened\",\"city\":\"lille\"}");
            evening.program().says("{\"type\":\"note\",\"city\":\"lille\",\"text\":\"Bonjour à tous\"}");

            assertThat(page.locator("live-region")).hasText("Lille : Bonjour à tous. Et 1 autre nouvelle.");
            assertThat(page.locator("live-region")).hasAttribute("aria-live", "polite");
            assertThat(page.locator(".clock")).not().hasText(clock);
            assertThat(page.evaluate("() => told.length")).isEqualTo(1);
        }
    }
}
