package carillon.feed;

/**
 * How long a full transport has got rid of nothing. Whoever reads slowly still reads, and is waited for; whoever takes nothing at all
 * has gone without a word.
 */
final class StallDetector {
    private static final long NOT_FULL = -1;

    private long before = NOT_FULL;
    private int looks;

    /**
     * Looks at a transport that is full.
     *
     * @param taken any measure, not negative, that changes whenever the other side takes something
     * @return how often in a row nothing was taken since the look before
     */
    int look(long taken) {
        looks = taken == before ? looks + 1 : 0;
        before = taken;
        return looks;
    }

    /** The transport is not full. */
    void over() {
        before = NOT_FULL;
        looks = 0;
    }
}
