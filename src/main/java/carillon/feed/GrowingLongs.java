package carillon.feed;

import java.util.Arrays;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** A list of numbers that only grows, in eight bytes each; each length of it stays valid. */
final class GrowingLongs {
    private static final int BLOCK = 64;

    static final GrowingLongs NONE = new GrowingLongs(TreePVector.empty(), new long[0]);

    /** The full blocks, each of {@value #BLOCK}. */
    private final PVector<long[]> full;

    /** The last block, which is not full. */
    private final long[] last;

    private GrowingLongs(PVector<long[]> full, long[] last) {
        this.full = full;
        this.last = last;
    }

    /** Returns the list with one more at its end. */
    GrowingLongs plus(long next) {
        long[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = next;
        return grown.length == BLOCK ? new GrowingLongs(full.plus(grown), new long[0]) : new GrowingLongs(full, grown);
    }

    /** Returns the number at an index, from 0. */
    long get(int index) {
        return index / BLOCK < full.size() ? full.get(index / BLOCK)[index % BLOCK] : last[index - full.size() * BLOCK];
    }
}
