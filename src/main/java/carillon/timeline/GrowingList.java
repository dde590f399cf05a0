package carillon.timeline;

import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A list that only grows, and of which every length there was stays what it was.
 *
 * <p>To append touches a block of at most {@value #BLOCK}, however long the list is. One tree over all of it would be written anew along a
 * path that no processor's cache holds any more.
 *
 * @param <T> must not change
 */
final class GrowingList<T> {
    private static final int BLOCK = 256;

    /** Each of {@value #BLOCK}, in an array. */
    private final PVector<List<T>> full;

    /** Less than that. */
    private final PVector<T> last;

    private GrowingList(PVector<List<T>> full, PVector<T> last) {
        this.full = full;
        this.last = last;
    }

    /** The list of nothing. */
    static <T> GrowingList<T> empty() {
        return new GrowingList<>(TreePVector.empty(), TreePVector.empty());
    }

    /** The list with one more at its end. */
    GrowingList<T> plus(T next) {
        PVector<T> grown = last.plus(next);
        return grown.size() == BLOCK
                ? new GrowingList<>(full.plus(List.copyOf(grown)), TreePVector.empty())
                : new GrowingList<>(full, grown);
    }

    int size() {
        return full.size() * BLOCK + last.size();
    }

    /**
     * What stands at a place.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException where there is no such place
     */
    T get(int index) {
        return index / BLOCK < full.size()
                ? full.get(index / BLOCK).get(index % BLOCK)
                : last.get(index - full.size() * BLOCK);
    }
}
