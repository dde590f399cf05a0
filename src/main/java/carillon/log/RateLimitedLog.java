package carillon.log;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs one kind of trouble: when it begins, once a minute while it lasts, with the number of occurrences since, and when it is over.
 * However often it begins and ends, it takes at most two lines a minute. It may be used on any thread.
 */
public final class RateLimitedLog {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final System.Logger log;
    private final LongSupplier nanos;
    private boolean logged;
    private long lastLine;
    private long suppressed;

    public RateLimitedLog(System.Logger log) {
        this(log, System::nanoTime);
    }

    RateLimitedLog(System.Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.lastLine = nanos.getAsLong() - PAUSE_NANOS;
    }

    /** Logs an occurrence of the trouble as a warning. */
    public void warn(String sentence) {
        log(Level.WARNING, sentence, null);
    }

    /** Logs an occurrence of a bug as an error, with its stack. */
    public void error(String sentence, Throwable bug) {
        log(Level.ERROR, sentence, bug);
    }

    private synchronized void log(Level level, String sentence, @Nullable Throwable cause) {
        if (nanos.getAsLong() - lastLine < PAUSE_NANOS) {
            suppressed++;
            return;
        }
        lastLine = nanos.getAsLong();
        logged = true;
        log.log(
                level,
                suppressed == 0 ? sentence : sentence + " (and " + suppressed + " times since this was last said)",
                cause);
        suppressed = 0;
    }

    /** Logs that the trouble is over, where it was logged. */
    public synchronized void over(String sentence) {
        if (logged) {
            log.log(Level.INFO, sentence);
        }
        logged = false;
    }
}
