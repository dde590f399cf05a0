package carillon.timeline;

import java.util.Arrays;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A list that only grows, and of which each length stays valid.
 *
 * <p>To append writes a block of at most {@value #BLOCK} anew, however long the list is. One tree over all of it would
 * be written anew along a path that no processor's cache holds any more.
 *
 * @param <T> must not change
 */
final class GrowingList<T> {
    static final int BLOCK = 64;

    /** The full blocks, each of {@value #BLOCK}. */
    private final PVector<Object[]> full;

    /** The last block, which is not full. */
    private final Object[] last;

    private GrowingList(PVector<Object[]> full, Object[] last) {
        this.full = full;
        this.last = last;
    }

    /** Returns the empty list. */
    static <T> GrowingList<T> empty() {
        return new GrowingList<>(TreePVector.empty(), new Object[0]);
    }

    /** Returns the list with one more at its end. */
    GrowingList<T> plus(T next) {
        Object[] grown = Arrays.copyOf(last, last.length + 1);
        grown[last.length] = next;
        return grown.length == BLOCK
                ? new GrowingList<>(full.plus(grown), new Object[0])
                : new GrowingList<>(full, grown);
    }

    /** Returns all elements in order. */
    // All elements are T.
    @SuppressWarnings("unchecked")
    Stream<T> stream() {
        return Stream.concat(full.stream().flatMap(Arrays::stream), Arrays.stream(last))
                .map(element -> (T) element);
    }

    int size() {
        return full.size() * BLOCK + last.length;
    }

    /**
     * Returns the element at an index.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException where there is no such element
     */
    // All elements are T.
    @SuppressWarnings("unchecked")
    T get(int index) {
        return (T)
                (index / BLOCK < full.size()
                        ? full.get(index / BLOCK)[index % BLOCK]
                        : last[index - full.size() * BLOCK]);
    }
}
