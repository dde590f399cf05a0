package carillon.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who have heard of a position that this node has not come to, and want to be answered from there on. To be used on one event
 * loop.
 *
 * <p>Whoever likes can make up a position. So all who ask are served by one read; one that brought nothing is followed by the next only
 * in the next beat; and whoever has waited for one or two beats is told that the journal cannot be read.
 */
final class PositionRequests {
    private static final int MAX_ASKING = 10_000;

    /** Why nobody is told whether there is such a position. */
    static final String UNREAD = "the journal cannot be read now";

    private List<Question> thisBeat = new ArrayList<>();
    private List<Question> lastBeat = new ArrayList<>();
    private boolean pausing;

    /**
     * Somebody waits.
     *
     * @param seq the position that they know of
     * @param number when they came, among all that came
     */
    private record Question(long seq, long number, Promise<Present> answer) {}

    boolean isFull() {
        return thisBeat.size() + lastBeat.size() >= MAX_ASKING;
    }

    Future<Present> ask(long seq, long number) {
        Promise<Present> answer = Promise.promise();
        thisBeat.add(new Question(seq, number, answer));
        return answer.future();
    }

    /** Whether the journal should be read for those who ask. */
    boolean wantRead() {
        return !pausing && hasAny();
    }

    boolean hasAny() {
        return !thisBeat.isEmpty() || !lastBeat.isEmpty();
    }

    /** A read for those who ask brought nothing. */
    void pause() {
        pausing = true;
    }

    /**
     * Answers all who can be told now.
     *
     * @param confirmed whoever came no later than that came before all of this was read
     */
    void answer(Present present, long confirmed) {
        for (List<Question> questions : List.of(thisBeat, lastBeat)) {
            questions.removeIf(question -> {
                boolean answered = question.seq() <= present.cursor().seq() || question.number() <= confirmed;
                if (answered) {
                    question.answer().complete(present);
                }
                return answered;
            });
        }
    }

    /** Tells all that the journal cannot be read now. */
    void failAll() {
        List.of(thisBeat, lastBeat).forEach(PositionRequests::fail);
    }

    /** Some time has passed: whoever asked in the beat before this one has waited long enough. */
    void beat() {
        fail(lastBeat);
        lastBeat = thisBeat;
        thisBeat = new ArrayList<>();
        pausing = false;
    }

    private static void fail(List<Question> questions) {
        questions.forEach(question -> question.answer().fail(UNREAD));
        questions.clear();
    }
}
