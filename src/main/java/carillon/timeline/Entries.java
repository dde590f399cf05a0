package carillon.timeline;

import carillon.journal.Entry;
import java.util.Optional;
import java.util.UUID;

/**
 * The entries of a journal from its first one on, by position and by id. Every version stays what it was; and as a journal only grows,
 * a later version answers for an earlier state, too, as long as what came after that is left out.
 */
record Entries(GrowingList<Entry> inOrder, PositionsById positions) {
    static final Entries NONE = new Entries(GrowingList.empty(), PositionsById.NONE);

    /** With the next one. */
    Entries plus(Entry next) {
        return new Entries(inOrder.plus(next), positions.plus(next.id(), size()));
    }

    int size() {
        return inOrder.size();
    }

    /** The entry at a position, from 1. */
    Entry at(long seq) {
        return inOrder.get(Math.toIntExact(seq - 1));
    }

    Optional<Entry> find(UUID id) {
        int index = positions.find(id, position -> inOrder.get(position).id());
        return index < 0 ? Optional.empty() : Optional.of(inOrder.get(index));
    }
}
