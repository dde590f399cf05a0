package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.EditionFile;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A rehearsal that runs from Friday evening to Monday night without a break, an hour in each second. All the way, what
 * the timeline and the wall of a city call now is what the rule says ({@link WhatIsOn}).
 */
@WithBrowser
@WithServer(
        clock = "2017-03-03T17:30:00+01:00",
        options = {"--speed", "3600", "--simulate"})
class WholeWeekendIT {
    private static final ObjectMapper MAPPER = StatementJson.mapper().build();
    private static final String END = "2017-03-06T00:30:00+01:00";
    private static final int HOURS = 55;

    /** Notes some times an hour what a page calls now, with the document and the instants between which it was drawn. */
    private static final String WATCH = """
            ([name, places]) => {
              const page = document.querySelector(name);
              globalThis.seen = [];
              const look = async () => {
                const from = page.feed.clock.now();
                const { cursor } = page.feed.view;
                page.requestUpdate();
                await page.updateComplete;
                // At night and while the shared moment is live, a wall has something else to show.
                const shown = Object.entries(places).filter(([, place]) => document.querySelector(place) !== null);
                const now = Object.fromEntries(shown.map(([city, place]) => [
                  city,
                  [...document.querySelectorAll(`${place} [data-slot]`)].map(
                    (slot) => `${slot.dataset.slot} ${slot.classList[1]}`),
                ]));
                if (cursor === page.feed.view.cursor) {
                  seen.push({ position: Number.parseInt(cursor), from, to: page.feed.clock.now(), now });
                }
                setTimeout(look, 150);
              };
              void look();
            }
            """;

    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    WholeWeekendIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @Test
    void atEveryHourThePagesCallNowWhatIsOnByTheRule() throws Exception {
        Edition edition = edition();
        Map<String, String> cards = new TreeMap<>();
        edition.cities()
                .keySet()
                .forEach(city ->
                        cards.put(city.value(), "[aria-labelledby=city-" + city.value() + "] dd:first-of-type"));
        Page timeline = page("/", "timeline-page", cards);
        Page wall = page("/wall?city=lyon", "wall-page", Map.of("lyon", ".here"));

        for (Page page : List.of(timeline, wall)) {
            page.waitForFunction(
                    "end => seen.length > 0 && seen.at(-1).to > Date.parse(end)",
                    END,
                    new Page.WaitForFunctionOptions().setTimeout(180_000));
        }

        List<Timeline> states = states(edition);
        for (Page page : List.of(timeline, wall)) {
            JsonNode seen = MAPPER.readTree((String) page.evaluate("() => JSON.stringify(seen)"));
            TreeSet<Long> hours = new TreeSet<>();
            for (JsonNode look : seen) {
                Instant from = Instant.ofEpochMilli(look.path("from").longValue());
                Instant to = Instant.ofEpochMilli(look.path("to").longValue());
                hours.add(from.getEpochSecond() / 3_600);
                Timeline then = states.get(look.path("position").intValue());
                look.path("now").properties().forEach(city -> {
                    CityId id = new CityId(city.getKey());
                    assertThat(city.getValue()
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .toList())
                            .as("%s from %s to %s", id, from, to)
                            .isIn(now(then, id, from), now(then, id, to));
                });
            }
            assertThat(hours).as("the hours looked at").hasSizeGreaterThan(HOURS / 2);
        }
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
    private List<Timeline> states(Edition edition) throws Exception {
        List<Timeline> states = new ArrayList<>(List.of(Timeline.of(edition, true)));
        for (JsonNode line : program.journal()) {
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

    private Page page(String path, String name, Map<String, String> places) {
        Page page = browser.person(1366, 768, "fr-FR").newPage();
        page.navigate(server.at(path).toString());
        assertThat(page.locator(places.values().iterator().next())).isAttached();
        page.evaluate(WATCH, List.of(name, places));
        return page;
    }

    private static Edition edition() {
        return switch (EditionFile.read(Path.of("config", "nuit-du-code-citoyen-2017.yaml"))) {
            case EditionFile.Reading.Sound sound -> sound.edition();
            case EditionFile.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
