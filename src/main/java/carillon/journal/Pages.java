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
 * Reads a journal of any length in pages, one after the other. It is a loop: futures that are nested in each other, one for each page,
 * overflow the stack at ten thousand.
 *
 * @param <T> what the pages are made of
 */
public final class Pages<T extends Positioned> {
    /** So many lines take some milliseconds, which an event loop has better things for. */
    private static final int MANY = 100;

    private final Source<T> source;
    private final int size;
    private final Function<List<T>, Future<Boolean>> taker;
    private final Promise<Void> done = Promise.promise();
    private long last;

    private Pages(Source<T> source, long after, int size, Function<List<T>, Future<Boolean>> taker) {
        this.source = source;
        this.last = after;
        this.size = size;
        this.taker = taker;
    }

    /**
     * Where the pages come from, such as {@link Journal#after}.
     *
     * @param <T> what they are made of
     */
    @FunctionalInterface
    public interface Source<T extends Positioned> {
        /** The lines after a position, in order, as many as the limit if there are so many. */
        Future<List<T>> after(long seq, int limit);
    }

    /**
     * Reads until a page is not full, which is the last one.
     *
     * @param <T> what the pages are made of
     * @param after the position ahead of the first entry
     * @param size how many entries make a full page
     * @param taker is given each page, the last one too, which may be empty; the next one is read once it says true, and none where it
     *     says false
     * @return fails where the source or the taker does
     */
    public static <T extends Positioned> Future<Void> each(
            Source<T> source, long after, int size, Function<List<T>, Future<Boolean>> taker) {
        Pages<T> pages = new Pages<>(source, after, size, taker);
        pages.goOn();
        return pages.done.future();
    }

    /**
     * Does what is to be done with the lines of a page: at once where they are few, else in a worker.
     *
     * @param <R> what comes of it
     * @param lines how many there are
     */
    public static <R> Future<R> workOn(Vertx vertx, int lines, Supplier<R> work) {
        return lines < MANY ? Future.succeededFuture(work.get()) : vertx.executeBlocking(work::get, false);
    }

    /** Goes round as long as the answers are there already, so that these do not nest either. */
    private void goOn() {
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
            goOn();
        } else {
            done.complete();
        }
    }

    private Future<Boolean> next() {
        // A throw in between is a failure too.
        return Future.succeededFuture()
                .compose(unused -> source.after(last, size))
                .compose(this::taken);
    }

    private Future<Boolean> taken(List<T> page) {
        if (!page.isEmpty()) {
            last = page.getLast().seq();
        }
        return taker.apply(page).map(more -> more && page.size() == size);
    }
}
