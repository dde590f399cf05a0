package carillon.timeline;

import carillon.journal.Entry;
import carillon.journal.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** All that holds about one thing, each in its {@link Place}. Immutable; what is shared with the past is not copied. */
record History(TreePMap<Place, Entry> places) {
    static final History NONE = new History(TreePMap.empty());

    History plus(Entry entry) {
        return new History(places.plus(Place.of(entry), entry));
    }

    History minus(Entry entry) {
        return new History(places.minus(Place.of(entry)));
    }

    /** The entries, the earliest first. */
    Stream<Entry> entries() {
        return places.values().stream();
    }

    /** Only what had happened by then, that instant included. */
    History asOf(Instant instant) {
        Optional<Entry> last = last();
        if (last.isEmpty() || !last.get().observedAt().isAfter(instant)) {
            return this;
        }
        TreePMap<Place, Entry> kept = places;
        while (!kept.isEmpty() && kept.lastKey().observedAt().isAfter(instant)) {
            kept = kept.minus(kept.lastKey());
        }
        return new History(kept);
    }

    /** The last one that says that kind of thing. */
    Optional<Entry> lastOf(Class<? extends Statement> kind) {
        return entries().filter(entry -> kind.isInstance(entry.statement())).reduce((unused, later) -> later);
    }

    Optional<Entry> last() {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(places.lastEntry()).map(last -> last.getValue());
    }
}
