package carillon.log;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a long work has come, on standard error: nothing within the first two seconds, then one line that is rewritten on a
 * terminal, and elsewhere a line every five seconds. A work that shows something also shows when it is done.
 *
 * <pre>{@code
 * try (Progress progress = Progress.of("Reading the journal", "entries", total)) {
 *     ...
 *     progress.advance(page.size());
 * }
 * }</pre>
 *
 * <p>A thread of its own shows it, so that the work may block. {@link #advance} and {@link #reach} may be called on any thread, as often
 * as it suits the work: they only set a number.
 */
public final class Progress implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final long BETWEEN_LINES_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final Sentence sentence;
    private final LongSupplier nanos;
    private final long begin;
    private final AtomicLong done = new AtomicLong();
    private final Thread showing;
    private @Nullable ProgressLine line;
    private long lastLine;
    private boolean closed;

    /**
     * What is done, and how much of it there is.
     *
     * @param what the work, as “Reading the journal”
     * @param unit what is counted, in the plural; empty where nothing is
     * @param total how many there are; 0 where that is not known
     */
    record Sentence(String what, String unit, long total) {
        /** Says how far it has come. */
        String after(long done, long seconds) {
            String how = unit.isEmpty()
                    ? ""
                    : total > 0
                            ? String.format(Locale.ROOT, " %,d of %,d %s (%d %%),", done, total, unit, percent(done))
                            : String.format(Locale.ROOT, " %,d %s,", done, unit);
            return what + ":" + how + " " + seconds + " s";
        }

        private long percent(long done) {
            return Math.min(100, done * 100 / total);
        }
    }

    private Progress(Sentence sentence, LongSupplier nanos) {
        this.sentence = sentence;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        this.lastLine = begin - BETWEEN_LINES_NANOS;
        this.showing = Thread.ofPlatform().daemon().name("progress").unstarted(this::show);
    }

    /** Begins a work of which nothing is counted, as “Creating the database”. */
    public static Progress of(String what) {
        return of(what, "", 0);
    }

    /**
     * Begins a work of so many parts.
     *
     * @param unit the parts, in the plural, as “entries”
     * @param total how many there are; 0 where that is not known
     */
    public static Progress of(String what, String unit, long total) {
        Progress progress = new Progress(new Sentence(what, unit, total), System::nanoTime);
        progress.showing.start();
        return progress;
    }

    /** As {@link #of(String, String, long)}, shown there by {@link #look} alone, with that clock. */
    static Progress of(Sentence sentence, LongSupplier nanos, PrintStream out, boolean terminal) {
        Progress progress = new Progress(sentence, nanos);
        progress.line = new ProgressLine(out, terminal);
        return progress;
    }

    /** Counts so many parts more. */
    public void advance(long parts) {
        done.addAndGet(parts);
    }

    /** Sets how many parts are done. */
    public void reach(long parts) {
        done.set(parts);
    }

    private void show() {
        try {
            Thread.sleep(QUIET);
            while (look()) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Shows how far it has come, where that is due. Returns whether there may be more to show. */
    synchronized boolean look() {
        long now = nanos.getAsLong();
        if (closed || now - begin < QUIET.toNanos()) {
            return !closed;
        }
        if (line == null) {
            line = ProgressLine.onStandardError();
        }
        if (line.isRewritten() || now - lastLine >= BETWEEN_LINES_NANOS) {
            line.write(sentence.after(done.get(), seconds(now)));
            lastLine = now;
        }
        return true;
    }

    /** Ends it. What was shown is completed. */
    @Override
    public void close() {
        end(", done");
    }

    /** Ends a work that failed. What was shown says how far it came. */
    public void fail() {
        end("");
    }

    private synchronized void end(String how) {
        if (!closed) {
            closed = true;
            showing.interrupt();
            if (line != null) {
                line.end(sentence.after(done.get(), seconds(nanos.getAsLong())) + how);
            }
        }
    }

    private long seconds(long now) {
        return TimeUnit.NANOSECONDS.toSeconds(now - begin);
    }
}
