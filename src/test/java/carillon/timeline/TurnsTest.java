package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Minutes;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import carillon.timeline.Refusal.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Saturday at 18:00: the cities speak one after the other; and the pitches of Lyon. */
class TurnsTest {
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final CityId LYON = new CityId("lyon");
    private static final CityId PARIS = new CityId("paris");
    private static final SlotId PITCHES = new SlotId("accueil");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);

    @Test
    void turnsAreExpectedOneAfterTheOtherFromTheStartOfTheirMoment() {
        accept("17:40", set("lyon", "paris", "tunis"));

        assertThat(times("lyon", "expected")).isEqualTo("18:00-18:05");
        assertThat(times("paris", "expected")).isEqualTo("18:05-18:10");
        assertThat(times("tunis", "expected")).isEqualTo("18:10-18:15");
    }

    @Test
    void anOverrunMovesTheRestOnceSomethingIsSaid() {
        accept("17:40", set("lyon", "paris", "tunis"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        accept("18:00", started("lyon"));
        accept("18:09", started("paris"));

        assertThat(state("lyon")).isEqualTo("done");
        assertThat(times("lyon", "actual")).isEqualTo("18:00-18:09");
        assertThat(state("paris")).isEqualTo("running");
        assertThat(times("paris", "expected")).isEqualTo("18:09-18:14");
        assertThat(times("tunis", "expected")).isEqualTo("18:14-18:19");
    }

    @Test
    void oneThatWasSkippedTakesNoTimeAndOneThatWasProlongedTakesMore() {
        accept("17:40", set("lyon", "paris", "tunis"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        accept("18:00", started("lyon"));
        accept("18:01", new Decision.TurnSkipped(MEETUP, new TurnId("paris")));
        accept("18:02", new Decision.TurnProlonged(MEETUP, new TurnId("lyon"), new Minutes(3)));

        assertThat(turn("lyon").path("minutes").asInt()).isEqualTo(8);
        assertThat(turn("paris").has("expected")).isFalse();
        assertThat(times("tunis", "expected")).isEqualTo("18:08-18:13");
    }

    @Test
    void aTurnThatIsDoneOrWasSkippedBeginsAnew() {
        accept("17:40", set("lyon", "paris"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        accept("18:00", started("lyon"));
        accept("18:01", new Decision.TurnSkipped(MEETUP, new TurnId("paris")));
        accept("18:05", started("paris"));
        accept("18:06", started("lyon"));

        assertThat(state("paris")).isEqualTo("done");
        assertThat(times("lyon", "actual")).isEqualTo("18:06-");
    }

    @Test
    void whatRunsKeepsItsStartWhenTheOrderChanges() {
        accept("17:40", set("lyon", "paris", "tunis"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        accept("18:00", started("lyon"));
        accept("18:01", set("lyon", "tunis", "paris"));

        assertThat(times("lyon", "actual")).isEqualTo("18:00-");
        assertThat(times("tunis", "expected")).isEqualTo("18:05-18:10");
        assertThat(refusals("18:02", set("tunis", "paris"))).containsExactly(Reason.TURN_LEFT_OUT);
    }

    @Test
    void aTurnIsProlongedUpToWhatItMayBeSetToSoThatAnyOrderCanBeSentAsItIsShown() {
        accept("17:40", set("lyon"));
        accept("17:41", new Decision.TurnProlonged(MEETUP, new TurnId("lyon"), new Minutes(114)));
        assertThat(refusals("17:42", new Decision.TurnProlonged(MEETUP, new TurnId("lyon"), new Minutes(2))))
                .containsExactly(Reason.TURN_TOO_LONG);
        accept("17:43", new Decision.TurnProlonged(MEETUP, new TurnId("lyon"), new Minutes(1)));

        assertThat(turn("lyon").path("minutes").asInt()).isEqualTo(Minutes.MOST);
    }

    @Test
    void turnsStartOnlyWhileTheirMomentIsLive() {
        accept("17:40", set("lyon", "paris"));
        assertThat(refusals("17:50", started("lyon"))).containsExactly(Reason.MILESTONE_NOT_LIVE);

        accept("17:55", new Decision.MilestoneHeld(MEETUP, new Text("Le son")));
        assertThat(refusals("17:56", started("lyon"))).containsExactly(Reason.MILESTONE_HELD);

        accept("18:01", new Decision.MilestoneReleased(MEETUP));
        accept("18:02", new Decision.MilestoneStarted(MEETUP));
        accept("18:02", started("lyon"));
        assertThat(refusals("18:03", started("lyon"))).containsExactly(Reason.TURN_RUNNING);
        assertThat(refusals("18:03", started("nulle-part"))).containsExactly(Reason.UNKNOWN_TURN);
        assertThat(refusals("18:03", new Decision.TurnFinished(MEETUP, new TurnId("paris"))))
                .containsExactly(Reason.TURN_NOT_RUNNING);

        accept("18:20", new Decision.MilestoneEnded(MEETUP));
        assertThat(refusals("18:21", started("paris"))).containsExactly(Reason.MILESTONE_DONE);
    }

    @Test
    void whoRunsIsDoneWhenTheMomentEndsAndAllArePlannedAgainWhenItIsPostponed() {
        accept("17:40", set("lyon", "paris"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        accept("18:00", started("lyon"));
        accept("18:04", new Decision.MilestoneEnded(MEETUP));
        assertThat(times("lyon", "actual")).isEqualTo("18:00-18:04");
        assertThat(turn("paris").has("expected")).isFalse();

        accept("18:05", new Decision.MilestonePostponed(MEETUP, at("18:20")));
        assertThat(state("lyon")).isEqualTo("planned");
        assertThat(turn("lyon").has("actual")).isFalse();
        assertThat(times("paris", "expected")).isEqualTo("18:25-18:30");
    }

    @Test
    void noRuleEndsAMomentWhileSomebodySpeaks() {
        accept("17:40", set("lyon", "paris"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        Instant ends = timeline.nextRule().orElseThrow().at();

        accept("18:20", started("lyon"));
        assertThat(timeline.nextRule().filter(due -> due.statement().milestone().equals(MEETUP)))
                .isEmpty();

        Instant finished = ends.plusSeconds(120);
        accept(finished, new Decision.TurnFinished(MEETUP, new TurnId("lyon")));
        assertThat(timeline.nextRule().map(DueRule::at)).isEqualTo(Optional.of(finished));
    }

    @Test
    void anOrderIsRefusedWithEachFault() {
        List<Turn> turns = List.of(
                turn("un", new CityId("nantes"), null),
                turn("deux", LYON, new ProjectId("parti")),
                turn("un", PARIS, null));

        assertThat(refused("17:40", new Decision.TurnsSet(MEETUP, turns)))
                .extracting(refusal -> refusal.reason() + " " + refusal.pointer())
                .containsExactly(
                        "UNKNOWN_CITY /turns/0/city", "UNKNOWN_PROJECT /turns/1/project", "TURN_TWICE /turns/2/id");
    }

    @Test
    void theSecondOfTwoCoordinatorsIsToldWhatTheFirstDid() {
        accept("17:40", set("lyon", "paris"));
        accept("18:00", new Decision.MilestoneStarted(MEETUP));
        long seen = timeline.seq();
        accept("18:00", started("lyon"));

        Command second = new Command(
                UUID.randomUUID(),
                new Author.Program(),
                started("paris"),
                at("18:00").plusMillis(300),
                seen);
        Verdict verdict = timeline.decide(second, at("18:00").plusMillis(300));

        assertThat(((Verdict.Refused) verdict).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.OVERTAKEN);
            assertThat(refusal.facts()).containsEntry("decision", "turn.started");
        });
    }

    @Test
    void thePitchesOfACityTakeTheirPlaceByWhenTheyHappenedAndAreTakenBack() {
        UUID second = UUID.randomUUID();
        accept("10:00", new CheckIn.SlotStarted(LYON, PITCHES));
        accept("10:20", new CheckIn.SlotFinished(LYON, PITCHES));
        late("10:30", "10:01", UUID.randomUUID(), new CheckIn.TurnsSet(LYON, PITCHES, List.of(plain("a"), plain("b"))));
        late("10:30", "10:02", UUID.randomUUID(), new CheckIn.TurnStarted(LYON, PITCHES, new TurnId("a")));
        late("10:30", "10:09", second, new CheckIn.TurnStarted(LYON, PITCHES, new TurnId("b")));

        JsonNode turns = pitches();
        assertThat(times(turns.path("a").path("actual"))).isEqualTo("10:02-10:09");
        assertThat(times(turns.path("b").path("actual"))).isEqualTo("10:09-10:20");

        late("10:31", "10:31", UUID.randomUUID(), new CheckIn.Retracted(LYON, second, null));
        assertThat(times(pitches().path("a").path("actual"))).isEqualTo("10:02-10:20");
        assertThat(pitches().path("b").path("state").asText()).isEqualTo("planned");
    }

    @Test
    void theSlotsOfACityHaveOnlySoManyTurns() {
        List<SlotId> slots = Weekend.edition().cities().get(LYON).programme().stream()
                .filter(carillon.edition.Slot.class::isInstance)
                .map(slot -> ((carillon.edition.Slot) slot).id())
                .toList();
        List<Turn> hundred =
                IntStream.range(0, Turn.MOST).mapToObj(i -> plain("t" + i)).toList();
        slots.stream().limit(4).forEach(slot -> accept("09:00", new CheckIn.TurnsSet(LYON, slot, hundred)));

        assertThat(refusals("09:01", new CheckIn.TurnsSet(LYON, slots.get(4), List.of(plain("a")))))
                .containsExactly(Reason.TOO_MANY_TURNS);
        accept("09:02", new CheckIn.TurnsSet(LYON, slots.get(0), List.of(plain("a"))));
    }

    private static Decision.TurnsSet set(String... ids) {
        return new Decision.TurnsSet(
                MEETUP, Stream.of(ids).map(id -> turn(id, new CityId(id), null)).toList());
    }

    private static Decision.TurnStarted started(String turn) {
        return new Decision.TurnStarted(MEETUP, new TurnId(turn));
    }

    private static Turn plain(String id) {
        return turn(id, null, null);
    }

    private static Turn turn(String id, @Nullable CityId city, @Nullable ProjectId project) {
        return new Turn(new TurnId(id), city, project, null, new Minutes(5));
    }

    private void accept(String time, Statement statement) {
        accept(at(time), statement);
    }

    private void accept(Instant now, Statement statement) {
        late(now, now, UUID.randomUUID(), statement);
    }

    private void late(String now, String observedAt, UUID id, Statement statement) {
        late(at(now), at(observedAt), id, statement);
    }

    private void late(Instant now, Instant observedAt, UUID id, Statement statement) {
        Verdict verdict = timeline.decide(new Command(id, new Author.Program(), statement, observedAt), now);
        assertThat(verdict).as("%s", statement).isInstanceOf(Verdict.Accepted.class);
        timeline = timeline.fold(((Verdict.Accepted) verdict).entry());
    }

    private List<Reason> refusals(String now, Statement statement) {
        return refused(now, statement).stream().map(Refusal::reason).toList();
    }

    private List<Refusal> refused(String now, Statement statement) {
        Command command = new Command(UUID.randomUUID(), new Author.Program(), statement, at(now));
        return ((Verdict.Refused) timeline.decide(command, at(now))).refusals();
    }

    private JsonNode turn(String id) {
        return timeline.document().at("/milestones/meetup-video/turns/" + id);
    }

    private JsonNode pitches() {
        return timeline.document().at("/cities/lyon/slots/" + PITCHES + "/turns");
    }

    private String state(String turn) {
        return turn(turn).path("state").asText();
    }

    private String times(String turn, String which) {
        return times(turn(turn).path(which));
    }

    /** Writes times as clocks in Paris show them. */
    private static String times(JsonNode times) {
        return clock(times.path("start")) + "-" + clock(times.path("end"));
    }

    private static String clock(JsonNode instant) {
        return instant.isMissingNode()
                ? ""
                : Instant.parse(instant.asText()).plusSeconds(3_600).toString().substring(11, 16);
    }

    private static Instant at(String time) {
        return Instant.parse("2017-03-04T" + time + ":00Z").minusSeconds(3_600);
    }
}
