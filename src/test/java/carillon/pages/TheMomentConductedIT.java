package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Saturday evening from 17:40 to about 18:35, sixty times as fast: seven cities are to speak, two of them twice, and one is not
 * there. All that is said of it is tapped on the phone of who conducts and at the desks of the cities, and pressed once on the
 * laptop of another coordinator.
 */
@WithBrowser
@WithServer(
        clock = "2017-03-04T17:40:00+01:00",
        options = {"--speed", "60"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheMomentConductedIT {
    private static final List<String> PRESENT = List.of("lille", "lyon", "paris", "rennes", "toulouse", "tunis");
    private static final Duration PROMISED = Duration.ofSeconds(60);

    /** A press reaches a screen within two seconds, which are two minutes of this evening, also on a slow machine. */
    private static final Duration WITH_THE_PRESS = Duration.ofMinutes(2);

    /** Notes whenever a screen calls its city, or shows another speaker: by the clock of the evening, and by the true time. */
    private static final String NOTE = """
            globalThis.noted = [];
            const last = {};
            const note = (what, value) => {
                if (last[what] === value) return;
                last[what] = value;
                const page = document.querySelector('wall-page, desk-page');
                noted.push({ what, value, at: page.feed.clock.now(), true: performance.timeOrigin + performance.now() });
            };
            new MutationObserver(() => {
                note('called', document.querySelector('.on-air.called, .called-to-speak') === null ? '' : 'yes');
                if (document.querySelector('.on-air.mine') !== null) note('speaker', 'own');
                const speaks = document.querySelector('#speaks');
                if (speaks !== null) note('speaker', speaks.innerText);
            }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class'] });
            """;

    private record Note(String what, String value, Instant at, double trueMillis) {}

    private final Browser browser;
    private final RunningServer server;
    private final Program program;
    private final Team team;
    private final Map<String, Page> walls = new LinkedHashMap<>();
    private final Map<String, Page> desks = new LinkedHashMap<>();

    TheMomentConductedIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
        this.team = new Team(server);
    }

    @Test
    void everyCityIsCalledInTimeOnItsWallAndAtItsDesk() throws Exception {
        Page phone = team.coordinator(browser.thumb(360, 740, "fr-FR"), "/control");
        Page laptop = team.coordinator(browser.person(1280, 800, "fr-FR"), "/control");
        for (String city : PRESENT) {
            walls.put(city, wall(city));
            desks.put(city, desk(city));
        }
        makeNineTurns(phone);
        desks.values().forEach(TheMomentConductedIT::saysReady);

        next(phone, "Lille");
        whenItIsOver(phone);
        next(phone, "Lyon");
        whenItIsOver(phone);
        phone.waitForFunction("() => /04:\\d\\d/.test(document.querySelector('.next-bar.over .time-left')?.innerText)");
        assertThat(phone.locator(".overrun")).containsText("tout le monde sera passé à");
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Instant skipped = now(phone);
        button(phone, "Sauter le suivant").tap();
        next(phone, "Paris");
        whenItIsOver(phone);
        next(phone, "Rennes");
        Instant ended = endEarly(phone, "Rennes");
        next(phone, "Toulouse");
        whenItIsOver(phone);
        bothPress(phone, laptop, "Tunis");
        whenItIsOver(phone);
        next(phone, "L’appel des survivants");
        button(phone, "+1 min").first().tap();
        whenItIsOver(phone);
        next(phone, "Mot de la fin");
        whenItIsOver(phone);
        next(phone, "");
        // It is past its half hour, and nobody speaks any more: so it ends.
        assertThat(phone.locator(".next-bar")).hasCount(0);

        JsonNode turns = program.timeline().at("/timeline/milestones/meetup-video/turns");
        assertThat(turns.findValuesAsText("state"))
                .hasSize(9)
                .containsOnlyOnce("skipped")
                .doesNotContain("planned", "running");
        for (String turn : List.of("lyon", "rennes", "tunis", "l-appel-des-survivants", "mot-de-la-fin")) {
            Instant start = startOf(turns, turn);
            assertThat(calls(turns, turn))
                    .as(turn)
                    .allSatisfy(call -> assertThat(call).isBefore(start.minus(PROMISED)));
        }
        assertThat(calls(turns, "lille")).allSatisfy(call -> assertThat(call).isBefore(startOf(turns, "lille")));
        assertThat(calls(turns, "paris"))
                .allSatisfy(call -> assertThat(call).isBetween(skipped, skipped.plus(WITH_THE_PRESS)));
        assertThat(calls(turns, "toulouse"))
                .as("with the press that ended the turn ahead early, unless it was time already")
                .allSatisfy(call -> assertThat(call).isBefore(ended.plus(WITH_THE_PRESS)));
        print(turns);
    }

    private static void saysReady(Page desk) {
        Locator yes =
                desk.locator("section[aria-labelledby=ready] .pair button").first();
        yes.tap();
        assertThat(yes).hasAttribute("aria-pressed", "true");
    }

    /** One for each city, and two more by hand. */
    private static void makeNineTurns(Page phone) {
        phone.getByLabel("Minutes chacun").fill("3");
        button(phone, "Fixer cet ordre").tap();
        assertThat(phone.locator(".turn")).hasCount(7);
        phone.locator(".making summary").tap();
        add(phone, "Lyon", "L’appel des survivants", 8);
        add(phone, "Paris", "Mot de la fin", 9);
    }

    private static void add(Page phone, String city, String title, int turns) {
        Locator form = phone.locator(".one-more");
        form.locator("select").selectOption(city);
        form.getByLabel("Intitulé").fill(title);
        form.getByLabel("Minutes").fill("3");
        form.getByRole(AriaRole.BUTTON).tap();
        assertThat(phone.locator(".turn")).hasCount(turns);
    }

    private static void next(Page phone, String speaker) {
        phone.locator(".next-turn[aria-disabled=false]").tap();
        if (!speaker.isEmpty()) {
            phone.waitForSelector(".turn.running:has-text('" + speaker + "')");
        }
    }

    private static void whenItIsOver(Page phone) {
        phone.waitForSelector(".next-bar.over");
    }

    /** Ends the turn that runs from its line in the order; gives the time of the press. */
    private static Instant endEarly(Page phone, String speaker) {
        phone.locator(".turn.running .pick").tap();
        phone.waitForSelector(".next-turn[aria-disabled=false]");
        Instant ended = now(phone);
        phone.locator(".turn.running")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Terminer"))
                .tap();
        phone.waitForSelector(".turn.done:has-text('" + speaker + "')");
        return ended;
    }

    /** Another coordinator presses at the same time: what the phone says comes first, and the other is told of it. */
    private static void bothPress(Page phone, Page laptop, String speaker) {
        laptop.route("**/decisions/*", route -> {
            next(phone, speaker);
            route.resume();
        });
        laptop.keyboard().press(" ");
        assertThat(laptop.locator(".next-bar .refused"))
                .containsText("« " + speaker + " » : passage commencé entre-temps");
        laptop.unroute("**/decisions/*");
    }

    /** When the screens of a city called it to a turn: the last time before that began. */
    private Stream<Instant> calls(JsonNode turns, String turn) {
        String city = turns.path(turn).path("city").asText();
        Instant start = startOf(turns, turn);
        return Stream.of(walls, desks)
                .map(pages -> notes(pages.get(city)).stream()
                        .filter(note -> note.what().equals("called")
                                && !note.value().isEmpty()
                                && note.at().isBefore(start))
                        .reduce((_, later) -> later)
                        .map(Note::at)
                        .orElseThrow(() -> new AssertionError(city + " was not called to " + turn)));
    }

    private static Instant startOf(JsonNode turns, String turn) {
        return Instant.parse(turns.path(turn).at("/actual/start").asText());
    }

    /** How far apart the walls changed speaker, with each that began to speak. */
    private void print(JsonNode turns) {
        turns.properties().stream()
                .filter(turn -> turn.getValue().has("actual"))
                .forEach(turn -> {
                    String city = turn.getValue().path("city").asText();
                    Instant start = startOf(turns, turn.getKey());
                    List<Double> changed = walls.entrySet().stream()
                            .flatMap(wall ->
                                    change(wall.getValue(), wall.getKey().equals(city) ? "own" : city, start).stream())
                            .sorted()
                            .toList();
                    if (changed.size() > 1) {
                        System.out.printf(
                                "%d walls changed to %s within %.0f ms of each other%n",
                                changed.size(), turn.getKey(), changed.getLast() - changed.getFirst());
                    }
                });
    }

    private static Optional<Double> change(Page wall, String speaker, Instant start) {
        return notes(wall).stream()
                .filter(note -> note.what().equals("speaker") && note.value().equalsIgnoreCase(speaker))
                .filter(note ->
                        note.at().isAfter(start.minusSeconds(10)) && note.at().isBefore(start.plus(WITH_THE_PRESS)))
                .findFirst()
                .map(Note::trueMillis);
    }

    @SuppressWarnings("unchecked") // A list of such objects is what the script notes.
    private static List<Note> notes(Page page) {
        return ((List<Map<String, Object>>) page.evaluate("() => globalThis.noted"))
                .stream()
                        .map(note -> new Note(
                                (String) note.get("what"),
                                (String) note.get("value"),
                                Instant.ofEpochMilli(((Number) note.get("at")).longValue()),
                                ((Number) note.get("true")).doubleValue()))
                        .toList();
    }

    private Page wall(String city) {
        Page wall = browser.person(960, 540, "fr-FR").newPage();
        wall.addInitScript(NOTE);
        wall.navigate(server.at("/wall?city=" + city).toString());
        return wall;
    }

    private Page desk(String city) throws Exception {
        BrowserContext person = browser.thumb(390, 844, "fr-FR");
        person.addInitScript(NOTE);
        return team.organizer(city, person, "/desk");
    }

    private static Instant now(Page page) {
        return Instant.ofEpochMilli(
                ((Number) page.evaluate("() => document.querySelector('control-page').feed.clock.now()")).longValue());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
