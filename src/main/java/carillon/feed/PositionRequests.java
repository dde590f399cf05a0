package carillon.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests for the present at a position that this node has not come to. To be used on one event loop.
 *
 * <p>A client can make up a position. So one read serves all requests; one that brought nothing is followed by the next
 * only in the next beat; and a request that has waited for one or two beats fails.
 */
final class PositionRequests {
    private static final int MAX_WAITING = 10_000;

    /** Why it is unknown whether there is such a position. */
    static final String UNREAD = "the journal cannot be read now";

    private List<Waiting> thisBeat = new ArrayList<>();
    private List<Waiting> lastBeat = new ArrayList<>();
    private Reads reads = Reads.WANTED;

    private enum Reads {
        WANTED,
        /** The last one brought nothing. */
        PAUSED_FOR_THIS_BEAT
    }

    /**
     * A request that waits.
     *
     * @param seq the position that the client knows of
     * @param number when it came, among all that came ({@link Freshness})
     */
    private record Waiting(long seq, long number, Promise<Present> answer) {}

    boolean isFull() {
        return thisBeat.size() + lastBeat.size() >= MAX_WAITING;
    }

    Future<Present> add(long seq, long number) {
        Promise<Present> answer = Promise.promise();
        thisBeat.add(new Waiting(seq, number, answer));
        return answer.future();
    }

    /** Whether the journal should be read for these requests. */
    boolean wantRead() {
        return reads == Reads.WANTED && hasAny();
    }

    boolean hasAny() {
        return !thisBeat.isEmpty() || !lastBeat.isEmpty();
    }

    /** Wants no read for the rest of this beat, because one brought nothing. */
    void pause() {
        reads = Reads.PAUSED_FOR_THIS_BEAT;
    }

    /**
     * Answers all requests that can be answered now.
     *
     * @param confirmed the number of the last request that came before all of this was read
     */
    void answer(Present present, long confirmed) {
        for (List<Waiting> requests : List.of(thisBeat, lastBeat)) {
            requests.removeIf(request -> {
                boolean isAnswered = request.seq() <= present.cursor().seq() || request.number() <= confirmed;
                if (isAnswered) {
                    request.answer().complete(present);
                }
                return isAnswered;
            });
        }
    }

    /** Fails all requests, because the journal cannot be read now. */
    void failAll() {
        List.of(thisBeat, lastBeat).forEach(PositionRequests::fail);
    }

    /** Fails the requests that came before the last beat: they have waited long enough. */
    void beat() {
        fail(lastBeat);
        lastBeat = thisBeat;
        thisBeat = new ArrayList<>();
        reads = Reads.WANTED;
    }

    private static void fail(List<Waiting> requests) {
        requests.forEach(request -> request.answer().fail(UNREAD));
        requests.clear();
    }
}
