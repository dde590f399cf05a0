package carillon.feed;

import carillon.journal.PageReader;
import carillon.statement.Entry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * Reads the journal's entries with the cursor after each. Each page's cursors go on from those of the page before, so
 * pages are read in order; the cursors of many entries are computed by a worker, because that takes as long as all
 * other work on an entry.
 */
final class EntriesWithCursors implements PageReader.Source<EntryWithCursor> {
    private final Vertx vertx;
    private final PageReader.Source<Entry> entries;
    private Future<Cursor> last;

    /**
     * Begins to read.
     *
     * @param known the last cursor that is known; an entry at or ahead of its position is given with this one, too
     */
    EntriesWithCursors(Vertx vertx, PageReader.Source<Entry> entries, Cursor known) {
        this.vertx = vertx;
        this.entries = entries;
        this.last = Future.succeededFuture(known);
    }

    @Override
    public Future<List<EntryWithCursor>> after(long seq, int limit) {
        Future<Cursor> before = last;
        Future<List<EntryWithCursor>> read = entries.after(seq, limit)
                .compose(page -> before.compose(
                        cursor -> PageReader.compute(vertx, page.size(), () -> EntryWithCursor.follow(page, cursor))));
        last = read.compose(page ->
                page.isEmpty() ? before : Future.succeededFuture(page.getLast().cursor()));
        return read;
    }
}
