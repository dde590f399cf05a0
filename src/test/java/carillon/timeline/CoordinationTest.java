package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.timeline.Refusal.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cities and coordination say to each other: announcements, calls for help, more time. */
class CoordinationTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Text TEXT = new Text("Le lien a changé");
    private static final Instant FIVE = Instant.parse("2017-03-04T16:00:00Z");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);
    private Instant now = FIVE;

    @Test
    void anAnnouncementStandsOutForAnHourUnlessItSaysUntilWhen() {
        UUID first = say(announcement(null));
        UUID second = say(announcement(FIVE.plusSeconds(600)));

        assertThat(announced(first, "until")).isEqualTo("2017-03-04T17:00:01Z");
        assertThat(announced(second, "until")).isEqualTo("2017-03-04T16:10:00Z");
        assertThat(reasons(announcement(FIVE))).containsExactly(Reason.UNTIL_PAST);
    }

    @Test
    void theFirstTickOfACityCountsUntilItIsTakenBack() {
        UUID announcement = say(announcement(null));
        UUID tick = say(new CheckIn.AnnouncementSeen(LYON, announcement));
        say(new CheckIn.AnnouncementSeen(LYON, announcement));

        assertThat(announced(announcement, "seen")).isEqualTo("{\"lyon\":\"2017-03-04T16:00:02Z\"}");
        say(new CheckIn.Retracted(LYON, tick, null));
        assertThat(announced(announcement, "seen")).isEqualTo("{\"lyon\":\"2017-03-04T16:00:03Z\"}");
    }

    @Test
    void aTickMakesNoNoticeAndIsAmongWhatWasSaid() {
        UUID announcement = say(announcement(null));
        say(new CheckIn.AnnouncementSeen(LYON, announcement));

        assertThat(timeline.document().path("notices")).hasSize(1);
        assertThat(timeline.document().at("/notices/1/id").asText()).isEqualTo(announcement.toString());
        assertThat(Notices.isPublic(new CheckIn.AnnouncementSeen(LYON, announcement)))
                .isTrue();
    }

    @Test
    void onlyACityThatWasToldHasSeenAnAnnouncement() {
        UUID note = say(new CheckIn.Note(LYON, TEXT));
        UUID announcement = say(new Decision.Announcement(TEXT, List.of(LYON), null, null));

        assertThat(reasons(new CheckIn.AnnouncementSeen(TUNIS, announcement)))
                .containsExactly(Reason.ANNOUNCED_ELSEWHERE);
        assertThat(reasons(new CheckIn.AnnouncementSeen(LYON, note))).containsExactly(Reason.NOT_AN_ANNOUNCEMENT);
        assertThat(reasons(new CheckIn.AnnouncementSeen(LYON, UUID.randomUUID())))
                .containsExactly(Reason.NOT_AN_ANNOUNCEMENT);
    }

    @Test
    void aWithdrawnAnnouncementLeavesTheDocumentOnceAndCanStillBeTicked() {
        UUID announcement = say(announcement(null));
        say(new Decision.AnnouncementWithdrawn(announcement));

        assertThat(timeline.document().path("announcements")).isEmpty();
        assertThat(reasons(new Decision.AnnouncementWithdrawn(announcement)))
                .containsExactly(Reason.ANNOUNCEMENT_WITHDRAWN);
        assertThat(reasons(new Decision.AnnouncementWithdrawn(UUID.randomUUID())))
                .containsExactly(Reason.NOT_AN_ANNOUNCEMENT);
        assertThat(reasons(new CheckIn.AnnouncementSeen(LYON, announcement))).isEmpty();
    }

    @Test
    void theDocumentKeepsTheNewestTwentyThatWereNotWithdrawn() {
        UUID oldest = say(announcement(null));
        UUID second = say(announcement(null));
        for (int i = 0; i < 18; i++) {
            say(announcement(null));
        }
        UUID newest = say(announcement(null));
        assertThat(timeline.document().path("announcements")).hasSize(20);
        assertThat(timeline.document().path("announcements").has(oldest.toString()))
                .isFalse();

        say(new Decision.AnnouncementWithdrawn(newest));

        assertThat(timeline.document().path("announcements").fieldNames().next())
                .isEqualTo(oldest.toString());
        assertThat(timeline.document().path("announcements").has(second.toString()))
                .isTrue();
    }

    @Test
    void anyCityAndCoordinationAnswerACallForHelpUntilItIsSettled() {
        UUID call = say(new CheckIn.HelpWanted(LYON, new Text("Un micro ?")));
        UUID answer = say(new CheckIn.HelpAnswered(TUNIS, call, new Text("Demandez à Grenoble")));
        UUID reply = say(new Decision.HelpReplied(call, new Text("Il arrive")));

        JsonNode answers = timeline.document().at("/cities/lyon/help/" + call + "/answers");
        assertThat(answers.path(answer.toString()).path("city").asText()).isEqualTo("tunis");
        assertThat(answers.path(reply.toString()).has("city")).isFalse();
        assertThat(answers.path(reply.toString()).path("text").asText()).isEqualTo("Il arrive");

        say(new CheckIn.Retracted(TUNIS, answer, null));
        assertThat(timeline.document().at("/cities/lyon/help/" + call + "/answers"))
                .hasSize(1);

        say(new CheckIn.HelpSettled(LYON, call));
        assertThat(reasons(new CheckIn.HelpAnswered(TUNIS, call, TEXT))).containsExactly(Reason.HELP_SETTLED);
        assertThat(reasons(new Decision.HelpReplied(call, TEXT))).containsExactly(Reason.HELP_SETTLED);
        assertThat(reasons(new Decision.HelpReplied(answer, TEXT))).containsExactly(Reason.NOT_A_CALL_FOR_HELP);
        assertThat(reasons(new CheckIn.HelpSettled(TUNIS, call))).containsExactly(Reason.NOT_A_CALL_FOR_HELP);
    }

    @Test
    void aCallForHelpThatIsTakenBackTakesNoAnswer() {
        UUID call = say(new CheckIn.HelpWanted(LYON, TEXT));
        say(new CheckIn.Retracted(LYON, call, null));

        assertThat(reasons(new CheckIn.HelpAnswered(LYON, call, TEXT))).containsExactly(Reason.NOT_A_CALL_FOR_HELP);
    }

    @Test
    void aSlotThatLastsLongerMovesWhatStandsBehindIt() {
        SlotId talk = new SlotId("bug-swapping");
        say(new CheckIn.SlotStarted(LYON, talk));
        Instant end = Instant.parse("2017-03-04T18:50:00Z");
        UUID longer = say(new CheckIn.SlotProlonged(LYON, talk, end));

        assertThat(timeline.document()
                        .at("/cities/lyon/slots/bug-swapping/expected/end")
                        .asText())
                .isEqualTo(end.toString());
        assertThat(timeline.document()
                        .at("/cities/lyon/slots/diner/expected/start")
                        .asText())
                .isEqualTo(end.toString());

        say(new CheckIn.Retracted(LYON, longer, null));
        assertThat(timeline.document()
                        .at("/cities/lyon/slots/diner/expected/start")
                        .asText())
                .isEqualTo("2017-03-04T18:30:00Z");
    }

    @Test
    void aProlongedMomentEndsByItselfThenAndNotAfterItsDuration() {
        say(new Decision.MilestoneStarted(MEETUP));
        Instant until = FIVE.plusSeconds(3 * 3_600);
        say(new Decision.MilestoneProlonged(MEETUP, until));

        assertThat(timeline.document().at("/milestones/meetup-video/endsAt").asText())
                .isEqualTo(until.toString());
        assertThat(timeline.nextRule()).contains(new DueRule(until, new Decision.MilestoneEnded(MEETUP)));
        assertThat(reasons(new Decision.MilestoneProlonged(MEETUP, FIVE))).containsExactly(Reason.UNTIL_PAST);
    }

    @Test
    void aMomentStartedOrEndedByMistakeIsPutBackByAPostponement() {
        Instant six = FIVE.plusSeconds(3_600);
        for (Decision mistake : List.of(new Decision.MilestoneStarted(MEETUP), new Decision.MilestoneEnded(MEETUP))) {
            say(new Decision.MilestoneStarted(MEETUP));
            if (mistake instanceof Decision.MilestoneEnded) {
                say(mistake);
            }
            say(new Decision.MilestonePostponed(MEETUP, six));

            JsonNode meetup = timeline.document().at("/milestones/meetup-video");
            assertThat(meetup.path("state").asText()).isEqualTo("planned");
            assertThat(meetup.path("expected").asText()).isEqualTo(six.toString());
        }
    }

    private static Decision announcement(Instant until) {
        return new Decision.Announcement(TEXT, null, until, null);
    }

    private String announced(UUID id, String member) {
        JsonNode value = timeline.document().at("/announcements/" + id + "/" + member);
        return value.isTextual() ? value.asText() : value.toString();
    }

    private List<Reason> reasons(Statement statement) {
        return decide(statement) instanceof Verdict.Refused no
                ? no.refusals().stream().map(Refusal::reason).toList()
                : List.of();
    }

    private UUID say(Statement statement) {
        now = now.plusSeconds(1);
        Entry entry = ((Verdict.Accepted) decide(statement)).entry();
        timeline = timeline.fold(entry);
        return entry.id();
    }

    private Verdict decide(Statement statement) {
        return timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), statement, null), now);
    }
}
