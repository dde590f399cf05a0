package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.statement.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is waited for at 18:00, and when it starts. The weekend's quorum is five of seven cities. */
class RollCallTest {
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Instant SIX = Instant.parse("2017-03-04T17:00:00Z");
    private static final List<CityId> CITIES =
            List.copyOf(Weekend.edition().cities().keySet());
    private static final Text WHY = new Text("pourquoi");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);
    private Instant now = SIX.minusSeconds(900);

    @Test
    void fiveReadyCitiesStartItAtSixAndNotBefore() {
        CITIES.subList(0, 5).forEach(city -> ready(city, Answer.YES));

        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(SIX);
    }

    @Test
    void fourReadyCitiesDoNot() {
        CITIES.subList(0, 4).forEach(city -> ready(city, Answer.YES));
        ready(CITIES.get(4), Answer.NO);

        assertThat(timeline.nextRule()).isEmpty();
    }

    @Test
    void theFifthAnswerStartsItWhenItComesLate() {
        CITIES.subList(0, 4).forEach(city -> ready(city, Answer.YES));
        now = SIX.plusSeconds(240);
        ready(CITIES.get(4), Answer.YES);

        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(now);
    }

    @Test
    void aNoThatIsTakenBackAfterSixStartsItThenAndNotInThePast() {
        CITIES.subList(0, 5).forEach(city -> ready(city, Answer.YES));
        UUID mistake = ready(CITIES.getFirst(), Answer.NO);
        now = SIX.plusSeconds(240);
        say(new CheckIn.Retracted(CITIES.getFirst(), mistake, null));

        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(now);
    }

    @Test
    void doorsThatWereClosedByMistakeStartItWhenThatIsTakenBack() {
        CITIES.subList(0, 5).forEach(city -> ready(city, Answer.YES));
        UUID mistake = say(new CheckIn.CityClosed(CITIES.getFirst()));
        now = SIX.plusSeconds(240);
        say(new CheckIn.Retracted(CITIES.getFirst(), mistake, null));

        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(now);
    }

    @Test
    void aRuleTakesItsPlaceBehindADecisionThatAClockAheadDatesLater() {
        say(new Decision.MilestoneCancelled(MEETUP, WHY));
        now = SIX.minusSeconds(40);
        say(new Decision.MilestonePostponed(MEETUP, SIX), SIX.plusSeconds(10));
        CITIES.forEach(city -> say(new CheckIn.Ready(city, MEETUP, Answer.YES, null), SIX.plusSeconds(20)));

        now = timeline.nextRule().orElseThrow().at();
        timeline = timeline.fold(timeline.entryByRule(now).orElseThrow());

        assertThat(meetup().path("state").asText()).isEqualTo("live");
    }

    @Test
    void whoeverSaysSomethingUnderTheIdThatTheStartWouldTakeDoesNotKeepItFromStarting() {
        CITIES.forEach(city -> ready(city, Answer.YES));
        UUID taken = timeline.entryByRule(SIX).orElseThrow().id();
        say(new Command(taken, new Author.Program(), new CheckIn.Note(CITIES.getFirst(), WHY), null));

        timeline = timeline.fold(timeline.entryByRule(SIX).orElseThrow());

        assertThat(meetup().path("state").asText()).isEqualTo("live");
    }

    @Test
    void noRuleAppliesAheadOfItsInstant() {
        CITIES.forEach(city -> ready(city, Answer.YES));

        assertThat(timeline.entryByRule(SIX.minusMillis(1))).isEmpty();
        assertThat(timeline.entryByRule(SIX)).isPresent();
    }

    @Test
    void whoHasGoneHomeIsNotWaitedFor() {
        CITIES.subList(0, 4).forEach(city -> ready(city, Answer.YES));
        CITIES.subList(4, 7).forEach(city -> say(new CheckIn.CityClosed(city)));

        assertThat(meetup().path("quorum").asInt()).isEqualTo(4);
        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(SIX);
    }

    @Test
    void aCityTakesItsYesAlongWhenItCloses() {
        CITIES.subList(0, 5).forEach(city -> ready(city, Answer.YES));
        say(new CheckIn.CityClosed(CITIES.getFirst()));

        assertThat(meetup().path("readyCount").asInt()).isEqualTo(4);
        assertThat(meetup().at("/cities/" + CITIES.getFirst() + "/ready").asText())
                .isEqualTo("unknown");
        assertThat(timeline.nextRule()).isEmpty();
    }

    @Test
    void aCityThatAnswersAfterItHasClosedIsBack() {
        CITIES.forEach(city -> say(new CheckIn.CityClosed(city)));
        CITIES.forEach(city -> ready(city, Answer.YES));

        assertThat(meetup().path("quorum").asInt()).isEqualTo(5);
        assertThat(meetup().path("readyCount").asInt()).isEqualTo(7);
    }

    @Test
    void itNeverStartsByItselfWhenEverybodyHasGone() {
        CITIES.forEach(city -> say(new CheckIn.CityClosed(city)));

        assertThat(meetup().path("quorum").asInt()).isEqualTo(1);
        assertThat(timeline.nextRule()).isEmpty();
    }

    @Test
    void aPostponementAsksAgain() {
        CITIES.forEach(city -> ready(city, Answer.YES));
        say(new Decision.MilestonePostponed(MEETUP, SIX.plusSeconds(600)));

        assertThat(meetup().path("readyCount").asInt()).isZero();
        assertThat(timeline.nextRule()).isEmpty();
        CITIES.subList(0, 5).forEach(city -> ready(city, Answer.YES));
        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(SIX.plusSeconds(600));
    }

    @Test
    void aHoldStopsItAndItsReleaseLetsItGoAtOnceWhenSixHasPassed() {
        CITIES.forEach(city -> ready(city, Answer.YES));
        say(new Decision.MilestoneHeld(MEETUP, WHY));

        assertThat(timeline.nextRule()).isEmpty();
        now = SIX.plusSeconds(180);
        say(new Decision.MilestoneReleased(MEETUP));
        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(now);
    }

    @Test
    void aCoordinatorWhoHasNotSeenWhatAnotherDidIsToldAndNothingHappens() {
        long seen = timeline.seq();
        say(new Decision.MilestoneHeld(MEETUP, WHY));

        Decision late = new Decision.MilestonePostponed(MEETUP, SIX.plusSeconds(600));
        Verdict verdict = timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), late, null, seen), now);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, no -> {
            assertThat(no.refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.OVERTAKEN);
            assertThat(no.refusals().getFirst().facts()).containsEntry("decision", "milestone.held");
        });
        assertThat(timeline.decide(
                        new Command(UUID.randomUUID(), new Author.Program(), late, null, timeline.seq()), now))
                .isInstanceOf(Verdict.Accepted.class);
    }

    private UUID ready(CityId city, Answer answer) {
        return say(new CheckIn.Ready(city, MEETUP, answer, null));
    }

    private UUID say(Statement said) {
        return say(said, null);
    }

    private UUID say(Statement said, @Nullable Instant observedAt) {
        UUID id = UUID.randomUUID();
        say(new Command(id, new Author.Program(), said, observedAt));
        return id;
    }

    private void say(Command command) {
        now = now.plusSeconds(1);
        timeline = timeline.fold(((Verdict.Accepted) timeline.decide(command, now)).entry());
    }

    private JsonNode meetup() {
        return timeline.document().path("milestones").path(MEETUP.value());
    }
}
