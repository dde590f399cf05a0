package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Options;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.timeline.Refusal.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What coordination asks the cities, and what they look at before they say that they are ready. */
class QuestionsTest {
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Text YES = new Text("Oui");
    private static final Text NO = new Text("Non");
    private static final Options YES_OR_NO = new Options(List.of(YES, NO));

    private Timeline timeline = Timeline.of(Weekend.edition(), false);
    private Instant now = Instant.parse("2017-03-04T16:00:00Z");

    @Test
    void theLastAnswerOfACityHoldsUntilItIsTakenBack() {
        UUID question = ask(YES_OR_NO, null);
        say(answer(LYON, question, YES));
        UUID second = say(new CheckIn.QuestionAnswered(LYON, question, NO, new Text("Le projecteur est mort")));

        assertThat(document(question, "/answers"))
                .hasToString("{\"lyon\":{\"answer\":\"Non\",\"note\":\"Le projecteur est mort\","
                        + "\"at\":\"2017-03-04T16:00:03Z\"}}");
        say(new CheckIn.Retracted(LYON, second, null));
        assertThat(document(question, "/answers/lyon/answer").asText()).isEqualTo("Oui");
        say(answer(TUNIS, question, NO));
        assertThat(document(question, "/answers")).hasSize(2);
    }

    @Test
    void anAnswerThatArrivesLateTakesItsPlaceByWhenItWasGiven() {
        UUID question = ask(YES_OR_NO, null);
        Instant offline = now.plusSeconds(1);
        now = now.plusSeconds(60);
        say(answer(LYON, question, NO));

        fold(accepted(answer(LYON, question, YES), offline));

        assertThat(document(question, "/answers/lyon/answer").asText()).isEqualTo("Non");
    }

