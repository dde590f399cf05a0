package carillon.timeline;

import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How many statements that hold refer to each entry. What one of them takes back is only there again once the last one
 * holds no more.
 *
 * @param counts by the entry's id, each at least 1
 */
record ReferenceCounts(PMap<UUID, Integer> counts) {
    static final ReferenceCounts NONE = new ReferenceCounts(HashTreePMap.empty());

    ReferenceCounts plus(UUID ref) {
        return new ReferenceCounts(counts.plus(ref, counts.getOrDefault(ref, 0) + 1));
    }

    /** Returns them without one; the same where none refers to that entry. */
    ReferenceCounts minus(UUID ref) {
        int left = counts.getOrDefault(ref, 0) - 1;
        return new ReferenceCounts(left > 0 ? counts.plus(ref, left) : counts.minus(ref));
    }

    boolean contains(UUID ref) {
        return counts.containsKey(ref);
    }
}
