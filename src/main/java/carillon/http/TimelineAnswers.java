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
 * What the timeline is answered with, for all event loops of the node. Only {@code now} and such differ between two
 * answers at one cursor, so they come last, and all that stands ahead of them is made once: when somebody first asks,
 * on a worker thread, while whoever else asks waits for the same.
 *
 * <p>Of the present, only what belongs to the newest cursor is kept; of the past, what was asked for last. A state of
 * the past takes longer to make, and whoever likes can ask for thousands of them. So the past has threads of its own,
 * which leave the present alone, and only so many states are made at once: one more is refused.
 *
 * <p>What could not be made is not kept: whoever asks next has it made anew.
 */
public final class TimelineAnswers {
    /** States of the past that are kept, each of them up to a megabyte. */
    static final int KEPT_PASTS = 16;

    /** States of the past that are being made, or wait for it. */
    static final int MAX_PASTS_MAKING = 64;

    private static final int WORKERS = 2;

    private final Vertx vertx;
    private final WorkerExecutor forThePresent;
    private final WorkerExecutor forThePast;
    private @Nullable WrittenTimeline newest;
    private final Map<Cursor, WrittenTimeline> pasts = new LinkedHashMap<>(KEPT_PASTS, 0.75f, true);
    private int making;

    public TimelineAnswers(Vertx vertx) {
        this.vertx = vertx;
        forThePresent = vertx.createSharedWorkerExecutor("carillon-present", WORKERS);
        forThePast = vertx.createSharedWorkerExecutor("carillon-past", WORKERS);
    }

    /**
     * The answer at a cursor, or at a newer one of which another event loop has heard already.
     *
     * @param document writes the document out, which may take long
     * @return on the context of whoever asks
     */
    Future<Answer> at(Cursor cursor, Supplier<String> document, ContentCoding coding) {
        return onOwnContext(newest(cursor, document).answer(coding));
    }

    /**
     * The answer at a state of the past, and at no other.
     *
     * @return on the context of whoever asks; fails with the problem {@code busy} where too many are being made
     */
    Future<Answer> past(Present.Past past, ContentCoding coding) {
        try {
            return onOwnContext(written(past).answer(coding));
        } catch (Problem.Failure busy) {
            return Future.failedFuture(busy);
        }
    }

    private Future<Answer> onOwnContext(CompletionStage<Answer> answer) {
        return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
    }

    private synchronized WrittenTimeline newest(Cursor cursor, Supplier<String> document) {
        WrittenTimeline kept = newest;
        if (kept == null || kept.hasFailed() || kept.cursor().seq() < cursor.seq()) {
            kept = new WrittenTimeline(forThePresent, cursor, document);
            newest = kept;
        }
        return kept;
    }

    private synchronized WrittenTimeline written(Present.Past past) {
        WrittenTimeline kept = pasts.get(past.cursor());
        if (kept != null && !kept.hasFailed()) {
            return kept;
        }
        if (making >= MAX_PASTS_MAKING) {
            throw Problem.of(503, "busy").failure();
        }
        making++;
        WrittenTimeline made = new WrittenTimeline(forThePast, past.cursor(), past.document());
        if (kept == null && pasts.size() >= KEPT_PASTS) {
            pasts.remove(pasts.keySet().iterator().next());
        }
        pasts.put(past.cursor(), made);
        made.answer(ContentCoding.IDENTITY).whenComplete((answer, failure) -> oneLessToMake());
        return made;
    }

    private synchronized void oneLessToMake() {
        making--;
    }

    /**
     * An answer but for its ending.
     *
     * @param beginning shared by everyone who asks; not to be written into
     * @param ending makes of the text that comes last the bytes to send behind the beginning
     */
    record Answer(Cursor cursor, Buffer beginning, UnaryOperator<byte[]> ending) {}
}