    @Test
    void aQuestionWithOptionsTakesOneOfThemAndNamesThem() {
        UUID question = ask(YES_OR_NO, null);

        assertThat(refusals(answer(LYON, question, new Text("Peut-être"))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_OPTION);
                    assertThat(refusal.facts()).containsEntry("known", "Oui, Non");
                });
        UUID free = ask(null, null);
        assertThat(refusals(answer(LYON, free, new Text("Peut-être")))).isEmpty();
    }

    @Test
    void onlyACityThatIsAskedAnswers() {
        UUID note = say(new CheckIn.Note(LYON, YES));
        UUID question = ask(null, List.of(LYON));

        assertThat(document(question, "/cities")).hasToString("[\"lyon\"]");
        assertThat(reasons(answer(TUNIS, question, YES))).containsExactly(Reason.ASKED_ELSEWHERE);
        assertThat(reasons(answer(LYON, note, YES))).containsExactly(Reason.NOT_A_QUESTION);
        assertThat(reasons(new Decision.QuestionClosed(note))).containsExactly(Reason.NOT_A_QUESTION);
        assertThat(reasons(new Decision.QuestionAsked(YES, null, List.of(new CityId("oslo")), null)))
                .containsExactly(Reason.UNKNOWN_CITY);
        assertThat(reasons(new Decision.QuestionAsked(YES, null, null, new MilestoneId("bal"))))
                .containsExactly(Reason.UNKNOWN_MILESTONE);
    }

    @Test
    void aClosedQuestionLeavesTheDocumentAndItsAnswersStay() {
        UUID question = ask(YES_OR_NO, null);
        UUID answer = say(answer(LYON, question, YES));
        say(new Decision.QuestionClosed(question));

        assertThat(timeline.document().has("questions")).isFalse();
        assertThat(timeline.isRetracted(timeline.entry(answer).orElseThrow())).isFalse();
        assertThat(reasons(answer(TUNIS, question, YES))).containsExactly(Reason.QUESTION_CLOSED);
        assertThat(reasons(new Decision.QuestionClosed(question))).containsExactly(Reason.QUESTION_CLOSED);
    }

    @Test
    void anAnswerOfAPhoneWithoutNetworkIsTakenThoughTheQuestionWasClosedSince() {
        UUID question = ask(YES_OR_NO, null);
        Instant offline = now.plusSeconds(1);
        now = now.plusSeconds(60);
        say(new Decision.QuestionClosed(question));

        assertThat(decide(answer(LYON, question, YES), offline)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void atMostTwentyQuestionsAreOpen() {
        UUID first = ask(null, null);
        for (int i = 1; i < 20; i++) {
            ask(null, null);
        }
        Decision oneMore = new Decision.QuestionAsked(YES, null, null, null);

        assertThat(reasons(oneMore)).containsExactly(Reason.TOO_MANY_QUESTIONS);
        say(new Decision.QuestionClosed(first));
        assertThat(reasons(oneMore)).isEmpty();
    }

    @Test
    void askingAndClosingAreNewsAndAnAnswerIsAmongWhatWasSaid() {
        UUID question = ask(YES_OR_NO, List.of(LYON));
        say(answer(LYON, question, YES));
        say(new Decision.QuestionClosed(question));

        JsonNode notices = timeline.document().path("notices");
        assertThat(notices).hasSize(2);
        assertThat(notices.at("/1/text").asText()).isEqualTo("On ouvre ?");
        assertThat(notices.at("/1/cities")).hasToString("[\"lyon\"]");
        assertThat(notices.at("/3/ref").asText()).isEqualTo(question.toString());
        assertThat(Notices.isPublic(answer(LYON, question, YES))).isTrue();
    }

    @Test
    void aCitySaysWhichChecksOfTheMomentAreWell() {
        say(milestoneWithChecks("Le son", "L’image"));
        Checks checks = new Checks(Map.of("Le son", true, "L’image", false));
        say(new CheckIn.Ready(LYON, MEETUP, Answer.NO, null, checks));

        assertThat(timeline.document().at("/milestones/meetup-video/cities/lyon/checks"))
                .hasToString("{\"Le son\":true,\"L’image\":false}");
        assertThat(refusals(new CheckIn.Ready(LYON, MEETUP, Answer.YES, null, new Checks(Map.of("a/b", true)))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_CHECK);
                    assertThat(refusal.pointer()).isEqualTo("/checks/a~1b");
                    assertThat(refusal.facts()).containsEntry("known", "Le son, L’image");
                });
    }

    @Test
    void aCheckThatWasAskedForWhenItWasTickedIsTakenThoughOthersAreNow() {
        say(milestoneWithChecks("Le son"));
        CheckIn ready = new CheckIn.Ready(LYON, MEETUP, Answer.YES, null, new Checks(Map.of("Le son", true)));
        Instant offline = now.plusSeconds(1);
        now = now.plusSeconds(60);
        say(milestoneWithChecks("L’image"));

        assertThat(reasons(ready)).containsExactly(Reason.UNKNOWN_CHECK);
        assertThat(decide(ready, offline)).isInstanceOf(Verdict.Accepted.class);
    }

    private static Decision milestoneWithChecks(String... checks) {
        var list = JsonNodeFactory.instance.arrayNode();
        List.of(checks).forEach(list::add);
        return new Decision.MilestoneChanged(MEETUP, null, null, null, null, null, null, null, list);
    }

    private static CheckIn answer(CityId city, UUID question, Text answer) {
        return new CheckIn.QuestionAnswered(city, question, answer, null);
    }

    private UUID ask(@Nullable Options options, @Nullable List<CityId> cities) {
        return say(new Decision.QuestionAsked(new Text("On ouvre ?"), options, cities, null));
    }

    private JsonNode document(UUID question, String pointer) {
        return timeline.document().at("/questions/" + question + pointer);
    }

    private List<Reason> reasons(Statement statement) {
        return refusals(statement).stream().map(Refusal::reason).toList();
    }

    private List<Refusal> refusals(Statement statement) {
        return decide(statement, null) instanceof Verdict.Refused no ? no.refusals() : List.of();
    }

    private UUID say(Statement statement) {
        now = now.plusSeconds(1);
        return fold(accepted(statement, null));
    }

    private UUID fold(Entry entry) {
        timeline = timeline.fold(entry);
        return entry.id();
    }

    private Entry accepted(Statement statement, @Nullable Instant observedAt) {
        return ((Verdict.Accepted) decide(statement, observedAt)).entry();
    }

    private Verdict decide(Statement statement, @Nullable Instant observedAt) {
        Command command = new Command(UUID.randomUUID(), new Author.Program(), statement, observedAt);
        return timeline.decide(command, now);
    }
}
