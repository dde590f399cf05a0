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
import carillon.statement.Minutes;
import carillon.statement.Statement;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lasts longer than announced makes what comes later: talks of an hour each, and turns of five minutes each. */
class OverrunTest {
    private static final String EDITION = """
            edition: talks
            title: Talks
            timezone: Europe/Paris
            from: 2026-06-06
            to: 2026-06-06
            languages: [en]
            milestones:
              call: { title: { en: Call }, at: 2026-06-06T18:00:00+02:00, duration: PT1H, cities: all, quorum: 1 }
            cities:
              lyon:
                name: Lyon
                venue: Le Palais
                timezone: Europe/Paris
                programme:
                  - { id: one,   day: 2026-06-06, at: "10:00", until: "11:00", kind: talk, title: One }
                  - { id: two,   day: 2026-06-06, at: "11:00", until: "12:00", kind: talk, title: Two }
                  - { id: three, day: 2026-06-06, at: "12:00", until: "13:00", kind: talk, title: Three }
                  - { id: four,  day: 2026-06-06, at: "13:00", until: "14:00", kind: talk, title: Four }
                  - { milestone: call }
            """;

    private static final CityId LYON = new CityId("lyon");
    private static final MilestoneId CALL = new MilestoneId("call");

    @TempDir
    private Path directory;

    private Timeline timeline = Timeline.of(Weekend.edition(), false);

    @BeforeEach
    void nothingIsSaidYet() throws IOException {
        Edition edition = Weekend.read(Files.writeString(directory.resolve("talks.yaml"), EDITION));
        timeline = Timeline.of(edition, false);
    }

    @Test
    void talksThatOverranTwiceMakeTheOneAfterNextLater() {
        talk("one", "10:00", "11:30");
        talk("two", "11:30", "13:00");
        say("13:00", new CheckIn.SlotStarted(LYON, new SlotId("three")));

        assertThat(minutesLaterThanExpected("four"))
                .as("three is expected to last an hour, and predicted to last longer")
                .isBetween(8L, 18L);
    }

    @Test
    void talksThatLastAsAnnouncedBarelyMoveIt() {
        talk("one", "10:00", "11:00");
        talk("two", "11:00", "12:00");
        say("12:00", new CheckIn.SlotStarted(LYON, new SlotId("three")));

        assertThat(minutesLaterThanExpected("four")).isBetween(0L, 6L);
    }

    @Test
    void turnsOfASlotHoldTheSlotBehindIt() {
        say("09:00", new CheckIn.TurnsSet(LYON, new SlotId("one"), turns(20)));
        say("10:00", new CheckIn.SlotStarted(LYON, new SlotId("one")));

        assertThat(expected("two")).isEqualTo(at("11:00"));
        assertThat(predicted("two")).as("20 turns take 100 minutes and more").isAfter(at("11:40"));
    }

    @Test
    void everyPlannedTurnIsPredictedNotAheadOfWhenItIsExpected() {
        say("17:00", new Decision.TurnsSet(CALL, turns(6)));

        assertThat(turn(1).path("predicted").asText()).isEqualTo(at("18:03").toString());
        assertThat(predictedTurns()).isSorted().allMatch(start -> !start.isBefore(at("18:03")));

        say("18:00", new Decision.MilestoneStarted(CALL));
        say("18:01", new Decision.TurnStarted(CALL, new TurnId("turn-1")));
        say("18:07", new Decision.TurnStarted(CALL, new TurnId("turn-3")));
        say("18:08", new Decision.TurnSkipped(CALL, new TurnId("turn-5")));

        assertThat(turn(1).has("predicted")).as("it is done").isFalse();
        assertThat(turn(3).has("predicted")).as("it runs").isFalse();
        assertThat(turn(5).has("predicted")).as("it is skipped").isFalse();
        for (int number : new int[] {2, 4, 6}) {
            assertThat(Instant.parse(turn(number).path("predicted").asText()))
                    .isAfterOrEqualTo(
                            Instant.parse(turn(number).at("/expected/start").asText()));
        }
    }

    @Test
    void turnsThatRunLongMakeTheLaterOnesLaterThanThoseThatDoNot() {
        Instant asAnnounced = lastOfTen(Duration.ofMinutes(5));

        timeline = Timeline.of(timeline.edition(), false);
        Instant aFifthLonger = lastOfTen(Duration.ofMinutes(6));

        assertThat(Duration.between(asAnnounced, aFifthLonger))
                .as("five turns were a minute longer each, and those to come are taken to be longer, too")
                .isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void whatIsOverPredictsNothing() {
        say("17:00", new Decision.TurnsSet(CALL, turns(3)));
        say("18:00", new Decision.MilestoneStarted(CALL));
        say("18:05", new Decision.MilestoneEnded(CALL));

        assertThat(turn(1).has("predicted")).isFalse();
    }

    /** Lets five of ten turns run so long each, and says when the tenth is predicted then. */
    private Instant lastOfTen(Duration each) {
        say("17:00", new Decision.TurnsSet(CALL, turns(10)));
        say("18:00", new Decision.MilestoneStarted(CALL));
        Instant start = at("18:00");
        for (int number = 1; number <= 6; number++) {
            say(start, new Decision.TurnStarted(CALL, new TurnId("turn-" + number)));
            start = start.plus(each);
        }
        return Instant.parse(turn(10).path("predicted").asText());
    }

    private static List<Turn> turns(int count) {
        return Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map(number -> new Turn(new TurnId("turn-" + number), null, null, null, new Minutes(5)))
                .toList();
    }

    private JsonNode turn(int number) {
        return timeline.document().at("/milestones/call/turns/turn-" + number);
    }

    private List<Instant> predictedTurns() {
        return Stream.iterate(1, number -> number + 1)
                .limit(6)
                .map(number -> Instant.parse(turn(number).path("predicted").asText()))
                .toList();
    }

    private void talk(String slot, String from, String until) {
        say(from, new CheckIn.SlotStarted(LYON, new SlotId(slot)));
        say(until, new CheckIn.SlotFinished(LYON, new SlotId(slot)));
    }

    private long minutesLaterThanExpected(String slot) {
        return Duration.between(expected(slot), predicted(slot)).toMinutes();
    }

    private Instant expected(String slot) {
        return Instant.parse(slot(slot).at("/expected/start").asText());
    }

    private Instant predicted(String slot) {
        return Instant.parse(slot(slot).path("predicted").asText());
    }

    private JsonNode slot(String slot) {
        return timeline.document().at("/cities/lyon/slots/" + slot);
    }

    private void say(String time, Statement statement) {
        say(at(time), statement);
    }

    private void say(Instant time, Statement statement) {
        Command command = new Command(UUID.randomUUID(), new Author.Program(), statement, null);
        Verdict verdict = timeline.decide(command, time);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        timeline = timeline.fold(((Verdict.Accepted) verdict).entry());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-06T" + time + ":00+02:00");
    }
}
