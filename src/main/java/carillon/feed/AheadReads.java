package carillon.feed;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Has the journal read for watchers of one event loop whose cursor lies ahead of this node: they have seen more than it
 * has read, as after they were connected to another node.
 */
final class AheadReads {
    /** How long such a watcher waits to be greeted; a client itself waits for far longer. */
    private static final int MAX_SECONDS = 3;

    /** How many may wait so; one more is answered from what is known. */
    private static final int MAX_READS = 1_000;

    private final Bus bus;
    private int running;

    AheadReads(Bus bus) {
        this.bus = bus;
    }

    /** Whether the journal is to be read before a watcher with that cursor is greeted. */
    boolean isNeeded(Optional<Cursor> cursor, Present present) {
        return running < MAX_READS
                && cursor.filter(ahead -> ahead.seq() > present.cursor().seq()).isPresent();
    }

    /** Reads as far as a cursor; fails where that is not possible, or takes long. */
    Future<Present> readTo(Cursor cursor) {
        running++;
        return bus.ask(Addresses.UP_TO, cursor.seq())
                .timeout(MAX_SECONDS, TimeUnit.SECONDS)
                .onComplete(_ -> running--);
    }
}
