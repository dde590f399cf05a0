package carillon.timeline;

import carillon.statement.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The entries of a journal from its first one on, by position and by id. Every version stays valid; and as a journal
 * only grows, a later version answers for an earlier state, too, once the entries after that state are left out.
 *
 * @param positions of all but the last entries, fewer than {@link GrowingList#BLOCK}, which are looked through one by
 *     one
 */
record Entries(GrowingList<Entry> inOrder, PositionsById positions) {
    static final Entries NONE = new Entries(GrowingList.empty(), PositionsById.NONE);

    /** Returns the entries with the next one. */
    Entries plus(Entry next) {
        GrowingList<Entry> grown = inOrder.plus(next);
        int before = firstWithoutPosition();
        if (grown.size() - before < GrowingList.BLOCK) {
            return new Entries(grown, positions);
        }
        List<UUID> ids = new ArrayList<>(GrowingList.BLOCK);
        for (int i = before; i < grown.size(); i++) {
            ids.add(grown.get(i).id());
        }
        return new Entries(grown, positions.plus(ids, before));
    }

    private int firstWithoutPosition() {
        return size() - size() % GrowingList.BLOCK;
    }

    int size() {
        return inOrder.size();
    }

    /** Returns the entry at a position, from 1. */
    Entry at(long seq) {
        return inOrder.get(Math.toIntExact(seq - 1));
    }

    /** Returns the entries up to a position, in order. */
    Stream<Entry> upTo(long seq) {
        return inOrder.stream().limit(seq);
    }

    Optional<Entry> find(UUID id) {
        int index = positions.find(id, position -> inOrder.get(position).id());
        return index < 0 ? findAmongLast(id) : Optional.of(inOrder.get(index));
    }

    private Optional<Entry> findAmongLast(UUID id) {
        for (int i = firstWithoutPosition(); i < size(); i++) {
            Entry entry = inOrder.get(i);
            if (entry.id().equals(id)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
