package carillon.journal;

import carillon.statement.Positioned;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a journal of any length page by page, in a loop: a chain of futures with one for each page overflows the stack at ten
 * thousand.
 *
 * @param <T> the type of the pages' lines
 */
public final class PageReader<T extends Positioned> {
    /** From so many lines on, computing takes some milliseconds, which is too long for an event loop. */
    private static final int MANY = 100;

    private final Source<T> source;
    private final int size;
    private final Function<List<T>, Future<Boolean>> consumer;
    private final Promise<Void> done = Promise.promise();
    private long last;

    private PageReader(Source<T> source, long after, int size, Function<List<T>, Future<Boolean>> consumer) {
        this.source = source;
        this.last = after;
        this.size = size;
        this.consumer = consumer;
    }

    /**
     * A source of pages, such as {@link Journal#after}.
     *
     * @param <T> the type of their lines
     */
    @FunctionalInterface
    public interface Source<T extends Positioned> {
        /** Reads the lines after a position, in order; fewer than the limit only where there are no more. */
        Future<List<T>> after(long seq, int limit);
    }

    /**
     * Reads until a page is not full, which is the last one.
     *
     * @param <T> the type of the pages' lines
     * @param after the position ahead of the first entry
     * @param size how many entries make a full page
     * @param consumer processes each page, the last one too, which may be empty; true continues with the next page, false ends
     * @return fails where the source or the consumer does
     */
    public static <T extends Positioned> Future<Void> forEachPage(
            Source<T> source, long after, int size, Function<List<T>, Future<Boolean>> consumer) {
        PageReader<T> reader = new PageReader<>(source, after, size, consumer);
        reader.run();
        return reader.done.future();
    }

    /**
     * Computes something from the lines of a page: at once where they are few, else in a worker.
     *
     * @param <R> the type of the result
     * @param lines how many lines there are
     */
    public static <R> Future<R> compute(Vertx vertx, int lines, Supplier<R> work) {
        return lines < MANY ? Future.succeededFuture(work.get()) : vertx.executeBlocking(work::get, false);
    }

    /** Loops while the pages' futures are complete already, so that these do not nest either. */
    private void run() {
        Future<Boolean> more = next();
        while (more.succeeded() && more.result()) {
            more = next();
        }
        if (more.isComplete()) {
            decide(more);
        } else {
            more.onComplete(this::decide);
        }
    }

    private void decide(AsyncResult<Boolean> more) {
        if (more.failed()) {
            done.fail(more.cause());
        } else if (more.result()) {
            run();
        } else {
            done.complete();
        }
    }

    private Future<Boolean> next() {
        // Within compose, so that an exception is a failed future.
        return Future.succeededFuture().compose(_ -> source.after(last, size)).compose(this::process);
    }

    private Future<Boolean> process(List<T> page) {
        if (!page.isEmpty()) {
            last = page.getLast().seq();
        }
        return consumer.apply(page).map(more -> more && page.size() == size);
    }
}
