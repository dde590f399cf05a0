package carillon;

import java.util.concurrent.TimeUnit;

/**
 * Tells a shortage of buffers outside the heap that lasts from one that passes. Netty closes the connection that it has no buffer for,
 * and whoever was cut off comes back; strangers who bring that about must not be able to end the process. Where it comes again and again
 * for a minute, nobody is served any more, and nothing but a new start frees the buffers.
 */
final class BufferShortage {
    private static final long LASTING_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Without one for that long, it has passed. */
    private static final long PASSED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private boolean met;
    private long began;
    private long last;

    /** Whether this error is about such buffers: Netty's own, or the one of Java's direct buffers. */
    static boolean isMeantBy(OutOfMemoryError error) {
        return error.getClass().getName().startsWith("io.netty.")
                || String.valueOf(error.getMessage()).contains("direct buffer memory");
    }

    /** Takes note of one, and says whether it has lasted too long by now. */
    synchronized boolean lasts(long nanos) {
        if (!met || nanos - last > PASSED_NANOS) {
            began = nanos;
        }
        met = true;
        last = nanos;
        return nanos - began > LASTING_NANOS;
    }
}
