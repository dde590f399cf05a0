package carillon;

import java.util.concurrent.TimeUnit;

/**
 * Distinguishes a lasting shortage of buffers outside the heap from a passing one. Netty closes a connection for which it has no buffer,
 * and the client reconnects; clients who cause a shortage must not be able to end the process. A shortage that recurs for a minute
 * serves no client any more, and only a restart frees the buffers.
 */
final class BufferShortage {
    private static final long LASTING_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** How long without an error until the shortage has passed. */
    private static final long PASSED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private boolean met;
    private long began;
    private long last;

    /** Whether an error is about such buffers: Netty's own error, or that of Java's direct buffers. */
    static boolean causes(OutOfMemoryError error) {
        return error.getClass().getName().startsWith("io.netty.")
                || String.valueOf(error.getMessage()).contains("direct buffer memory");
    }

    /** Registers an error, and returns whether the shortage has lasted too long by now. */
    synchronized boolean isLasting(long nanos) {
        if (!met || nanos - last > PASSED_NANOS) {
            began = nanos;
        }
        met = true;
        last = nanos;
        return nanos - began > LASTING_NANOS;
    }
}
