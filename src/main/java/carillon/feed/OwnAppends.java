package carillon.feed;

import java.util.ArrayDeque;

/**
 * The positions to which this node has appended and of which it will still be notified, as all nodes are. A
 * notification of one of these is no news; one of any other position that was read already is a reason to look at the
 * journal.
 */
final class OwnAppends {
    /** So many notifications are never late at once; a look too many is cheap. */
    private static final int MAX_AWAITED = 1_000;

    private final ArrayDeque<Long> awaited = new ArrayDeque<>();

    /**
     * Takes an append that has worked.
     *
     * @param head where the journal ended then
     * @param notified the furthest position of which this node was notified already
     */
    void appended(long head, long notified) {
        if (notified < head) {
            if (awaited.size() >= MAX_AWAITED) {
                awaited.poll();
            }
            awaited.add(head);
        }
    }

    /** Takes a notification, and returns whether it is of one of these. They come in order. */
    boolean notified(long head) {
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

    /** Awaits no more of them, because notifications were lost. */
    void clear() {
        awaited.clear();
    }
}
