package carillon.timeline;

import java.util.UUID;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What was taken back.
 *
 * @param all the ids of it
 * @param ahead those of them that nobody had said yet: the undo of a post may overtake it. They are few, so the question whether an entry that
 *     comes was taken back already costs next to nothing
 */
record Retractions(PSet<UUID> all, PSet<UUID> ahead) {
    static final Retractions NONE = new Retractions(HashTreePSet.empty(), HashTreePSet.empty());

    /** With one more of what was said. */
    Retractions plus(UUID id) {
        return new Retractions(all.plus(id), ahead);
    }

    /** With one more of what nobody has said yet. */
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
