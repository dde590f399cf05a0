package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.FarApart;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.timeline.Refusal.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a slot and of a milestone against everything that can be said of it. */
class JudgementTest {
    private static final CityId LYON = new CityId("lyon");
    private static final SlotId PITCHS = new SlotId("pitchs");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Instant NOW = Instant.parse("2017-03-04T12:00:00Z");
    private static final Instant LATER = Instant.parse("2017-03-04T19:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("2017-03-08T12:00:00Z");
    private static final Text WHY = new Text("pourquoi");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);
    private Instant now = NOW;

    static Stream<Arguments> slotCells() {
        CheckIn start = new CheckIn.SlotStarted(LYON, PITCHS);
        CheckIn finish = new CheckIn.SlotFinished(LYON, PITCHS);
        CheckIn skip = new CheckIn.SlotSkipped(LYON, PITCHS);
        CheckIn delay = new CheckIn.SlotDelayed(LYON, PITCHS, LATER);
        CheckIn prolong = new CheckIn.SlotProlonged(LYON, PITCHS, LATER);
        return Stream.of(
                cell("planned", start, null),
                cell("planned", finish, null),
                cell("planned", skip, null),
                cell("planned", delay, null),
                cell("planned", prolong, Reason.SLOT_NOT_RUNNING),
                cell("running", start, Reason.SLOT_RUNNING, start),
                cell("running", finish, null, start),
                cell("running", skip, Reason.SLOT_RUNNING, start),
                cell("running", delay, Reason.SLOT_RUNNING, start),
                cell("running", prolong, null, start),
                cell("done", start, Reason.SLOT_DONE, start, finish),
                cell("done", finish, Reason.SLOT_DONE, start, finish),
                cell("done", skip, Reason.SLOT_DONE, start, finish),
                cell("done", delay, Reason.SLOT_DONE, start, finish),
                cell("done", prolong, Reason.SLOT_NOT_RUNNING, start, finish),
                cell("skipped", start, Reason.SLOT_SKIPPED, skip),
                cell("skipped", finish, Reason.SLOT_SKIPPED, skip),
                cell("skipped", skip, Reason.SLOT_SKIPPED, skip),
                cell("skipped", delay, Reason.SLOT_SKIPPED, skip),
                cell("skipped", prolong, Reason.SLOT_NOT_RUNNING, skip));
    }

    static Stream<Arguments> milestoneCells() {
        Decision start = new Decision.MilestoneStarted(MEETUP);
        Decision end = new Decision.MilestoneEnded(MEETUP);
        Decision hold = new Decision.MilestoneHeld(MEETUP, WHY);
        Decision release = new Decision.MilestoneReleased(MEETUP);
        Decision postpone = new Decision.MilestonePostponed(MEETUP, LATER);
        Decision prolong = new Decision.MilestoneProlonged(MEETUP, LATER);
        Decision cancel = new Decision.MilestoneCancelled(MEETUP, WHY);
        CheckIn ready = new CheckIn.Ready(LYON, MEETUP, Answer.YES, null);
        return Stream.of(
                cell("planned", start, null),
                cell("planned", end, Reason.MILESTONE_NOT_LIVE),
                cell("planned", hold, null),
                cell("planned", release, Reason.MILESTONE_NOT_HELD),
                cell("planned", postpone, null),
                cell("planned", prolong, Reason.MILESTONE_NOT_LIVE),
                cell("planned", cancel, null),
                cell("planned", ready, null),
                cell("held", start, Reason.MILESTONE_HELD, hold),
                cell("held", end, Reason.MILESTONE_NOT_LIVE, hold),
                cell("held", hold, Reason.MILESTONE_HELD, hold),
                cell("held", release, null, hold),
                cell("held", postpone, null, hold),
                cell("held", prolong, Reason.MILESTONE_NOT_LIVE, hold),
                cell("held", cancel, null, hold),
                cell("held", ready, null, hold),
                cell("live", start, Reason.MILESTONE_LIVE, start),
                cell("live", end, null, start),
                cell("live", hold, Reason.MILESTONE_LIVE, start),
                cell("live", release, Reason.MILESTONE_LIVE, start),
                cell("live", postpone, null, start),
                cell("live", prolong, null, start),
                cell("live", cancel, Reason.MILESTONE_LIVE, start),
                cell("live", ready, null, start),
                cell("done", start, Reason.MILESTONE_DONE, start, end),
                cell("done", end, Reason.MILESTONE_DONE, start, end),
                cell("done", hold, Reason.MILESTONE_DONE, start, end),
                cell("done", release, Reason.MILESTONE_DONE, start, end),
                cell("done", postpone, null, start, end),
                cell("done", prolong, Reason.MILESTONE_DONE, start, end),
                cell("done", cancel, Reason.MILESTONE_DONE, start, end),
                cell("done", ready, Reason.MILESTONE_DONE, start, end),
                cell("cancelled", start, Reason.MILESTONE_CANCELLED, cancel),
                cell("cancelled", end, Reason.MILESTONE_CANCELLED, cancel),
                cell("cancelled", hold, Reason.MILESTONE_CANCELLED, cancel),
                cell("cancelled", release, Reason.MILESTONE_CANCELLED, cancel),
                cell("cancelled", postpone, null, cancel),
                cell("cancelled", prolong, Reason.MILESTONE_CANCELLED, cancel),
                cell("cancelled", cancel, Reason.MILESTONE_CANCELLED, cancel),
                cell("cancelled", ready, Reason.MILESTONE_CANCELLED, cancel));
    }

