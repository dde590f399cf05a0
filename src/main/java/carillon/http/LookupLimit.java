package carillon.http;

import io.vertx.core.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many requests of unknown clients ask the database at a time, on all event loops of this node: sign-ins,
 * and sessions that were not seen lately. One more is refused at once, with {@code busy}. So a client that guesses,
 * from however many addresses, neither fills the memory with waiting requests nor delays known clients.
 */
final class LookupLimit {
    /** As many as the database answers in some hundredths of a second. */
    static final int MOST_AT_ONCE = 100;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * Asks a question where there is room.
     *
     * @return fails with the problem {@code busy} where there is none, and otherwise as the question does
     */
    <T> Future<T> ask(Supplier<Future<T>> question) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(Problem.of(503, "busy").failure());
        }
        return Future.succeededFuture().compose(_ -> question.get()).onComplete(_ -> places.release());
    }
}
