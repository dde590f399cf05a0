package carillon.journal;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the page behind a full one at once, so that the database reads it while the one before is being taken. It serves one reading of
 * pages in order, from when it is made: nothing that it answers was read before that.
 *
 * @param <T> what the pages are made of
 */
public final class ReadAhead<T extends Positioned> implements Pages.Source<T> {
    private final Pages.Source<T> source;
    private long after = -1;
    private @Nullable Future<List<T>> ahead;

    public ReadAhead(Pages.Source<T> source) {
        this.source = source;
    }

    @Override
    public Future<List<T>> after(long seq, int limit) {
        Future<List<T>> known = ahead;
        Future<List<T>> page = known != null && after == seq ? known : source.after(seq, limit);
        ahead = null;
        return page.onSuccess(read -> {
            if (read.size() == limit) {
                after = read.getLast().seq();
                ahead = source.after(after, limit);
            }
        });
    }
}
