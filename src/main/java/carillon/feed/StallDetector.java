package carillon.feed;

/**
 * Counts for how long a full transport has got rid of nothing. A slow reader still reads, and is waited for; one that
 * takes nothing at all is gone without a close.
 */
final class StallDetector {
    private static final long NOT_FULL = -1;

    private long before = NOT_FULL;
    private int looks;

    /**
     * Looks at a transport that is full.
     *
     * @param progress any measure, not negative, that changes each time the other side takes something
     * @return how often in a row nothing was taken since the look before
     */
    int look(long progress) {
        looks = progress == before ? looks + 1 : 0;
        before = progress;
        return looks;
    }

    /** Begins anew, because the transport is not full. */
    void reset() {
        before = NOT_FULL;
        looks = 0;
    }
}
