package carillon.timeline;

import carillon.statement.Entry;
import carillon.statement.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** All that holds about one thing, each in its {@link EntryOrder}. Immutable; what is shared with the past is not copied. */
record History(SortedEntries placed) {
    static final History NONE = new History(SortedEntries.in(EntryOrder.BY_OCCURRENCE));

    History plus(Entry entry) {
        return new History(placed.plus(entry));
    }

    History minus(Entry entry) {
        return new History(placed.minus(entry));
    }

    /** The entries, the earliest first. */
    Stream<Entry> entries() {
        return placed.stream();
    }

    /** Only what had happened by then, that instant included. */
    History asOf(Instant instant) {
        return new History(placed.dropLastUnless(entry -> !entry.observedAt().isAfter(instant)));
    }

    /** The last one that says that kind of thing. */
    Optional<Entry> lastOf(Class<? extends Statement> kind) {
        return placed.fromLast()
                .filter(entry -> kind.isInstance(entry.statement()))
                .findFirst();
    }

    Optional<Entry> last() {
        return placed.last();
    }
}
