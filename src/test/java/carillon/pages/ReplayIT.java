package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Saturday evening that one page has watched live, and others look at again. */
@WithBrowser
@WithServer(
        clock = "2017-03-04T17:20:00+01:00",
        options = {"--speed", "90", "--simulate"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class ReplayIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Notes what the page holds and what it shows of it, by cursor. */
    private static final String RECORD = """
            () => {
              const page = document.querySelector('timeline-page');
              globalThis.recorded = {};
              globalThis.held = async () => {
                await page.updateComplete;
                const { cursor, timeline } = page.feed.view;
                // What is new to a reader is marked live; in a replay nothing is.
                const news = [...document.querySelectorAll('.news li')].map((one) => {
                  const said = one.cloneNode(true);
                  said.querySelector('mark')?.remove();
                  return said.textContent.replace(/\\s+/g, ' ').trim();
                });
                return { cursor, timeline: JSON.stringify(timeline), news: JSON.stringify(news) };
              };
              const note = async () => {
                const now = await held();
                recorded[now.cursor] = now;
              };
              page.feed.addEventListener('change', note);
              void note();
            }
            """;

    private final Browser browser;
    private final RunningServer server;
    private Map<String, Map<String, String>> recorded;
    private JsonNode statements;

    ReplayIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void watchTheEvening() throws Exception {
        Page live = page("/");
        assertThat(live.locator(".city")).hasCount(7);
        live.evaluate(RECORD);
        assertThat(live.locator(".rendezvous .moment")).containsText("en cours");
        recorded = (Map<String, Map<String, String>>) live.evaluate("() => globalThis.recorded");
        statements = JSON.readTree((String) live.evaluate("""
                async () => (await fetch('/api/v1/editions/nuit-du-code-citoyen-2017/statements')).text()
                """)).path("statements");
        // It would go on, and the evening with it.
        live.context().close();
    }

    @Test
    void whatIsSeenAgainIsWhatWasSeenLive() throws Exception {
        Page replay = page("/?at=2017-03-04T17:41+01:00");
        assertThat(replay.locator(".city")).hasCount(7);
        replay.evaluate(RECORD);
        List<String> cursors = recorded.keySet().stream()
                .filter(cursor -> !cursor.startsWith("0-"))
                .toList();
        assertThat(cursors).hasSizeGreaterThan(3);
        for (String cursor : cursors) {
            String at = statements
                    .path(cursor.substring(0, cursor.indexOf('-')))
                    .path("at")
                    .asText();
            replay.evaluate("at => document.querySelector('replay-bar').replay.seek(Date.parse(at))", at);
            replay.waitForFunction(
                    "cursor => document.querySelector('timeline-page').feed.view.cursor === cursor", cursor);
            @SuppressWarnings("unchecked")
            Map<String, String> seen = (Map<String, String>) replay.evaluate("() => held()");

            Map<String, String> then = recorded.get(cursor);
            assertThat(JSON.readTree(seen.get("timeline"))).isEqualTo(JSON.readTree(then.get("timeline")));
            assertThat(seen.get("news")).isEqualTo(then.get("news"));
        }
    }

    @Test
    void theSliderGoesByKeysAndSaysInWordsWhereItIs() {
        Page replay = page("/?at=2017-03-04T17:41+01:00");
        var slider = replay.getByRole(AriaRole.SLIDER);
        assertThat(slider).hasAttribute("aria-valuetext", "samedi 4 mars, 17:41");
        slider.focus();

        replay.keyboard().press("ArrowLeft");
        assertThat(slider).hasAttribute("aria-valuetext", "samedi 4 mars, 17:40");
        replay.keyboard().press("PageDown");
        assertThat(slider).hasAttribute("aria-valuetext", "samedi 4 mars, 16:40");
        replay.keyboard().press("Home");
        assertThat(slider).hasAttribute("aria-valuetext", "vendredi 3 mars, 00:00");
        assertThat(replay.locator(".news .quiet")).isVisible();

        assertThat(replay).hasURL(Pattern.compile(".*\\?at=2017-03-03T00:00\\+01:00$"));
    }

    /** The cases in which the server's own days are tested too. */
    @Test
    @SuppressWarnings("unchecked")
    void theSliderGoesFromTheFirstMidnightToTheLastNoonOfAllItsZones() throws Exception {
        Page replay = page("/?at=2017-03-04T17:41+01:00");
        replay.waitForFunction("() => document.querySelector('replay-bar')?.replay.view.timeline !== undefined");
        List<String> cases = Files.readAllLines(Path.of("src/test/resources/carillon/edition/edition-days.csv"));
        for (String line : cases.subList(1, cases.size())) {
            List<String> cells = List.of(line.split("; *"));
            List<Object> ends = (List<Object>) replay.evaluate("""
                    async ([timezone, zones, from, to]) => {
                      const bar = document.querySelector('replay-bar');
                      const timeline = structuredClone(bar.replay.view.timeline);
                      Object.assign(timeline.edition, { timezone, from, to });
                      const [city] = Object.values(timeline.cities);
                      timeline.cities = Object.fromEntries(zones.split(' ').map((zone) => [zone, { ...city, timezone: zone }]));
                      Object.defineProperty(bar.replay, 'view', { configurable: true, value: { timeline } });
                      bar.requestUpdate();
                      await bar.updateComplete;
                      delete bar.replay.view;
                      const slider = bar.querySelector('input');
                      return [slider.min, slider.max].map((at) => new Date(Number(at)).toISOString().replace('.000', ''));
                    }
                    """, cells);
            assertThat(ends).as(line).containsExactlyElementsOf(cells.subList(4, 6));
        }
    }

    @Test
    void thePresentIsTheEnd() {
        Page replay = page("/?at=2017-03-04T17:41+01:00");
        replay.getByRole(AriaRole.SLIDER).press("End");

        assertThat(replay.locator(".replay")).hasAttribute("aria-busy", "false");
        assertThat(replay.locator(".replay time")).containsText("samedi 4 mars");
        replay.getByText("Revenir au direct").click();
        assertThat(replay.getByRole(AriaRole.STATUS).first()).containsText("En direct");
    }

    @Test
    void itPlaysSixtyTimesAsFastThroughTheStrikeWithoutABellAndItsAddressIsShared() {
        Page replay = page("/?at=2017-03-04T17:58+01:00");
        assertThat(replay.getByRole(AriaRole.STATUS).first()).containsText("Rediffusion");
        assertThat(button(replay, "Cloches")).hasCount(0);
        replay.getByLabel("Vitesse").selectOption("60");
        button(replay, "Lire").click();
        assertThat(replay.locator(".rendezvous .moment")).containsText("en cours");
        button(replay, "Pause").click();
        assertThat(replay.locator(".replay")).hasAttribute("aria-busy", "false");
        assertThat(replay.locator("html")).not().hasAttribute("data-rang", Pattern.compile(".*"));
        assertThat(replay).hasTitle("Nuit du Code Citoyen 2017 · Rediffusion");
        String shown = replay.locator(".replay time").innerText();
        replay.waitForFunction("""
                () => Date.parse(new URL(location.href).searchParams.get('at').replace(' ', '+'))
                    === document.querySelector('replay-bar').replay.at
                """);

        Page friend = page("/" + replay.url().substring(replay.url().indexOf('?')));

        assertThat(friend.locator(".replay time")).hasText(shown);
        assertThat(friend.locator(".news li"))
                .hasText(replay.locator(".news li").allInnerTexts().toArray(String[]::new));
        assertThat(friend.locator(".rendezvous .moment")).containsText("en cours");
    }

    @Test
    void anotherLanguageShowsTheSameInstant() {
        Page replay = page("/?at=2017-03-04T17:41+01:00");
        assertThat(replay.locator(".city")).hasCount(7);
        replay.locator(".languages a[lang=en]").click();

        assertThat(replay.locator("html")).hasAttribute("lang", "en");
        assertThat(replay.locator(".replay time")).hasText("Saturday, March 4, 17:41");
    }

    @Test
    void itsButtonsSayWhereTheyLead() {
        Page replay = page("/?at=2017-03-04T17:41+01:00");

        assertThat(button(replay, "À l’instant montré")).isVisible();
        assertThat(replay.getByText("Revenir à maintenant")).hasCount(0);
        assertThat(button(replay, "Avancer de 10 minutes, à 17:51")).containsText("+10 min");
        button(replay, "Reculer de 10 minutes, à 17:31").click();
        assertThat(replay.locator(".replay time")).hasText("samedi 4 mars, 17:31");
        assertThat(button(replay, "Reculer de 10 minutes, à 17:21")).isVisible();
    }

    @Test
    void aWholeDayPassesInLessThanHalfAMinute() {
        Page replay = page("/?at=2017-03-03T12:00+01:00");
        assertThat(replay.getByLabel("Vitesse").locator("option"))
                .hasText(new String[] {"×1", "×10", "×60", "×300", "×900", "×3600"});
        replay.getByLabel("Vitesse").selectOption("3600");
        button(replay, "Lire").click();

        assertThat(replay.locator(".replay time")).containsText("samedi 4 mars");
    }

    @ParameterizedTest
    @CsvSource({"1280, 720, 64", "1920, 1080, 72", "390, 844, 112", "320, 640, 136"})
    void itsBarLeavesRoomForWhatIsLookedAt(int width, int height, int most) {
        Page replay = page("/?at=2017-03-04T17:41+01:00");
        replay.setViewportSize(width, height);
        assertThat(replay.locator("main")).hasAttribute("aria-busy", "false");
        var bar = replay.locator(".replay");
        assertThat(bar.boundingBox().height).isLessThanOrEqualTo(most);

        replay.evaluate("() => scrollTo(0, document.body.scrollHeight)");
        replay.locator(".pin").first().evaluate("(pin) => { pin.focus(); pin.scrollIntoView({ block: 'start' }); }");

        assertThat(replay.locator(".pin").first().boundingBox().y)
                .isGreaterThanOrEqualTo(bar.boundingBox().y + bar.boundingBox().height);
        assertThat(bar.boundingBox().y).isZero();
    }

    private Page page(String path) {
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        page.navigate(server.at("/") + path.substring(1));
        return page;
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
