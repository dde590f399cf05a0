package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Statements;
import carillon.statement.TurnStatement;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every moment with turns, whatever is said of it and in whatever order that arrives. */
class TurnsPropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final CityId LYON = new CityId("lyon");
    private static final SlotId PITCHES = new SlotId("pitchs");
    private static final Instant SIX = Instant.parse("2017-03-04T17:00:00Z");

    /** Something said, and at which minute it happened. */
    private record Said(UUID id, int minute, Statement statement) {
        Entry at(long seq) {
            return new Entry(
                    seq,
                    id,
                    SIX.plusSeconds(60 * 60 + seq),
                    new Author.Program(),
                    statement,
                    SIX.plusSeconds(minute * 60L));
        }
    }

    @Property(tries = 500)
    void atMostOneTurnRunsAndOnlyWhileItsBlockDoes(@ForAll("moments") List<Said> said) {
        Timeline timeline = Timeline.of(EDITION, false);
        for (Said one : said) {
            timeline = timeline.fold(one.at(timeline.seq() + 1));

            blocks(timeline).forEach(block -> {
                List<JsonNode> running = turns(block).stream()
                        .filter(turn -> turn.path("state").asText().equals("running"))
                        .toList();
                assertThat(running).hasSizeLessThanOrEqualTo(isOn(block) ? 1 : 0);
            });
        }
    }

    @Property(tries = 500)
    void timesChain(@ForAll("moments") List<Said> said) {
        blocks(folded(said)).forEach(block -> {
            List<JsonNode> expected = turns(block).stream()
                    .map(turn -> turn.path("expected"))
                    .filter(times -> !times.isMissingNode())
                    .sorted(Comparator.comparing((JsonNode times) -> instant(times, "start"))
                            .thenComparing(times -> instant(times, "end")))
                    .toList();
            for (int i = 0; i < expected.size(); i++) {
                assertThat(instant(expected.get(i), "end")).isAfterOrEqualTo(instant(expected.get(i), "start"));
                if (i > 0) {
                    assertThat(instant(expected.get(i), "start")).isAfterOrEqualTo(instant(expected.get(i - 1), "end"));
                }
            }
        });
    }

    @Property(tries = 500)
    void theOrderOfArrivalMakesNoDifference(@ForAll("moments") List<Said> said, @ForAll long seed) {
        List<Said> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(blocks(folded(shuffled))).isEqualTo(blocks(folded(said)));
    }

    @Property(tries = 500)
    void whatIsAcceptedHasItsEffect(@ForAll("moments") List<Said> said) {
        Timeline timeline = Timeline.of(EDITION, false);
        Instant now = SIX.plusSeconds(60 * 60);
        for (Said one : said) {
            Command command = new Command(one.id(), new Author.Program(), one.statement(), null);
            now = now.plusSeconds(1);
            if (!(timeline.decide(command, now) instanceof Verdict.Accepted accepted)) {
                continue;
            }
            timeline = timeline.fold(accepted.entry());
            if (one.statement() instanceof TurnStatement.Starting starting) {
                assertThat(turn(timeline, one.statement(), starting.turn().value())
                                .path("state")
                                .asText())
                        .isEqualTo("running");
            }
            if (one.statement() instanceof TurnStatement.Finishing finishing) {
                assertThat(turn(timeline, one.statement(), finishing.turn().value())
                                .at("/actual/end")
                                .asText())
                        .isEqualTo(now.toString());
            }
        }
    }

    private static JsonNode turn(Timeline timeline, Statement statement, String id) {
        int block = statement instanceof Decision ? 0 : 1;
        return blocks(timeline).get(block).path("turns").path(id);
    }

    /** The moment, and the pitches of Lyon. */
    private static List<JsonNode> blocks(Timeline timeline) {
        JsonNode document = timeline.document();
        return List.of(document.at("/milestones/meetup-video"), document.at("/cities/lyon/slots/pitchs"));
    }

    private static boolean isOn(JsonNode block) {
        return List.of("live", "running").contains(block.path("state").asText());
    }

    private static List<JsonNode> turns(JsonNode block) {
        List<JsonNode> turns = new ArrayList<>();
        block.path("turns").forEach(turns::add);
        return turns;
    }

    private static Instant instant(JsonNode times, String which) {
        return Instant.parse(times.path(which).asText());
    }

    private static Timeline folded(List<Said> said) {
        Timeline timeline = Timeline.of(EDITION, false);
        for (Said one : said) {
            timeline = timeline.fold(one.at(timeline.seq() + 1));
        }
        return timeline;
    }

    @Provide
    Arbitrary<List<Said>> moments() {
        Arbitrary<Statement> statements = Arbitraries.oneOf(
                Statements.turnsOfMilestone(Arbitraries.just(MEETUP)).map(decision -> decision),
                Statements.turnsOfMilestone(Arbitraries.just(MEETUP)).map(decision -> decision),
                Statements.turnsOfSlot(Arbitraries.just(LYON), Arbitraries.just(PITCHES))
                        .map(checkIn -> checkIn),
                Statements.turnsOfSlot(Arbitraries.just(LYON), Arbitraries.just(PITCHES))
                        .map(checkIn -> checkIn),
                Arbitraries.of(
                        new Decision.MilestoneStarted(MEETUP),
                        new Decision.MilestoneStarted(MEETUP),
                        new Decision.MilestoneEnded(MEETUP),
                        new Decision.MilestonePostponed(MEETUP, SIX.plusSeconds(3 * 60 * 60)),
                        new CheckIn.SlotStarted(LYON, PITCHES),
                        new CheckIn.SlotFinished(LYON, PITCHES),
                        new CheckIn.SlotSkipped(LYON, PITCHES)));
        return Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        Arbitraries.integers().between(0, 30),
                        statements)
                .as(Said::new)
                .list()
                .ofMaxSize(30);
    }
}