    private static Arguments cell(String state, Statement said, Reason refused, Statement... before) {
        return Arguments.of(state, said.type(), said, refused, before);
    }

    @ParameterizedTest(name = "{1} while {0}: {3}")
    @MethodSource({"slotCells", "milestoneCells"})
    void eachStateTakesWhatFitsIt(String state, String type, Statement said, Reason refused, Statement[] before) {
        for (Statement one : before) {
            accept(one);
        }

        Verdict verdict = say(said);

        if (refused == null) {
            assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            no -> assertThat(no.refusals())
                                    .extracting(Refusal::reason)
                                    .containsExactly(refused));
        }
    }

    @Test
    void aStartNotedOfflineIsTakenThoughTheSlotHasFinishedSince() {
        accept(new CheckIn.SlotFinished(LYON, PITCHS));

        Verdict verdict = timeline.decide(
                new Command(
                        UUID.randomUUID(),
                        new Author.Program(),
                        new CheckIn.SlotStarted(LYON, PITCHS),
                        NOW.minusSeconds(3_600)),
                now);

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        timeline = timeline.fold(((Verdict.Accepted) verdict).entry());
        var slot = timeline.document().at("/cities/lyon/slots/pitchs");
        assertThat(slot.path("state").asText()).isEqualTo("done");
        assertThat(slot.at("/actual/start").asText()).isEqualTo("2017-03-04T11:00:00Z");
    }

    @Test
    void whatHappenedADayAgoOrTomorrowIsRefused() {
        CheckIn note = new CheckIn.Note(LYON, WHY);

        assertThat(reasons(note, NOW.minusSeconds(24 * 3_600 + 1))).containsExactly(Reason.OBSERVED_TOO_EARLY);
        assertThat(reasons(note, NOW.plusSeconds(61))).containsExactly(Reason.OBSERVED_TOO_LATE);
    }

    @Test
    void aMilestoneCannotBePostponedIntoThePastNorPastTheWeekend() {
        assertThat(reasons(new Decision.MilestonePostponed(MEETUP, NOW), null)).containsExactly(Reason.MILESTONE_PAST);
        assertThat(reasons(new Decision.MilestonePostponed(MEETUP, AFTER_ALL), null))
                .containsExactly(Reason.OUTSIDE_EDITION);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Pacific/Noumea, 2027-03-19T21:00:00Z, 2027-03-22T11:00:00Z",
        "Pacific/Kiritimati, 2027-03-19T18:00:00Z, 2027-03-22T11:00:00Z",
        "Asia/Tokyo, 2027-03-19T23:00:00Z, 2027-03-22T11:00:00Z",
        "Pacific/Honolulu, 2027-03-20T18:00:00Z, 2027-03-22T22:00:00Z",
        "America/Montreal, 2027-03-20T12:00:00Z, 2027-03-22T16:00:00Z",
    })
    void aFarCityIsHeardFromItsOwnFirstMorningToItsOwnLastNight(String zone, Instant eight, Instant noon) {
        LocalDate from = LocalDate.of(2027, 3, 20);
        Edition edition = FarApart.edition(from, from.plusDays(1), "Europe/Paris", List.of("Europe/Paris", zone));
        timeline = Timeline.of(edition, false);
        now = eight.minusSeconds(3_600);
        CityId far = new CityId("ville-1");

        accept(new CheckIn.SlotDelayed(far, FarApart.OPENING, eight.plusSeconds(600)));
        accept(new CheckIn.SlotDelayed(far, FarApart.OPENING, noon));
        accept(new Decision.MilestonePostponed(FarApart.TOGETHER, noon));
        assertThat(reasons(new CheckIn.SlotDelayed(far, FarApart.OPENING, noon.plusMillis(1)), null))
                .containsExactly(Reason.OUTSIDE_EDITION);
        assertThat(reasons(new Decision.MilestonePostponed(FarApart.TOGETHER, noon.plusMillis(1)), null))
                .containsExactly(Reason.OUTSIDE_EDITION);
        assertThat(reasons(
                        new CheckIn.SlotDelayed(
                                far, FarApart.OPENING, edition.begin().minusMillis(1)),
                        null))
                .containsExactly(Reason.OUTSIDE_EDITION);
    }

    @Test
    void aCityIsNotReadyForAMomentThatItDoesNotAttend(@TempDir Path directory) throws Exception {
        timeline = Timeline.of(Weekend.withoutTunis(directory), false);

        assertThat(reasons(new CheckIn.Ready(new CityId("tunis"), MEETUP, Answer.YES, null), null))
                .containsExactly(Reason.NOT_ATTENDING);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        CityId nowhere = new CityId("nulle-part");
        MilestoneId never = new MilestoneId("jamais");
        accept(new CheckIn.SlotFinished(LYON, PITCHS));

        assertThat(told(new CheckIn.Ready(nowhere, never, Answer.YES, null), NOW.plusSeconds(3_600)))
                .containsExactly("/observedAt", "/city", "/milestone");
        assertThat(told(new CheckIn.SlotDelayed(LYON, PITCHS, AFTER_ALL), null)).containsExactly("/slot", "/start");
        assertThat(told(new CheckIn.SlotDelayed(nowhere, PITCHS, AFTER_ALL), null))
                .containsExactly("/city", "/start");
        assertThat(told(
                        new Decision.Announcement(WHY, List.of(nowhere, LYON, new CityId("ailleurs")), null, null),
                        null))
                .containsExactly("/cities/0", "/cities/2");
        assertThat(told(new CheckIn.SlotProlonged(LYON, PITCHS, NOW.minusSeconds(1)), null))
                .containsExactly("/slot", "/end");
        assertThat(told(new Decision.MilestoneProlonged(MEETUP, AFTER_ALL), null))
                .containsExactly("/milestone", "/until");
    }

    @Test
    void aSlotEndsAfterItWasSaidThatItLastsLongerByTheClocksOfItsCity() {
        accept(new CheckIn.SlotStarted(LYON, PITCHS));

        assertThat(refusals(new CheckIn.SlotProlonged(LYON, PITCHS, now), now))
                .containsExactly(new Refusal(
                        Reason.END_PAST,
                        "/end",
                        Map.of("city", LYON.value(), "slot", PITCHS.value(), "earliest", now)));
    }

    @Test
    void whereSomebodyElseWasQuickerNothingElseIsTold() {
        UUID note = accept(new CheckIn.Note(LYON, WHY));
        accept(new CheckIn.Retracted(LYON, note, null));
        assertThat(reasons(new CheckIn.Retracted(LYON, note, null), NOW.minusSeconds(48 * 3_600)))
                .containsExactly(Reason.ALREADY_RETRACTED);

        long seen = timeline.seq();
        accept(new Decision.MilestoneStarted(MEETUP));
        Decision postponed = new Decision.MilestonePostponed(MEETUP, AFTER_ALL);
        assertThat(timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), postponed, null, seen), now))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        no -> assertThat(no.refusals())
                                .extracting(Refusal::reason)
                                .containsExactly(Reason.OVERTAKEN));
    }

    private List<Reason> reasons(Statement said, @Nullable Instant observedAt) {
        return refusals(said, observedAt).stream().map(Refusal::reason).toList();
    }

    private List<String> told(Statement said, @Nullable Instant observedAt) {
        return refusals(said, observedAt).stream().map(Refusal::pointer).toList();
    }

    private List<Refusal> refusals(Statement said, @Nullable Instant observedAt) {
        Verdict verdict = timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), said, observedAt), now);
        return ((Verdict.Refused) verdict).refusals();
    }

    private Verdict say(Statement said) {
        now = now.plusSeconds(60);
        return timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), said, null), now);
    }

    private UUID accept(Statement said) {
        Entry entry = ((Verdict.Accepted) say(said)).entry();
        timeline = timeline.fold(entry);
        return entry.id();
    }
}
