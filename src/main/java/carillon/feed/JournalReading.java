package carillon.feed;

import carillon.journal.Journal;
import carillon.journal.PageReader;
import carillon.journal.ReadAhead;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.LongConsumer;

/** Brings a published timeline to the end of the journal, entry after entry. */
final class JournalReading {
    private static final int PAGE = 1_000;

    /** A shorter journal is read before anybody would want to know how far that has come. */
    static final long LONG = 20_000;

    private final Vertx vertx;
    private final Journal journal;
    private final PublishedTimeline published;

    JournalReading(Vertx vertx, Journal journal, PublishedTimeline published) {
        this.vertx = vertx;
        this.journal = journal;
        this.published = published;
    }

    /** The last entry that is known is not in the journal: it went another way, as after a backup was restored. */
    static final class WentAnotherWay extends Exception {
        private static final long serialVersionUID = 1L;

        WentAnotherWay() {
            super("the journal does not have the last entry that is known");
        }
    }

    /** Shows how far the reading of a long journal has come. */
    interface Shown extends AutoCloseable {
        /** Begins to show. */
        interface Begin {
            Shown of(long entries);
        }

        /** Is told of the position after each page. */
        void reach(long position);

        @Override
        void close();
    }

    /** Reads the whole journal at a start, and shows how far that has come where it is long. */
    Future<Void> readAll(Shown.Begin begin) {
        return journal.end(Journal.Last.NONE).compose(end -> {
            long head = end instanceof Journal.End.At at ? at.head() : 0;
            if (head < LONG) {
                return read();
            }
            Shown shown = begin.of(head);
            return read(shown::reach).onComplete(_ -> shown.close());
        });
    }

    /** Reads from the last entry that is known. Fails with {@link WentAnotherWay} where that is not there any more. */
    Future<Void> read() {
        return read(_ -> {});
    }

    private Future<Void> read(LongConsumer reached) {
        Journal.Last known = published.last();
        EntriesWithCursors entries = new EntriesWithCursors(
                vertx, journal::after, published.present().cursor());
        return PageReader.forEachPage(new ReadAhead<>(entries), Math.max(0, known.seq() - 1), PAGE, page -> {
            // No entry was taken yet, so this is the first page.
            boolean isFirst = known.seq() > 0 && published.last().equals(known);
            if (isFirst
                    && (page.isEmpty()
                            || !Journal.Last.of(page.getFirst().entry()).equals(known))) {
                return Future.failedFuture(new WentAnotherWay());
            }
            List<EntryWithCursor> next = isFirst ? page.subList(1, page.size()) : page;
            if (!next.isEmpty()) {
                published.advance(
                        published.present().after(next), next.getLast().entry());
                reached.accept(published.last().seq());
            }
            return Future.succeededFuture(true);
        });
    }
}
