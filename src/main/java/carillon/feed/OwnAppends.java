package carillon.feed;

import java.util.ArrayDeque;

/**
 * The positions to which this node has appended and of which it will still be told, as everybody who listens is. Told of one of these, it
 * hears nothing new; told of any other that it has read already, it has reason to look.
 */
final class OwnAppends {
    /** Whoever is told so late has other worries; a look too many is cheap. */
    private static final int MAX_AWAITED = 1_000;

    private final ArrayDeque<Long> awaited = new ArrayDeque<>();

    /**
     * An append has worked.
     *
     * @param head where the journal ended then
     * @param heard the furthest position of which this node was told already
     */
    void appended(long head, long heard) {
        if (heard < head) {
            if (awaited.size() >= MAX_AWAITED) {
                awaited.poll();
            }
            awaited.add(head);
        }
    }

    /** Told of a position: whether it is one of these. They are told of in their order. */
    boolean heard(long head) {
        Long first = awaited.peek();
        while (first != null && first < head) {
            awaited.poll();
            first = awaited.peek();
        }
        if (first != null && first == head) {
            awaited.poll();
            return true;
        }
        return false;
    }

    /** What was to be told is lost. */
    void clear() {
        awaited.clear();
    }
}
