package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import carillon.timeline.Timeline;
import carillon.timeline.WhatIsOn;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rehearsal that runs from Friday to Monday night without a break, an hour in each second. At every hour, what the
 * timeline and the walls call now is what the rule says ({@link WhatIsOn}).
 *
 * <p>It begins a day early, so that all pages are open by Friday. What they show at an hour is what they knew then: a page
 * that was kept waiting draws that when it comes to it, by its clock as it stood at that hour.
 */
@WithBrowser
@Order(1)
class WholeWeekendIT {
    private static final ObjectMapper MAPPER = StatementJson.mapper().build();
    private static final String CLOCK = "2017-03-02T06:00:00+01:00";
    private static final Instant BEGIN = Instant.parse("2017-03-03T06:00:00+01:00");
    private static final Instant END = Instant.parse("2017-03-06T00:00:00+01:00");
    private static final double PATIENCE_MILLIS = 600_000;

    /** Notes at each full hour by the page's clock what it calls now, with what it knew then. */
    private static final String WATCH = """
            (name, places) => {
              const HOUR = 3_600_000;
              const page = document.querySelector(name);
              const { feed } = page;
              const { clock } = feed;
              const slots = place => [...(place?.querySelectorAll('[data-slot]') ?? [])];
              globalThis.seen = [];
              let view = feed.view;
              let hour = Math.ceil(clock.now() / HOUR) * HOUR;
              const draw = (at) => {
                clock.now = () => at;
                Object.defineProperty(feed, 'view', { configurable: true, get: () => view });
                page.requestUpdate();
                page.performUpdate();
                const now = Object.fromEntries(places(view.timeline.cities).map(([city, place]) =>
                  [city, slots(place).map((slot) => `${slot.dataset.slot} ${slot.classList[1]}`)]));
                seen.push({ position: Number.parseInt(view.cursor), at, now });
                delete feed.view;
                delete clock.now;
                page.requestUpdate();
              };
              const look = () => {
                for (; hour <= clock.now(); hour += HOUR) draw(hour);
                view = feed.view;
              };
              feed.addEventListener('change', look);
              page.ticker.add(look);
            }
            """;

    /** Where a page says what is on in each city. */
    private static final String ROWS = """
            () => [...document.querySelectorAll('article.city')]
              .map((row) => [row.getAttribute('aria-labelledby').slice('city-'.length), row.querySelector('.current')])
            """;

    private static final String BOARD = """
            (cities) => {
              const idOf = (called) => Object.keys(cities).find((id) => cities[id].name === called);
              const board = [...document.querySelectorAll('.board:not(.own-projects) tbody tr')].map((row) => [idOf(row.cells[0].textContent), row]);
              const here = document.querySelector('.here');
              return here === null ? board : [...board, [new URLSearchParams(location.search).get('city'), here]];
            }
            """;

    private final Browser browser;

    WholeWeekendIT(Browser browser) {
        this.browser = browser;
    }

    /** What a page calls now in the cities that it shows, as it stood at an instant. */
    private record Look(int position, Instant at, Map<CityId, List<String>> now) {}

