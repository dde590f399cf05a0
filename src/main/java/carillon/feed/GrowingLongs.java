package carillon.feed;

import java.util.Arrays;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Numbers of which there are ever more, in eight bytes each; every length there was stays what it was. */
final class GrowingLongs {
    private static final int BLOCK = 64;

    static final GrowingLongs NONE = new GrowingLongs(TreePVector.empty(), new long[0]);

    /** Each of {@value #BLOCK}. */
    private final PVector<long[]> full;

    /** Less than that. */
    private final long[] last;

    private GrowingLongs(PVector<long[]> full, long[] last) {
        this.full = full;
        this.last = last;
    }

    /** The numbers with one more at the end. */
    GrowingLongs plus(long next) {
        long[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = next;
        return grown.length == BLOCK ? new GrowingLongs(full.plus(grown), new long[0]) : new GrowingLongs(full, grown);
    }

    /** The number at a place, from 0. */
    long get(int index) {
        return index / BLOCK < full.size() ? full.get(index / BLOCK)[index % BLOCK] : last[index - full.size() * BLOCK];
    }
}
