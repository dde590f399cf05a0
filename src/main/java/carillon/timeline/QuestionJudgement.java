package carillon.timeline;

import carillon.edition.MilestoneId;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Options;
import carillon.timeline.Refusal.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges questions, their closing, and what cities answer. Which cities are asked is judged with the decision. */
final class QuestionJudgement {
    private QuestionJudgement() {}

    static Stream<Refusal> refusals(Timeline timeline, Decision.QuestionAsked asked) {
        @Nullable MilestoneId milestone = asked.milestone();
        return Stream.concat(
                timeline.coordination().questions().isFull()
                        ? Stream.of(new Refusal(Reason.TOO_MANY_QUESTIONS, "/type", Map.of("most", Questions.MOST)))
                        : Stream.empty(),
                milestone != null && timeline.find(milestone).isEmpty()
                        ? Stream.of(Refusals.unknownMilestone(milestone))
                        : Stream.empty());
    }

    static Stream<Refusal> refusals(Timeline timeline, Decision.QuestionClosed closing) {
        if (timeline.question(closing.ref()).isEmpty()) {
            return Stream.of(Refusals.ref(Reason.NOT_A_QUESTION, closing.ref()));
        }
        return timeline.coordination().questions().closedAt(closing.ref()).stream()
                .map(since -> closed(closing.ref(), since));
    }

    /**
     * Judges an answer. The question is taken as it is now, but for its end: an answer from a phone without network is
     * right although the question has been closed since.
     */
    static Stream<Refusal> refusals(Timeline timeline, CheckIn.QuestionAnswered answered, Instant observedAt) {
        Optional<Decision.QuestionAsked> question = timeline.question(answered.ref());
        if (question.isEmpty()) {
            return Stream.of(Refusals.ref(Reason.NOT_A_QUESTION, answered.ref()));
        }
        if (!question.get().isFor(answered.city())) {
            return Stream.of(new Refusal(
                    Reason.ASKED_ELSEWHERE,
                    "/ref",
                    Map.of(
                            "ref",
                            answered.ref().toString(),
                            "city",
                            answered.city().value())));
        }
        Optional<Instant> since = timeline.coordination().questions().closedAt(answered.ref());
        return Stream.concat(
                since.filter(end -> !observedAt.isBefore(end)).map(end -> closed(answered.ref(), end)).stream(),
                unknownOption(question.get(), answered));
    }

    private static Stream<Refusal> unknownOption(Decision.QuestionAsked question, CheckIn.QuestionAnswered answered) {
        @Nullable Options options = question.options();
        return options == null || options.allow(answered.answer())
                ? Stream.empty()
                : Stream.of(new Refusal(
                        Reason.UNKNOWN_OPTION,
                        "/answer",
                        Map.of("answer", answered.answer().value(), "known", options.toString())));
    }

    private static Refusal closed(UUID question, Instant since) {
        return new Refusal(Reason.QUESTION_CLOSED, "/ref", Map.of("ref", question.toString(), "since", since));
    }
}
