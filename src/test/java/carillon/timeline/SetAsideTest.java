package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A link that leaked: what was said with it is set aside, and counts again. */
class SetAsideTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Text TEXT = new Text("Cliquez ici");
    private static final Instant FIVE = Instant.parse("2017-03-04T16:00:00Z");
    private static final UUID LEAKED = new UUID(0, 1);
    private static final Author ORGANIZER = new Author.Organizer(LYON, LEAKED);
    private static final Author COORDINATOR = new Author.Coordinator(LEAKED);
    private static final Author TEAM = new Author.Organizer(LYON, new UUID(0, 2));

    private Timeline timeline = Timeline.of(Weekend.edition(), false);
    private Instant now = FIVE;

    @Test
    void whatASessionSaidIsGoneAndStaysInTheJournal() {
        say(TEAM, new CheckIn.Headcount(LYON, 40));
        JsonNode before = timeline.document();
        UUID spam = say(ORGANIZER, new CheckIn.Note(LYON, TEXT));
        say(ORGANIZER, new CheckIn.Headcount(LYON, 9));
        say(ORGANIZER, new CheckIn.SlotSkipped(LYON, new SlotId("diner")));

        setAside(null);

        assertThat(timeline.document()).isEqualTo(before);
        assertThat(timeline.entry(spam)).isPresent();
    }

    @Test
    void onlyWhatWasSaidSinceAnInstantIsGone() {
        UUID first = say(ORGANIZER, new CheckIn.HelpWanted(LYON, TEXT));
        UUID second = say(ORGANIZER, new CheckIn.HelpWanted(LYON, TEXT));
        UUID third = say(ORGANIZER, new CheckIn.HelpWanted(LYON, TEXT));

        setAside(timeline.entry(second).orElseThrow().at());

        assertThat(timeline.document().at("/cities/lyon/help").fieldNames())
                .toIterable()
                .containsExactly(first.toString());
        assertThat(timeline.callForHelp(third)).isEmpty();
    }

    @Test
    void whatItTookBackHoldsAgain() {
        UUID call = say(TEAM, new CheckIn.HelpWanted(LYON, TEXT));
        UUID announcement = say(new Author.Program(), new Decision.Announcement(TEXT, null, null, null));
        JsonNode before = timeline.document();
        say(ORGANIZER, new CheckIn.Retracted(LYON, call, null));
        say(COORDINATOR, new Decision.AnnouncementWithdrawn(announcement));
        assertThat(timeline.document().path("announcements")).isEmpty();

        setAside(null);

        assertThat(timeline.document()).isEqualTo(before);
        assertThat(timeline.callForHelp(call)).isPresent();

        say(new Author.Program(), new Decision.SessionReinstated(LEAKED));
        assertThat(timeline.callForHelp(call)).isEmpty();
        assertThat(timeline.document().path("announcements")).isEmpty();
    }

    @Test
    void whatOthersTookBackTooStaysTakenBack() {
        UUID spam = say(ORGANIZER, new CheckIn.HelpWanted(LYON, TEXT));
        say(TEAM, new CheckIn.Retracted(LYON, spam, null));
        setAside(null);
        say(new Author.Program(), new Decision.SessionReinstated(LEAKED));

        assertThat(timeline.callForHelp(spam)).isEmpty();
    }

    @Test
    void whatItDecidedOfAMilestoneStandsAndWhatItChangedOfItDoesNot() {
        say(
                COORDINATOR,
                new Decision.MilestoneChanged(
                        MEETUP,
                        null,
                        TextNode.valueOf("2017-03-04T20:00:00Z"),
                        null,
                        null,
                        TextNode.valueOf("https://example.org/ailleurs"),
                        null,
                        null,
                        null));
        say(COORDINATOR, new Decision.MilestoneHeld(MEETUP, TEXT));
        assertThat(meetup("expected")).isEqualTo("2017-03-04T20:00:00Z");

        setAside(null);

        assertThat(meetup("state")).isEqualTo("held");
        assertThat(meetup("expected")).isEqualTo("2017-03-04T17:00:00Z");
        assertThat(meetup("room")).isNotEqualTo("https://example.org/ailleurs");
    }

    @Test
    void aChangeThatRestedOnOneOfItsIsIdleAsLongAsThatIsSetAside() {
        say(
                COORDINATOR,
                new Decision.CityAdded(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "nantes")
                        .put("name", "Nantes")
                        .put("venue", "La Cantine")
                        .put("timezone", "Europe/Paris")));
        say(
                new Author.Program(),
                new Decision.MilestoneChanged(
                        MEETUP,
                        null,
                        TextNode.valueOf("2017-03-04T20:00:00Z"),
                        null,
                        null,
                        null,
                        JsonNodeFactory.instance.arrayNode().add("nantes"),
                        JsonNodeFactory.instance.numberNode(1),
                        null));
        JsonNode before = timeline.document();

        setAside(null);
        assertThat(timeline.document().path("cities").has("nantes")).isFalse();
        assertThat(meetup("expected")).isEqualTo("2017-03-04T17:00:00Z");

        say(new Author.Program(), new Decision.SessionReinstated(LEAKED));
        assertThat(timeline.document()).isEqualTo(before);
    }

    @Test
    void noRuleIsDueBeforeTheAnswersItRestsOnCountAgain() {
        for (CityId city : Weekend.edition().milestones().get(MEETUP).cities()) {
            say(ORGANIZER, new CheckIn.Ready(city, MEETUP, Answer.YES, null));
        }
        setAside(null);
        Instant six = Instant.parse("2017-03-04T17:00:00Z");
        assertThat(timeline.entryByRule(six.plusSeconds(60))).isEmpty();

        now = six.plusSeconds(120);
        say(new Author.Program(), new Decision.SessionReinstated(LEAKED));

        assertThat(timeline.nextRule().map(DueRule::at)).contains(now);
    }

    @Test
    void neitherDecisionIsToldOrAmongTheStatements() {
        say(ORGANIZER, new CheckIn.Note(LYON, TEXT));
        Chronicle chronicle = Chronicle.of(Timeline.of(Weekend.edition(), false));
        setAside(null);
        say(new Author.Program(), new Decision.SessionReinstated(LEAKED));
        for (long seq = 1; seq <= timeline.seq(); seq++) {
            chronicle = chronicle.plus(timeline.entries().at(seq));
        }

        assertThat(chronicle.now().document().path("notices")).hasSize(1);
        assertThat(chronicle.statements(0, 10).fieldNames()).toIterable().containsExactly("1");
        assertThat(chronicle.at(2).document().path("notices")).isEmpty();
    }

    @Test
    void whatRefersToWhatWasSetAsideIsRefusedAsIfThatHadBeenTakenBack() {
        UUID call = say(ORGANIZER, new CheckIn.HelpWanted(LYON, TEXT));
        UUID announcement = say(COORDINATOR, new Decision.Announcement(TEXT, null, null, null));
        setAside(null);

        assertThat(reasons(new CheckIn.HelpAnswered(TUNIS, call, TEXT))).containsExactly(Reason.NOT_A_CALL_FOR_HELP);
        assertThat(reasons(new CheckIn.Retracted(LYON, call, null))).containsExactly(Reason.ALREADY_RETRACTED);
        assertThat(reasons(new CheckIn.AnnouncementSeen(TUNIS, announcement)))
                .containsExactly(Reason.NOT_AN_ANNOUNCEMENT);
    }

    @Test
    void whatIsAcceptedLaterIsNotSetAside() {
        say(ORGANIZER, new CheckIn.Note(LYON, TEXT));
        setAside(null);
        UUID late = say(ORGANIZER, new CheckIn.HelpWanted(LYON, TEXT));

        assertThat(timeline.callForHelp(late)).isPresent();
    }

    @Test
    void aSessionIsSetAsideOnceAndOnlyWhatWasSaidInIt() {
        assertThat(reasons(new Decision.SessionSetAside(LEAKED, null))).containsExactly(Reason.UNKNOWN_SESSION);
        say(ORGANIZER, new CheckIn.Note(LYON, TEXT));
        assertThat(reasons(new Decision.SessionReinstated(LEAKED))).containsExactly(Reason.SESSION_NOT_SET_ASIDE);
        assertThat(reasons(new Decision.SessionSetAside(LEAKED, now.plusSeconds(3_600))))
                .containsExactly(Reason.SINCE_AHEAD);
        setAside(null);
        assertThat(reasons(new Decision.SessionSetAside(LEAKED, null))).containsExactly(Reason.SESSION_SET_ASIDE);
        say(new Author.Program(), new Decision.SessionReinstated(LEAKED));
        assertThat(reasons(new Decision.SessionReinstated(LEAKED))).containsExactly(Reason.SESSION_NOT_SET_ASIDE);
        assertThat(reasons(new Decision.SessionSetAside(LEAKED, null))).isEmpty();
    }

    private void setAside(@Nullable Instant since) {
        say(new Author.Program(), new Decision.SessionSetAside(LEAKED, since));
    }

    private String meetup(String member) {
        return timeline.document().at("/milestones/meetup-video/" + member).asText();
    }

    private List<Reason> reasons(Statement statement) {
        return decide(new Author.Program(), statement) instanceof Verdict.Refused no
                ? no.refusals().stream().map(Refusal::reason).toList()
                : List.of();
    }

    private UUID say(Author by, Statement statement) {
        now = now.plusSeconds(1);
        Entry entry = ((Verdict.Accepted) decide(by, statement)).entry();
        timeline = timeline.fold(entry);
        return entry.id();
    }

    private Verdict decide(Author by, Statement statement) {
        return timeline.decide(new Command(UUID.randomUUID(), by, statement, null), now);
    }
}
