package carillon.timeline;

import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entries that hold about one subject, in their {@link EntryOrder}. Immutable; what is shared with the past is not
 * copied.
 */
record History(SortedEntries placed) {
    static final History NONE = new History(SortedEntries.in(EntryOrder.BY_OCCURRENCE));

    History plus(Entry entry) {
        return new History(placed.plus(entry));
    }

    History minus(Entry entry) {
        return new History(placed.minus(entry));
    }

    /** Returns the entries, the earliest first. */
    Stream<Entry> entries() {
        return placed.stream();
    }

    /** Returns the entries, the latest first; only as many are looked at as are taken. */
    Stream<Entry> fromLast() {
        return placed.fromLast();
    }

    /** Returns only what had happened by then, that instant included. */
    History asOf(Instant instant) {
        return new History(placed.dropLastUnless(entry -> !entry.observedAt().isAfter(instant)));
    }

    /** Returns the last entry with that kind of statement. */
    Optional<Entry> lastOf(Class<? extends Statement> kind) {
        return placed.fromLast()
                .filter(entry -> kind.isInstance(entry.statement()))
                .findFirst();
    }

    Optional<Entry> first() {
        return placed.stream().findFirst();
    }

    Optional<Entry> last() {
        return placed.last();
    }
}
