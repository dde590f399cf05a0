package carillon.timeline;

import carillon.statement.Entry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Entries in a given order, of which every version stays valid.
 *
 * <p>They stand in blocks of at most {@value #BLOCK}, in arrays, because there can be a million of them: four bytes for
 * each, where a tree takes a node. Nearly always the next one comes last, and then only the last block is written anew.
 */
final class SortedEntries {
    static final int BLOCK = 64;

    private final Comparator<Entry> order;
    /** The blocks but the last; none is empty, and each ends ahead of the next. */
    private final PVector<Entry[]> blocks;
    /** The last block; empty only where there are no others. */
    private final Entry[] last;

    private SortedEntries(Comparator<Entry> order, PVector<Entry[]> blocks, Entry[] last) {
        this.order = order;
        this.blocks = blocks;
        this.last = last;
    }

    /**
     * Returns no entries, in an order.
     *
     * @param order finds no two of them equal
     */
    static SortedEntries in(Comparator<Entry> order) {
        return new SortedEntries(order, TreePVector.empty(), new Entry[0]);
    }

    /** Returns them with one more, which must not be there yet. */
    SortedEntries plus(Entry entry) {
        int at = isBehindBlocks(entry) ? blocks.size() : blockOf(entry);
        if (at == blocks.size()) {
            Entry[] grown = with(last, entry);
            return grown.length <= BLOCK
                    ? new SortedEntries(order, blocks, grown)
                    : new SortedEntries(order, blocks.plus(before(grown, BLOCK)), from(grown, BLOCK));
        }
        Entry[] grown = with(blocks.get(at), entry);
        return new SortedEntries(
                order,
                grown.length <= BLOCK
                        ? blocks.with(at, grown)
                        : blocks.with(at, from(grown, BLOCK / 2)).plus(at, before(grown, BLOCK / 2)),
                last);
    }

    /** Returns them without one; the same where it is not there. */
    SortedEntries minus(Entry entry) {
        if (isIn(last, entry)) {
            Entry[] left = without(last, entry);
            return left.length > 0 || blocks.isEmpty()
                    ? new SortedEntries(order, blocks, left)
                    : new SortedEntries(order, blocks.minus(blocks.size() - 1), blocks.getLast());
        }
        int at = blockOf(entry);
        if (at == blocks.size() || !isIn(blocks.get(at), entry)) {
            return this;
        }
        Entry[] left = without(blocks.get(at), entry);
        return new SortedEntries(order, left.length > 0 ? blocks.with(at, left) : blocks.minus(at), last);
    }

    /** Returns them without those at the end that are not wanted; the last one that stays is wanted. */
    SortedEntries dropLastUnless(Predicate<Entry> wanted) {
        SortedEntries kept = this;
        while (kept.last.length > 0) {
            int length = kept.last.length;
            while (length > 0 && !wanted.test(kept.last[length - 1])) {
                length--;
            }
            if (length == kept.last.length) {
                return kept;
            }
            if (length > 0 || kept.blocks.isEmpty()) {
                return new SortedEntries(order, kept.blocks, Arrays.copyOf(kept.last, length));
            }
            kept = new SortedEntries(order, kept.blocks.minus(kept.blocks.size() - 1), kept.blocks.getLast());
        }
        return kept;
    }

    boolean isEmpty() {
        return last.length == 0;
    }

    Optional<Entry> last() {
        return last.length == 0 ? Optional.empty() : Optional.of(last[last.length - 1]);
    }

    /** Returns all of them in order. */
    Stream<Entry> stream() {
        return Stream.concat(blocks.stream().flatMap(Arrays::stream), Arrays.stream(last));
    }

    /** Returns all of them, the last one first; only as many are looked at as are taken. */
    Stream<Entry> fromLast() {
        return Stream.concat(
                backwards(last),
                IntStream.range(0, blocks.size())
                        .mapToObj(i -> blocks.get(blocks.size() - 1 - i))
                        .flatMap(SortedEntries::backwards));
    }

    private static Stream<Entry> backwards(Entry[] block) {
        return Arrays.asList(block).reversed().stream();
    }

    /** Whether it belongs into the last block, which takes no search and is nearly always so. */
    private boolean isBehindBlocks(Entry entry) {
        return blocks.isEmpty() || order.compare(entry, last[0]) > 0;
    }

    /** Returns the first block that ends at the entry or behind it; the number of blocks where none does. */
    private int blockOf(Entry entry) {
        int before = 0;
        int after = blocks.size();
        while (before < after) {
            int middle = (before + after) >>> 1;
            Entry[] block = blocks.get(middle);
            if (order.compare(block[block.length - 1], entry) < 0) {
                before = middle + 1;
            } else {
                after = middle;
            }
        }
        return before;
    }

    private boolean isIn(Entry[] block, Entry entry) {
        return Arrays.binarySearch(block, entry, order) >= 0;
    }

    private Entry[] with(Entry[] block, Entry entry) {
        int place = -1 - Arrays.binarySearch(block, entry, order);
        if (place < 0) {
            throw new IllegalArgumentException("it is there already: " + entry);
        }
        Entry[] grown = Arrays.copyOf(block, block.length + 1);
        System.arraycopy(block, place, grown, place + 1, block.length - place);
        grown[place] = entry;
        return grown;
    }

    private Entry[] without(Entry[] block, Entry entry) {
        int place = Arrays.binarySearch(block, entry, order);
        Entry[] left = Arrays.copyOf(block, block.length - 1);
        System.arraycopy(block, place + 1, left, place, left.length - place);
        return left;
    }

    private static Entry[] before(Entry[] block, int place) {
        return Arrays.copyOf(block, place);
    }

    private static Entry[] from(Entry[] block, int place) {
        return Arrays.copyOfRange(block, place, block.length);
    }

    @Override
    public String toString() {
        return List.copyOf(stream().toList()).toString();
    }
}
