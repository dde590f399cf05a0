package carillon.timeline;

import carillon.edition.CityId;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What coordination asks the cities, and what they answer. A question stays open until it is closed.
 *
 * @param asked the questions that hold, open or closed
 * @param closings the decisions that close each question, by the question's id
 * @param answers the answers that hold, by question and city; those to a closed question stay
 */
record Questions(History asked, PMap<UUID, History> closings, PMap<Answered, History> answers) {
    /** The most questions that are open at once. */
    static final int MOST = 20;

    static final Questions NONE = new Questions(History.NONE, HashTreePMap.empty(), HashTreePMap.empty());

    /** What one city answers to one question. */
    record Answered(UUID question, CityId city) {
        private static Answered of(CheckIn.QuestionAnswered answered) {
            return new Answered(answered.ref(), answered.city());
        }
    }

    /** Returns this after what was said; the same where that is nothing of this. */
    Questions plus(Entry entry) {
        return switch (entry.statement()) {
            case Decision.QuestionAsked _ -> new Questions(asked.plus(entry), closings, answers);
            case Decision.QuestionClosed closed ->
                withClosings(closed.ref(), closingsOf(closed.ref()).plus(entry));
            case CheckIn.QuestionAnswered answered ->
                withAnswers(
                        Answered.of(answered), answersOf(Answered.of(answered)).plus(entry));
            default -> this;
        };
    }

    /** Returns this without what was said; the same where that is nothing of this. */
    Questions minus(Entry entry) {
        return switch (entry.statement()) {
            case Decision.QuestionAsked _ -> new Questions(asked.minus(entry), closings, answers);
            case Decision.QuestionClosed closed ->
                withClosings(closed.ref(), closingsOf(closed.ref()).minus(entry));
            case CheckIn.QuestionAnswered answered ->
                withAnswers(
                        Answered.of(answered), answersOf(Answered.of(answered)).minus(entry));
            default -> this;
        };
    }

    private Questions withClosings(UUID question, History history) {
        return new Questions(asked, closings.plus(question, history), answers);
    }

    private Questions withAnswers(Answered answered, History history) {
        return new Questions(asked, closings, answers.plus(answered, history));
    }

    private History closingsOf(UUID question) {
        return closings.getOrDefault(question, History.NONE);
    }

    private History answersOf(Answered answered) {
        return answers.getOrDefault(answered, History.NONE);
    }

    /** Returns when a question was closed; empty while it is open. */
    Optional<Instant> closedAt(UUID question) {
        return closingsOf(question).first().map(Entry::observedAt);
    }

    /** Returns the open questions, the newest first; at most {@value #MOST}. */
    List<Entry> open() {
        return stillOpen().limit(MOST).toList();
    }

    private Stream<Entry> stillOpen() {
        return asked.fromLast().filter(entry -> closedAt(entry.id()).isEmpty());
    }

    /** Whether no further question may be asked before one is closed. */
    boolean isFull() {
        return stillOpen().limit(MOST).count() == MOST;
    }

    /** Returns the answer of a city that holds, its last one; empty where it has not answered. */
    Optional<Entry> answer(UUID question, CityId city) {
        return answersOf(new Answered(question, city)).last();
    }
}
