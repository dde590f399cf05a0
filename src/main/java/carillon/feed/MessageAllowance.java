package carillon.feed;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A token bucket for the frames of one client: some at once, and then so many a second. A client needs a handful of
 * {@code time} when it comes and one now and then; one that sends far more does so to keep the server busy.
 *
 * <p>The clock is read when the bucket is empty, and not for every frame.
 */
final class MessageAllowance {
    /** The most frames that may come at once: texts, parts of texts, pings and pongs. */
    static final int MAX_AT_ONCE = 50;

    static final int PER_SECOND = 2;

    private static final long NANOS_PER_FRAME = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private final LongSupplier nanos;
    private long filledNanos;
    private int left = MAX_AT_ONCE;

    /**
     * Makes a full bucket.
     *
     * @param nanos a clock that only goes forward
     */
    MessageAllowance(LongSupplier nanos) {
        this.nanos = nanos;
        this.filledNanos = nanos.getAsLong();
    }

    /** Takes one frame's token; false where none is left. */
    boolean take() {
        if (left == 0) {
            fill();
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    private void fill() {
        long earned = (nanos.getAsLong() - filledNanos) / NANOS_PER_FRAME;
        left = Math.toIntExact(Math.min(MAX_AT_ONCE, earned));
        // The remainder goes to the next one, unless the bucket ran over.
        filledNanos = earned < MAX_AT_ONCE ? filledNanos + earned * NANOS_PER_FRAME : nanos.getAsLong();
    }
}
