package carillon;

import carillon.postgres.DatabaseUnavailable;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Waits for the steps of a start, on the thread that starts the server, which is no event loop. */
final class Starting {
    private static final int TRIES = 6;

    private Starting() {}

    /**
     * Repeats a request to the database that was not answered in time. The database was there a moment ago, when its tables were brought
     * up to date; while this server starts, or another on the same machine, it may be slow.
     */
    static <T> T retry(Supplier<Future<T>> request) throws Exception {
        for (int left = TRIES - 1; ; left--) {
            try {
                return await(request.get());
            } catch (DatabaseUnavailable e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
