package carillon.log;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs one kind of trouble: when it begins, once a minute while it lasts, with how often it was met meanwhile, and when it is over.
 * However often it comes and goes, it takes at most two lines a minute. May be used on any thread.
 */
public final class RateLimitedLog {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final System.Logger log;
    private final LongSupplier nanos;
    private boolean told;
    private long lastLine;
    private long unsaid;

    public RateLimitedLog(System.Logger log) {
        this(log, System::nanoTime);
    }

    RateLimitedLog(System.Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.lastLine = nanos.getAsLong() - PAUSE_NANOS;
    }

    /** The trouble is met, for the first time or again. */
    public void warn(String sentence) {
        log(Level.WARNING, sentence, null);
    }

    /** A bug is met, for the first time or again: with its stack. */
    public void error(String sentence, Throwable bug) {
        log(Level.ERROR, sentence, bug);
    }

    private synchronized void log(Level level, String sentence, @Nullable Throwable cause) {
        if (nanos.getAsLong() - lastLine < PAUSE_NANOS) {
            unsaid++;
            return;
        }
        lastLine = nanos.getAsLong();
        told = true;
        log.log(
                level,
                unsaid == 0 ? sentence : sentence + " (and " + unsaid + " times since this was last said)",
                cause);
        unsaid = 0;
    }

    /** The trouble is over; this is said where the trouble was. */
    public synchronized void over(String sentence) {
        if (told) {
            log.log(Level.INFO, sentence);
        }
        told = false;
    }
}
