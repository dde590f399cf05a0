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
 * Ends this process when it cannot go on, whatever hangs and however little memory is left. A server that ran out of memory has lost
 * something, and nobody knows what: an event loop, a future, a class that was being loaded. It is ended, so that it is started anew.
 *
 * <p>Everything that is needed then is made beforehand: the thread that holds the deadline, the stream, the sentence.
 */
final class ProcessEnd {
    /** The exit code of a server that ended by itself. {@code -XX:+ExitOnOutOfMemoryError} uses the same. */
    static final int IN_TROUBLE = 3;

    /** For the sentence: whoever reads the error stream may have stopped reading. */
    private static final long SENTENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MAX_CAUSES = 20;
    private static final int RESERVE_BYTES = 1 << 20;

    private static final byte[] OUT_OF_MEMORY =
            bytes("Carillon ran out of memory and ends: start it again, with a larger -Xmx.");

    private static final BufferShortage BUFFERS = new BufferShortage();
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    /** Let go at the end, for what the end itself needs. */
    private static final List<byte[]> RESERVE = new ArrayList<>(1);

    private static volatile boolean limited;
    private static volatile long deadline;

    private static final Thread ENDING =
            Thread.ofPlatform().name("ending").daemon().unstarted(ProcessEnd::haltAtTheDeadline);

    private ProcessEnd() {}

    /**
     * From now on the process ends where an {@link Error} ends a thread, and where anybody was told of a lack of memory: as an
     * exception that nobody handles, or in the log, where Netty and Vert.x put whatever they catch. Once for a process.
     */
    static synchronized void prepare() {
        if (ENDING.getState() != Thread.State.NEW) {
            return;
        }
        RESERVE.add(new byte[RESERVE_BYTES]);
        // The Java machine loads what it ends with only when it is asked about the end; later there may be no room for
        // it.
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
                whereFatal(record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    /** Ends the process where that failure is, or was caused by, one that the Java machine does not get over. */
    static void whereFatal(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (isFatal(cause)) {
                now(cause);
            }
            cause = cause.getCause();
        }
    }

    private static boolean isFatal(Throwable failure) {
        if (failure instanceof OutOfMemoryError lack && BufferShortage.isMeantBy(lack)) {
            return BUFFERS.lasts(System.nanoTime());
        }
        // A stack that overflowed is empty again once the failure is caught, and a stranger may be able to bring it
        // about.
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    /** Ends the process, because of that. */
    static void now(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            outOfMemory();
        }
        limit(SENTENCE_NANOS);
        try {
            failure.printStackTrace();
            now("Carillon met an error and ends: " + failure);
        } catch (Throwable notSaid) {
            halt();
        }
    }

    /** Ends the process, because there is no memory left. */
    static void outOfMemory() {
        now(OUT_OF_MEMORY);
    }

    /** Ends the process at once; nothing that was acknowledged is lost. The sentence goes to the error stream. */
    static void now(String sentence) {
        now(bytes(sentence));
    }

    private static void now(byte[] sentence) {
        limit(SENTENCE_NANOS);
        try {
            ERR.write(sentence);
        } catch (IOException | RuntimeException | Error notSaid) {
            // It ends all the same.
        }
        halt();
    }

    private static byte[] bytes(String sentence) {
        return (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** From now on the process ends within so many seconds, orderly or not. Depends on no event loop, and makes nothing new. */
    static void within(int seconds) {
        limit(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static void limit(long nanos) {
        long asked = System.nanoTime() + nanos;
        if (!limited || asked - deadline < 0) {
            deadline = asked;
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
                // Where there is not even room to halt, somebody else is about to give some back.
            }
        }
    }

    private static void halt() {
        halt(IN_TROUBLE);
    }

    /** Ends the process with that exit code, and whatever of its PostgreSQL did not stop in order. */
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