    @Test
    void atEveryHourThePagesCallNowWhatIsOnByTheRule(@TempDir Path data) throws Exception {
        Path file = Files.writeString(
                data.resolve("edition.yaml"),
                Files.readString(Weekend.FILE).replace("from: 2017-03-03", "from: 2017-03-02"));
        try (RunningServer server = RunningServer.rehearses(
                data.resolve("server"),
                RunningServer.freePort(),
                CLOCK,
                "--edition",
                file.toString(),
                "--speed",
                "3600",
                "--simulate")) {
            Page timeline = page(server.at("/"), "timeline-page", "article.city", ROWS);
            Page wall = page(server.at("/wall"), "wall-page", "main.hall > *", BOARD);
            Page ofLyon = page(server.at("/wall?city=lyon"), "wall-page", "main.hall > *", BOARD);
            List<Page> pages = List.of(timeline, wall, ofLyon);
            pages.forEach(page -> page.waitForFunction(
                    "end => seen.at(-1)?.at >= Date.parse(end)",
                    END.toString(),
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS)));

            Edition edition = Weekend.read(file);
            List<Timeline> states = states(edition, new Program(server).journal());
            for (Page page : pages) {
                assertThatItFollowsTheRule(page, states);
                assertThat(looks(page))
                        .anySatisfy(look -> assertThat(look.now())
                                .containsOnlyKeys(edition.cities().keySet()));
            }
            assertThat(looks(timeline))
                    .allSatisfy(look -> assertThat(look.now())
                            .containsOnlyKeys(edition.cities().keySet()));
        }
    }

    private static void assertThatItFollowsTheRule(Page page, List<Timeline> states) throws JsonProcessingException {
        List<Look> looks = looks(page);
        assertThat(looks).extracting(Look::at).containsExactlyElementsOf(everyHour());
        for (Look look : looks) {
            Map<CityId, List<String>> byTheRule = new TreeMap<>(look.now());
            byTheRule.replaceAll((city, _) -> now(states.get(look.position()), city, look.at()));
            assertThat(look.now()).as("%s at %s", page.url(), look.at()).isEqualTo(byTheRule);
        }
    }

    private static List<Instant> everyHour() {
        return Stream.iterate(BEGIN, hour -> !hour.isAfter(END), hour -> hour.plus(1, ChronoUnit.HOURS))
                .toList();
    }

    /** What was noted of the weekend. */
    private static List<Look> looks(Page page) throws JsonProcessingException {
        List<Look> looks = new ArrayList<>();
        for (JsonNode look : MAPPER.readTree((String) page.evaluate("() => JSON.stringify(seen)"))) {
            Map<CityId, List<String>> now = new TreeMap<>();
            look.path("now")
                    .properties()
                    .forEach(city -> now.put(
                            new CityId(city.getKey()),
                            city.getValue().valueStream().map(JsonNode::asText).toList()));
            Instant at = Instant.ofEpochMilli(look.path("at").longValue());
            looks.add(new Look(look.path("position").intValue(), at, now));
        }
        return looks.stream()
                .filter(look -> !look.at().isBefore(BEGIN) && !look.at().isAfter(END))
                .toList();
    }

    private static List<String> now(Timeline timeline, CityId city, Instant at) {
        return WhatIsOn.in(timeline, city, at).stream()
                .map(current -> current.slot().id().value() + " "
                        + switch (current.now()) {
                            case ON -> "running";
                            case UNCONFIRMED, DUE, PAST -> current.now().name().toLowerCase(Locale.ROOT);
                        })
                .toList();
    }

    /** The state after each entry of the journal. */
    private static List<Timeline> states(Edition edition, List<JsonNode> journal) throws JsonProcessingException {
        List<Timeline> states = new ArrayList<>(List.of(Timeline.of(edition, true)));
        for (JsonNode line : journal) {
            states.add(states.getLast().fold(entry((ObjectNode) line)));
        }
        return states;
    }

    private static Entry entry(ObjectNode line) throws JsonProcessingException {
        long seq = line.remove("seq").longValue();
        UUID id = UUID.fromString(line.remove("id").asText());
        Instant at = Instant.parse(line.remove("at").asText());
        Instant observedAt = Instant.parse(line.remove("observedAt").asText());
        line.remove("by");
        return new Entry(seq, id, at, new Author.Program(), MAPPER.treeToValue(line, Statement.class), observedAt);
    }

    private Page page(URI address, String name, String sign, String places) {
        Page page = browser.person(1366, 768, "fr-FR").newPage();
        page.navigate(address.toString());
        assertThat(page.locator(sign).first()).isVisible();
        page.evaluate("(%s)('%s', %s)".formatted(WATCH, name, places));
        return page;
    }
}
