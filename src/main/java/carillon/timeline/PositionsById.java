package carillon.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The positions of entries by their ids: a hash trie of which every version stays valid (Bagwell, "Ideal Hash Trees",
 * 2001).
 *
 * <p>There can be a million of them, so it keeps no ids: a bucket holds a position with 32 bits of its id's hash, in
 * one {@code long}, and the caller says which id stands at a position. That is some ten bytes for each.
 */
final class PositionsById {
    private static final int BITS = 5;
    private static final int FANOUT = 1 << BITS;

    /** From the highest bits on, so that positions sorted by their hash stand together at each level. */
    private static final int ROOT_SHIFT = Integer.SIZE - BITS;

    /** Large enough for a million on the third level: more would be a million objects of their own. */
    private static final int BUCKET = 64;

    private static final Bucket EMPTY = new Bucket(new long[0]);

    static final PositionsById NONE = new PositionsById(EMPTY);

    private final Node root;

    private PositionsById(Node root) {
        this.root = root;
    }

    private sealed interface Node {}

    /** A node with those below it whose next bits of the hash say so. */
    private static final class Branch implements Node {
        final Node[] below;

        Branch(Node[] below) {
            this.below = below;
        }
    }

    /** A node with positions. Only where no bits of the hash are left are there more than {@value #BUCKET}. */
    private static final class Bucket implements Node {
        final long[] places;

        Bucket(long[] places) {
            this.places = places;
        }
    }

    /**
     * Returns them with the positions of more ids, which must not be there yet. To put in many at once takes a fraction
     * of the time.
     *
     * @param first the position of the first of them; the others follow it
     */
    PositionsById plus(List<UUID> ids, int first) {
        long[] places = new long[ids.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(ids.get(i), first + i);
        }
        Arrays.sort(places);
        return new PositionsById(plus(root, places, ROOT_SHIFT));
    }

    /**
     * Returns the position of an id.
     *
     * @param idAt the id at each position that was put in
     * @return -1 where it has none
     */
    int find(UUID id, IntFunction<UUID> idAt) {
        int hash = hash(id);
        Node node = root;
        for (int shift = ROOT_SHIFT; node instanceof Branch branch; shift -= BITS) {
            node = branch.below[part(hash, shift)];
        }
        for (long place : ((Bucket) node).places) {
            if (hashOf(place) == hash && idAt.apply((int) place).equals(id)) {
                return (int) place;
            }
        }
        return -1;
    }

    private static Node plus(Node node, long[] sorted, int shift) {
        return switch (node) {
            case Branch branch -> spread(branch.below.clone(), sorted, shift);
            case Bucket bucket -> {
                int length = bucket.places.length;
                long[] places = Arrays.copyOf(bucket.places, length + sorted.length);
                System.arraycopy(sorted, 0, places, length, sorted.length);
                yield bucket(places, shift);
            }
        };
    }

    private static Node bucket(long[] places, int shift) {
        if (places.length <= BUCKET || shift < 0) {
            return new Bucket(places);
        }
        Arrays.sort(places);
        Node[] below = new Node[FANOUT];
        Arrays.fill(below, EMPTY);
        return spread(below, places, shift);
    }

    private static Branch spread(Node[] below, long[] sorted, int shift) {
        for (int from = 0; from < sorted.length; ) {
            int part = part(hashOf(sorted[from]), shift);
            int to = from + 1;
            while (to < sorted.length && part(hashOf(sorted[to]), shift) == part) {
                to++;
            }
            below[part] = plus(below[part], Arrays.copyOfRange(sorted, from, to), shift - BITS);
            from = to;
        }
        return new Branch(below);
    }

    private static int part(int hash, int shift) {
        return (hash >>> shift) & (FANOUT - 1);
    }

    private static long place(UUID id, int position) {
        return ((long) hash(id) << Integer.SIZE) | position;
    }

    private static int hashOf(long place) {
        return (int) (place >>> Integer.SIZE);
    }

    /**
     * Mixes the bits of an id, for clients make ids, some by counting (Stafford's variant 13 of the finalizer of
     * MurmurHash3).
     */
    private static int hash(UUID id) {
        long mixed = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) (mixed ^ (mixed >>> 31));
    }
}
