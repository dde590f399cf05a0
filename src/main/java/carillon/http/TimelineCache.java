package carillon.http;

import carillon.feed.Cursor;
import carillon.feed.Present;
import carillon.http.pages.ContentCoding;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the timeline, and keeps the result for all event loops of the node. Two answers at one cursor differ only in
 * {@code now} and the like. These come last, and all that stands ahead of them is made once: at the first request, on a
 * worker thread, while other requests wait for the same.
 *
 * <p>Of the present, only the newest cursor is kept; of the past, what was asked for last. A state of the past takes
 * longer to make, and a client can ask for thousands of them. So the past has threads of its own, which leave the
 * present alone, and only so many states are made at once: one more is refused.
 *
 * <p>A failure is not kept: the next request has it made anew.
 */
public final class TimelineCache {
    /** States of the past that are kept, each of them up to a megabyte. */
    static final int KEPT_PASTS = 16;

    /** States of the past that are being made, or wait for it. */
    static final int MAX_PASTS_MAKING = 64;

    private static final int WORKERS = 2;

    private final Vertx vertx;
    private final WorkerExecutor forThePresent;
    private final WorkerExecutor forThePast;
    private @Nullable EncodedTimeline newest;
    private final Map<Cursor, EncodedTimeline> pasts = new LinkedHashMap<>(KEPT_PASTS, 0.75f, true);
    private @Nullable EncodedScores scores;
    private int making;

    public TimelineCache(Vertx vertx) {
        this.vertx = vertx;
        forThePresent = vertx.createSharedWorkerExecutor("carillon-present", WORKERS);
        forThePast = vertx.createSharedWorkerExecutor("carillon-past", WORKERS);
    }

    /**
     * Gives the answer at a cursor, or at a newer one that another event loop has seen already.
     *
     * @param document writes the document, which may take long
     * @return on the context of the caller
     */
    Future<Answer> at(Cursor cursor, Supplier<String> document, ContentCoding coding) {
        return onOwnContext(newest(cursor, document).answer(coding));
    }

    /**
     * Gives the answer at a state of the past, and at no other.
     *
     * @return on the context of the caller; fails with the problem {@code busy} where too many are being made
     */
    Future<Answer> past(Present.Past past, ContentCoding coding) {
        try {
            return onOwnContext(written(past).answer(coding));
        } catch (Problem.Failure busy) {
            return Future.failedFuture(busy);
        }
    }

    private <T> Future<T> onOwnContext(CompletionStage<T> answer) {
        return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
    }

    private synchronized EncodedTimeline newest(Cursor cursor, Supplier<String> document) {
        EncodedTimeline kept = newest;
        if (kept == null || kept.hasFailed() || kept.cursor().seq() < cursor.seq()) {
            kept = new EncodedTimeline(forThePresent, cursor, document);
            newest = kept;
        }
        return kept;
    }

    private synchronized EncodedTimeline written(Present.Past past) {
        EncodedTimeline kept = pasts.get(past.cursor());
        if (kept != null && !kept.hasFailed()) {
            return kept;
        }
        if (making >= MAX_PASTS_MAKING) {
            throw Problem.of(503, "busy").failure();
        }
        making++;
        EncodedTimeline made = new EncodedTimeline(forThePast, past.cursor(), past.document());
        if (kept == null && pasts.size() >= KEPT_PASTS) {
            pasts.remove(pasts.keySet().iterator().next());
        }
        pasts.put(past.cursor(), made);
        made.answer(ContentCoding.IDENTITY).whenComplete((answer, failure) -> countMade());
        return made;
    }

    /**
     * Gives how many starts came as predicted, at a cursor. Only the newest is kept; making one goes through the whole
     * journal, and so has the threads of the past and counts as one of its states.
     *
     * @param text writes the answer, which may take long
     * @return on the context of the caller; fails with the problem {@code busy} where too many are being made
     */
    synchronized Future<Buffer> scores(Cursor cursor, Supplier<String> text) {
        EncodedScores kept = scores;
        if (kept == null || !kept.cursor().equals(cursor) || kept.text().failed()) {
            if (making >= MAX_PASTS_MAKING) {
                return Future.failedFuture(Problem.of(503, "busy").failure());
            }
            making++;
            kept = new EncodedScores(cursor, forThePast.executeBlocking(() -> Buffer.buffer(text.get()), false));
            scores = kept;
            kept.text().onComplete(_ -> countMade());
        }
        return onOwnContext(kept.text().toCompletionStage());
    }

    /**
     * Gives a part of the history, which is not kept: whoever reads it reads each part once. Making one has the threads of the past and
     * counts as one of its states.
     *
     * @param text writes the answer, which may take long
     * @return on the context of the caller; fails with the problem {@code busy} where too many are being made
     */
    synchronized Future<Buffer> history(Supplier<String> text) {
        if (making >= MAX_PASTS_MAKING) {
            return Future.failedFuture(Problem.of(503, "busy").failure());
        }
        making++;
        Future<Buffer> made = forThePast.executeBlocking(() -> Buffer.buffer(text.get()), false);
        made.onComplete(_ -> countMade());
        return onOwnContext(made.toCompletionStage());
    }

    private record EncodedScores(Cursor cursor, Future<Buffer> text) {}

    private synchronized void countMade() {
        making--;
    }

    /**
     * An answer without its ending.
     *
     * @param beginning shared by all requests; not to be written into
     * @param ending makes the bytes to send behind the beginning from the text that comes last
     */
    record Answer(Cursor cursor, Buffer beginning, UnaryOperator<byte[]> ending) {}
}
