package carillon;

import carillon.postgres.Database;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process when it cannot go on, even where threads hang and no memory is left. A server that ran out of memory is in an unknown
 * state: an event loop, a future or a class that was being loaded may be lost. It is ended so that it is started again.
 *
 * <p>All that the end needs is created beforehand: the thread with the deadline, the stream, the sentence.
 */
final class ProcessEnd {
    /** The exit code of a server that ended itself. {@code -XX:+ExitOnOutOfMemoryError} uses the same. */
    static final int IN_TROUBLE = 3;

    /** The time to write the sentence: a pipe behind the error stream may be full. */
    private static final long SENTENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MAX_CAUSES = 20;
    private static final int RESERVE_BYTES = 1 << 20;

    private static final byte[] OUT_OF_MEMORY =
            bytes("Carillon ran out of memory and ends: start it again, with a larger -Xmx.");

    private static final BufferShortage BUFFERS = new BufferShortage();
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    /** Memory that is freed for the end itself. */
    private static final List<byte[]> RESERVE = new ArrayList<>(1);

    private static volatile boolean limited;
    private static volatile long deadline;

    private static final Thread ENDING =
            Thread.ofPlatform().name("ending").daemon().unstarted(ProcessEnd::haltAtTheDeadline);

    private ProcessEnd() {}

    /**
     * Prepares this process, once: from now on it ends where an {@link Error} ends a thread, and where a lack of memory is reported as an
     * unhandled exception, or in the log, to which Netty and Vert.x write what they catch.
     */
    static synchronized void prepare() {
        if (ENDING.getState() != Thread.State.NEW) {
            return;
        }
        RESERVE.add(new byte[RESERVE_BYTES]);
        // Loads the classes that a halt needs, for which there may be no memory later.
        Runtime.getRuntime().removeShutdownHook(ENDING);
        ENDING.start();
        HeapWatch.start();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (failure instanceof Error) {
                now(failure);
            }
            Logger.getLogger(ProcessEnd.class.getName())
                    .log(java.util.logging.Level.SEVERE, "the thread " + thread.getName() + " failed", failure);
        });
        Logger.getLogger("").addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                ifFatal(record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    /** Ends the process if a failure is, or was caused by, one that a Java machine does not recover from. */
    static void ifFatal(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (isFatal(cause)) {
                now(cause);
            }
            cause = cause.getCause();
        }
    }

    private static boolean isFatal(Throwable failure) {
        if (failure instanceof OutOfMemoryError lack && BufferShortage.causes(lack)) {
            return BUFFERS.isLasting(System.nanoTime());
        }
        // A stack is empty again once its overflow is caught, and clients may be able to cause one.
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    /** Ends the process because of a failure. */
    static void now(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            outOfMemory();
        }
        limit(SENTENCE_NANOS);
        try {
            failure.printStackTrace();
            now("Carillon met an error and ends: " + failure);
        } catch (Throwable notWritten) {
            halt();
        }
    }

    /** Ends the process because there is no memory left. */
    static void outOfMemory() {
        now(OUT_OF_MEMORY);
    }

    /** Ends the process at once, with a sentence on the error stream. Nothing that was acknowledged is lost. */
    static void now(String sentence) {
        now(bytes(sentence));
    }

    private static void now(byte[] sentence) {
        limit(SENTENCE_NANOS);
        try {
            ERR.write(sentence);
        } catch (IOException | RuntimeException | Error notWritten) {
            // The process ends all the same.
        }
        halt();
    }

    private static byte[] bytes(String sentence) {
        return (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Sets a deadline of some seconds for an orderly end. It depends on no event loop, and allocates nothing. */
    static void within(int seconds) {
        limit(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static void limit(long nanos) {
        long requested = System.nanoTime() + nanos;
        if (!limited || requested - deadline < 0) {
            deadline = requested;
            limited = true;
            LockSupport.unpark(ENDING);
        }
    }

    private static void haltAtTheDeadline() {
        while (true) {
            try {
                if (!limited) {
                    LockSupport.park();
                } else if (deadline - System.nanoTime() > 0) {
                    LockSupport.parkNanos(deadline - System.nanoTime());
                } else {
                    halt();
                }
            } catch (Error again) {
                // There is not even memory to halt; another thread is about to free some.
            }
        }
    }

    private static void halt() {
        halt(IN_TROUBLE);
    }

    /** Ends the process with an exit code, and kills those of its PostgreSQL servers that did not stop in order. */
    static void halt(int status) {
        RESERVE.clear();
        try {
            Database.endEmbedded();
        } catch (RuntimeException | Error notEnded) {
            // The kernel ends it, where it can.
        }
        Runtime.getRuntime().halt(status);
    }
}
