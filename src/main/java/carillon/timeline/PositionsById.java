package carillon.timeline;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The positions of entries by their ids: a hash trie of which every version stays what it was (Bagwell, "Ideal Hash Trees", 2001).
 *
 * <p>There can be a million of them, so it keeps no ids: a bucket holds a position with 32 bits of its id's hash, in one {@code long},
 * and whoever asks says which id stands at a position. That is some twelve bytes for each.
 */
final class PositionsById {
    private static final int BITS = 5;
    private static final int FANOUT = 1 << BITS;
    private static final int HASH_BITS = 32;
    private static final int BUCKET = 16;

    static final PositionsById NONE = new PositionsById(new Bucket(new long[0]));

    private final Node root;

    private PositionsById(Node root) {
        this.root = root;
    }

    private sealed interface Node {}

    /** Below it stand those whose next bits of the hash say so. */
    private static final class Branch implements Node {
        final Node[] below;

        Branch(Node[] below) {
            this.below = below;
        }
    }

    /** Only where all bits of the hash are used up are there more than {@value #BUCKET}. */
    private static final class Bucket implements Node {
        final long[] places;

        Bucket(long[] places) {
            this.places = places;
        }
    }

    /** With the position of one more id, which must not be there yet. */
    PositionsById plus(UUID id, int position) {
        return new PositionsById(plus(root, place(id, position), 0));
    }

    /**
     * The position of an id.
     *
     * @param idAt the id at each position that was put in
     * @return -1 where it has none
     */
    int find(UUID id, IntFunction<UUID> idAt) {
        int hash = hash(id);
        Node node = root;
        for (int shift = 0; node instanceof Branch branch; shift += BITS) {
            node = branch.below[part(hash, shift)];
        }
        for (long place : ((Bucket) node).places) {
            if (hashOf(place) == hash && idAt.apply((int) place).equals(id)) {
                return (int) place;
            }
        }
        return -1;
    }

    private static Node plus(Node node, long place, int shift) {
        return switch (node) {
            case Branch branch -> {
                Node[] below = branch.below.clone();
                int part = part(hashOf(place), shift);
                below[part] = plus(below[part], place, shift + BITS);
                yield new Branch(below);
            }
            case Bucket bucket -> {
                long[] places = Arrays.copyOf(bucket.places, bucket.places.length + 1);
                places[places.length - 1] = place;
                yield places.length > BUCKET && shift < HASH_BITS ? split(places, shift) : new Bucket(places);
            }
        };
    }

    private static Node split(long[] places, int shift) {
        Node[] below = new Node[FANOUT];
        for (int part = 0; part < FANOUT; part++) {
            int mine = part;
            below[part] = new Bucket(Arrays.stream(places)
                    .filter(place -> part(hashOf(place), shift) == mine)
                    .toArray());
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

    /** Clients make ids, some by counting, so their bits are mixed (Stafford's variant 13 of the finalizer of MurmurHash3). */
    private static int hash(UUID id) {
        long mixed = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) (mixed ^ (mixed >>> 31));
    }
}
