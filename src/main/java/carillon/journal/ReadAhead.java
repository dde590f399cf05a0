package carillon.journal;

import carillon.statement.Positioned;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Requests the pages behind a full one ahead, so that the database reads them, and workers decode them, while the one before is
 * processed. An instance serves one reading of pages in order; no page that it returns was read before the instance was created.
 *
 * <p>The next page is requested by the position at which a full one ends, since a journal has no gaps. Where a page ends elsewhere,
 * the pages requested ahead are discarded.
 *
 * @param <T> what the pages are made of
 */
public final class ReadAhead<T extends Positioned> implements PageReader.Source<T> {
    /** One page is processed, one decoded, one read. Each holds as many lines as its reader asks for. */
    private static final int AHEAD = 3;

    private final PageReader.Source<T> source;
    private final ArrayDeque<Request<T>> ahead = new ArrayDeque<>(AHEAD);
    private boolean hasMore;

    private record Request<T>(long after, Future<List<T>> page) {}

    public ReadAhead(PageReader.Source<T> source) {
        this.source = source;
    }

    @Override
    public Future<List<T>> after(long seq, int limit) {
        if (!ahead.isEmpty() && ahead.getFirst().after() != seq) {
            ahead.clear();
        }
        Request<T> request = ahead.isEmpty() ? new Request<>(seq, source.after(seq, limit)) : ahead.removeFirst();
        if (hasMore) {
            requestAhead(seq + limit, limit);
        }
        return request.page().onSuccess(page -> {
            hasMore = page.size() == limit && page.getLast().seq() == seq + limit;
            if (hasMore) {
                requestAhead(seq + limit, limit);
            } else {
                ahead.clear();
            }
        });
    }

    /** Is called only after a full page, since nearly always there is only one page. */
    private void requestAhead(long first, int limit) {
        while (ahead.size() < AHEAD) {
            long next = first + (long) limit * ahead.size();
            ahead.addLast(new Request<>(next, source.after(next, limit)));
        }
    }
}
