package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.EditionWriter;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import carillon.statement.Text;
import carillon.timeline.Refusal.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was announced changes while the weekend is lived. */
class AnnouncedTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");

    private Timeline timeline = Timeline.of(Weekend.edition(), false);
    private Instant now = Instant.parse("2017-03-04T16:00:00Z");

    @Test
    void theMeetingMovesToAnotherRoomAtFiveToSixAndNothingElseChanges() {
        Timeline before = timeline;
        now = Instant.parse("2017-03-04T16:55:00Z");

        changes("{'room':'https://example.org/salle-2'}");

        assertThat(meetup().path("room").asText()).isEqualTo("https://example.org/salle-2");
        JsonNode patch = timeline.patchSince(before).orElseThrow();
        assertThat(patch.path("milestones").toString())
                .isEqualTo("{\"meetup-video\":{\"room\":\"https://example.org/salle-2\"}}");
        assertThat(patch.has("edition")).isFalse();
        assertThat(patch.has("cities")).isFalse();
        JsonNode notice = patch.path("notices").path("1");
        assertThat(notice.path("type").asText()).isEqualTo("milestone.changed");
        assertThat(notice.at("/changes/0/member").asText()).isEqualTo("room");
        assertThat(notice.at("/changes/0/was").asText()).isEqualTo(roomOf(before));
        assertThat(notice.at("/changes/0/is").asText()).isEqualTo("https://example.org/salle-2");
    }

    @Test
    void aPartIsAsTheLastWhoChangedItSaidAndOtherPartsStayWithOthers() {
        changes("{'room':'https://example.org/a','duration':'PT20M'}");
        changes("{'room':'https://example.org/b'}");
        changes("{'title':{'fr':'Rendez-vous'}}");

        assertThat(meetup().path("room").asText()).isEqualTo("https://example.org/b");
        assertThat(meetup().path("endsAt").asText()).isEqualTo("2017-03-04T17:20:00Z");
        assertThat(meetup().path("title").toString()).isEqualTo("{\"fr\":\"Rendez-vous\"}");
    }

    @Test
    void whatMayBeAbsentIsTakenOut() {
        changes("{'room':null}");

        assertThat(meetup().has("room")).isFalse();
        assertThat(refusals("{'duration':null}")).extracting(Refusal::reason).containsExactly(Reason.PART_FAULTY);
    }

    @Test
    void aNewStartIsExpectedWhateverWasPostponedAndTheRollIsCalledAnew() {
        say(new Decision.MilestonePostponed(MEETUP, Instant.parse("2017-03-04T17:30:00Z")));
        say(new CheckIn.Ready(LYON, MEETUP, Answer.YES, null));

        changes("{'at':'2017-03-04T20:00:00+01:00'}");

        assertThat(meetup().path("planned").asText()).isEqualTo("2017-03-04T19:00:00Z");
        assertThat(meetup().path("expected").asText()).isEqualTo("2017-03-04T19:00:00Z");
        assertThat(meetup().at("/cities/lyon/ready").asText()).isEqualTo("unknown");
    }

    @Test
    void whatIsHeldStaysHeldAtItsNewStart() {
        say(new Decision.MilestoneHeld(MEETUP, new Text("Le son")));

        changes("{'at':'2017-03-04T20:00:00+01:00'}");

        assertThat(meetup().path("state").asText()).isEqualTo("held");
        assertThat(meetup().path("expected").asText()).isEqualTo("2017-03-04T19:00:00Z");
    }

    @Test
    void whatHasBegunIsOverOrWasCancelledIsNotMoved() {
        String later = "{'at':'2017-03-04T20:00:00+01:00'}";
        say(new Decision.MilestoneStarted(MEETUP));
        assertThat(refusals(later)).extracting(Refusal::reason).containsExactly(Reason.MILESTONE_LIVE);
        say(new Decision.MilestoneEnded(MEETUP));
        assertThat(refusals(later)).extracting(Refusal::reason).containsExactly(Reason.MILESTONE_DONE);
    }

    @Test
    void aStartInThePastOrOutsideTheEditionIsRefused() {
        assertThat(refusals("{'at':'2017-03-04T15:00:00Z'}"))
                .extracting(Refusal::reason)
                .containsExactly(Reason.MILESTONE_PAST);
        assertThat(refusals("{'at':'2017-03-09T15:00:00Z'}"))
                .extracting(Refusal::pointer)
                .containsExactly("/at");
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPlace() {
        assertThat(refusals("{'room':'la salle','duration':'longtemps','quorum':12}"))
                .extracting(Refusal::pointer)
                .containsExactlyInAnyOrder("/room", "/duration", "/quorum");
    }

    @Test
    void aChangeThatNamesNothingIsRefused() {
        assertThat(refusals("{}")).extracting(Refusal::reason).containsExactly(Reason.NOTHING_TO_CHANGE);
    }

    @Test
    void whoChangesAPartOnOldKnowledgeOfItIsToldAndOfAnotherPartIsNot() {
        long seen = timeline.seq();
        changes("{'room':'https://example.org/a'}");

        assertThat(refusals("{'room':'https://example.org/b'}", seen))
                .extracting(Refusal::reason)
                .containsExactly(Reason.OVERTAKEN);
        assertThat(refusals("{'duration':'PT20M'}", seen)).isEmpty();
        assertThat(refusals("{'room':'https://example.org/b'}", timeline.seq())).isEmpty();
    }

    @Test
    void aCityThatStaysOutLeavesTheRollCallAndItsProgramme() {
        changes("{'cities':['lille','lyon','paris'],'quorum':null}");

        assertThat(meetup().path("cities").properties()).hasSize(3);
        assertThat(meetup().path("quorum").asInt()).isEqualTo(3);
        assertThat(timeline.city(TUNIS).city().attends(MEETUP)).isFalse();
    }

    @Test
    void aCityThatJoinsComesToItAtThePlaceOfItsHour() {
        changes("{'cities':['lille','lyon'],'quorum':null}");
        changes("{'cities':'all'}");

        List<ProgrammeItem> programme = timeline.city(TUNIS).city().programme();
        int place = programme.indexOf(new ProgrammeItem.Attends(MEETUP));
        assertThat(place).isPositive();
        assertThat(programme.get(place - 1)).isInstanceOf(Slot.class);
        assertThat(meetup().path("quorum").asInt()).isEqualTo(7);
        assertThat(meetup().at("/cities/tunis/order").asInt()).isEqualTo(place);
    }

    @Test
    void aMomentIsAnnouncedWhileTheWeekendRuns() {
        Timeline before = timeline;
        MilestoneId farewell = new MilestoneId("adieux");

        say(changed(
                farewell,
                "{'title':{'fr':'Adieux'},'at':'2017-03-05T18:00:00+01:00','duration':'PT15M','cities':'all'}"));

        JsonNode document = timeline.document();
        assertThat(document.at("/milestones/adieux/planned").asText()).isEqualTo("2017-03-05T17:00:00Z");
        assertThat(MergePatch.apply(
                        before.document(), timeline.patchSince(before).orElseThrow()))
                .isEqualTo(document);
        assertThat(MergePatch.apply(document, before.patchSince(timeline).orElseThrow()))
                .isEqualTo(before.document());
        assertThat(timeline.nextRule()).isEmpty();
    }

    @Test
    void aMomentWithoutAnHourIsNotAnnounced() {
        assertThat(refusals(changed(new MilestoneId("adieux"), "{'title':{'fr':'Adieux'}}"), null))
                .extracting(Refusal::pointer)
                .contains("/at", "/duration");
    }

    @Test
    void aSmallerQuorumStartsTheMomentWhenItIsSaidAndNotBefore() {
        say(new CheckIn.Ready(LYON, MEETUP, Answer.YES, null));
        now = Instant.parse("2017-03-04T17:20:00Z");
        changes("{'quorum':1}");

        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(timeline.lastAt());
    }

    @Test
    void aShorterMomentEndsWhenThatIsSaidAndNotBefore() {
        say(new Decision.MilestoneStarted(MEETUP));
        now = now.plusSeconds(1_200);

        changes("{'duration':'PT5M'}");

        assertThat(timeline.nextRule().orElseThrow().at()).isEqualTo(timeline.lastAt());
    }

    @Test
    void aPhoneThatDidNotKnowYetAnswersForTheMomentThatItsCityAttended() {
        changes("{'cities':['lille','lyon'],'quorum':null}");
        Statement ready = new CheckIn.Ready(TUNIS, MEETUP, Answer.YES, null);

        assertThat(decide(ready, null, now.minusSeconds(600))).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(ready, null, now)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aChangeCountsFromWhenItWasAcceptedWhateverItsAuthorClaims() {
        Instant claimed = now.minusSeconds(3_600);
        Verdict verdict = decide(changed(MEETUP, "{'at':'2017-03-04T20:00:00+01:00'}"), null, claimed);

        Entry entry = ((Verdict.Accepted) verdict).entry();

        assertThat(entry.claimed()).isEqualTo(claimed);
        assertThat(entry.observedAt()).isEqualTo(now);
    }

    @Test
    void aCityAddsAWorkshopAndWhatItSaidOfItsSlotsHolds() {
        say(new CheckIn.SlotStarted(LYON, new SlotId("atelier-design")));
        ArrayNode programme = programmeOf(LYON);
        programme.add(slot("atelier", "2017-03-04", "21:00", "Atelier surprise"));
        Timeline before = timeline;

        say(new CheckIn.ProgrammeChanged(LYON, programme));

        JsonNode slots = timeline.document().at("/cities/lyon/slots");
        assertThat(slots.at("/atelier/planned/start").asText()).isEqualTo("2017-03-04T20:00:00Z");
        assertThat(slots.at("/atelier-design/state").asText()).isEqualTo("running");
        JsonNode patch = timeline.patchSince(before).orElseThrow();
        assertThat(patch.at("/cities/lyon/slots").properties()).hasSize(1);
        assertThat(patch.at("/notices/2/changes/0/slot").asText()).isEqualTo("atelier");
        assertThat(patch.at("/notices/2/changes/0/is/title").asText()).isEqualTo("Atelier surprise");
        assertThat(timeline.city(LYON).city().attends(MEETUP))
                .as("who attends is said by the milestone alone")
                .isTrue();
    }

    @Test
    void aSlotThatIsGoneLeavesTheDocumentAndComesBackWithItsTimes() {
        SlotId workshop = new SlotId("atelier-design");
        say(new CheckIn.SlotStarted(LYON, workshop));
        JsonNode before = timeline.document().at("/cities/lyon/slots");
        UUID change = say(new CheckIn.ProgrammeChanged(LYON, JsonNodeFactory.instance.arrayNode()));
        assertThat(timeline.document().at("/cities/lyon/slots")).isEmpty();

        say(new CheckIn.Retracted(LYON, change, null));

        assertThat(timeline.document().at("/cities/lyon/slots")).isEqualTo(before);
        assertThat(timeline.document().path("notices").has("2")).isFalse();
    }

    @Test
    void takenBackIsOneChangeAndNotThoseAfterIt() {
        UUID venue = say(city("{'venue':'La Halle'}"));
        say(city("{'address':'1 place de l’Exemple'}"));

        say(new CheckIn.Retracted(LYON, venue, null));

        assertThat(lyon().path("venue").asText())
                .isEqualTo(Weekend.edition().cities().get(LYON).venue());
        assertThat(lyon().path("address").asText()).isEqualTo("1 place de l’Exemple");
    }

    @Test
    void aNewZoneReadsTheHoursOfAProgrammeByItsClocks() {
        Instant before = start("atelier-design");

        say(city("{'timezone':'Africa/Tunis'}"));

        assertThat(start("atelier-design")).isEqualTo(before);
        say(city("{'timezone':'Europe/Lisbon'}"));
        assertThat(start("atelier-design")).isEqualTo(before.plusSeconds(3_600));
    }

    @Test
    void aPhoneThatDidNotKnowYetStartsTheSlotThatWasThere() {
        SlotId workshop = new SlotId("atelier-design");
        say(new CheckIn.ProgrammeChanged(LYON, JsonNodeFactory.instance.arrayNode()));
        Statement start = new CheckIn.SlotStarted(LYON, workshop);

        assertThat(decide(start, null, now.minusSeconds(600))).isInstanceOf(Verdict.Accepted.class);
        assertThat(decide(start, null, now)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void everyFaultOfAProgrammeIsToldAtItsLine() {
        ArrayNode programme = JsonNodeFactory.instance.arrayNode();
        programme.add(slot("a", "2017-03-04", "9:00", "Café"));
        programme.add(slot("a", "2017-03-09", "10:00", "Ailleurs"));

        assertThat(refusals(new CheckIn.ProgrammeChanged(LYON, programme), null))
                .extracting(Refusal::pointer)
                .containsExactlyInAnyOrder("/programme/0/at", "/programme/1/id", "/programme/1/day");
    }

    @Test
    void theSecondOfTwoWhoChangeAProgrammeIsTold() {
        long seen = timeline.seq();
        ArrayNode programme = programmeOf(LYON);
        say(new CheckIn.ProgrammeChanged(LYON, programme.deepCopy().add(slot("a", "2017-03-04", "21:00", "A"))));

        CheckIn second =
                new CheckIn.ProgrammeChanged(LYON, programme.deepCopy().add(slot("b", "2017-03-04", "21:00", "B")));

        assertThat(refusals(second, seen)).extracting(Refusal::reason).containsExactly(Reason.OVERTAKEN);
        assertThat(refusals(city("{'venue':'La Halle'}"), seen)).isEmpty();
    }

    private static ObjectNode slot(String id, String day, String at, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("day", day)
                .put("at", at)
                .put("kind", "workshop")
                .put("title", title);
    }

    private ArrayNode programmeOf(CityId city) {
        return (ArrayNode) EditionWriter.city(timeline.city(city).city()).path("programme");
    }

    private static CheckIn.CityChanged city(String parts) {
        JsonNode json = StatementJson.tree(parts.replace('\'', '"'));
        return new CheckIn.CityChanged(
                LYON,
                json.get("name"),
                json.get("names"),
                json.get("venue"),
                json.get("address"),
                json.get("timezone"),
                json.get("links"),
                json.get("position"),
                json.get("language"));
    }

    private JsonNode lyon() {
        return timeline.document().at("/cities/lyon");
    }

    private Instant start(String slot) {
        return Instant.parse(lyon().at("/slots/" + slot + "/planned/start").asText());
    }

    private void changes(String parts) {
        say(changed(MEETUP, parts));
    }

    private static Decision.MilestoneChanged changed(MilestoneId milestone, String parts) {
        JsonNode json = StatementJson.tree(parts.replace('\'', '"'));
        return new Decision.MilestoneChanged(
                milestone,
                json.get("title"),
                json.get("at"),
                json.get("duration"),
                json.get("opens"),
                json.get("room"),
                json.get("cities"),
                json.get("quorum"),
                json.get("checks"));
    }

    private UUID say(Statement statement) {
        now = now.plusSeconds(1);
        Verdict verdict = decide(statement, null, null);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        Entry entry = ((Verdict.Accepted) verdict).entry();
        timeline = timeline.fold(entry);
        return entry.id();
    }

    private List<Refusal> refusals(String parts) {
        return refusals(parts, null);
    }

    private List<Refusal> refusals(String parts, @Nullable Long seen) {
        return refusals(changed(MEETUP, parts), seen);
    }

    private List<Refusal> refusals(Statement statement, @Nullable Long seen) {
        return decide(statement, seen, null) instanceof Verdict.Refused refused ? refused.refusals() : List.of();
    }

    private Verdict decide(Statement statement, @Nullable Long seen, @Nullable Instant observedAt) {
        return timeline.decide(new Command(UUID.randomUUID(), new Author.Program(), statement, observedAt, seen), now);
    }

    private JsonNode meetup() {
        return timeline.document().at("/milestones/meetup-video");
    }

    private static String roomOf(Timeline timeline) {
        return timeline.document().at("/milestones/meetup-video/room").asText();
    }
}
