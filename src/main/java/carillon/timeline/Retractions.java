package carillon.timeline;

import java.util.UUID;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * The entries that were taken back.
 *
 * @param all their ids
 * @param ahead those of entries that had not come yet: the retraction of a post may overtake it. They are few, so the
 *     question whether an entry that comes was taken back already costs next to nothing
 */
record Retractions(PSet<UUID> all, PSet<UUID> ahead) {
    static final Retractions NONE = new Retractions(HashTreePSet.empty(), HashTreePSet.empty());

    /** Returns them with one more entry. */
    Retractions plus(UUID id) {
        return new Retractions(all.plus(id), ahead);
    }

    /** Returns them with one more entry that has not come yet. */
    Retractions plusAhead(UUID id) {
        return new Retractions(all.plus(id), ahead.plus(id));
    }

    boolean contains(UUID id) {
        return all.contains(id);
    }

    /** Whether an entry was taken back before it came. */
    boolean overtook(UUID id) {
        return ahead.contains(id);
    }
}
