package carillon.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Limits the warnings of one kind in the log to {@value #MOST} a minute, counts the rest, and logs how many there were. So clients
 * cannot fill the disk with warnings that they cause.
 *
 * <p>Warnings of one logger, level and class of exception are of one kind. Lower levels pass: only Carillon's own code uses them, and
 * not for what clients do.
 */
public final class LogThrottle implements Filter {
    /** How long warnings are counted before their number is logged. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** The most warnings of one kind that pass in a window. */
    static final int MOST = 10;

    /** The most kinds that are counted apart; all others are one. */
    private static final int MAX_KINDS = 1_000;

    private static final String NAME = LogThrottle.class.getName();
    private static final List<LogThrottle> INSTALLED = new ArrayList<>();

    private final Handler handler;
    private final @Nullable Filter before;
    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    private record Kind(String logger, Level level, String thrown) {
        private static final Kind OTHER = new Kind("others", Level.WARNING, "");

        static Kind of(LogRecord line) {
            @Nullable Throwable thrown = line.getThrown();
            return new Kind(
                    String.valueOf(line.getLoggerName()),
                    line.getLevel(),
                    thrown == null ? "" : thrown.getClass().getName());
        }
    }

    private record Count(Instant since, int passed, int suppressed) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    /** Creates a throttle for a handler, behind the filter that the handler may have. */
    LogThrottle(Handler handler) {
        this.handler = handler;
        this.before = handler.getFilter();
    }

    /** Throttles all handlers of the root logger. It is called once, before anything is logged. */
    public static void install() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            LogThrottle throttle = new LogThrottle(handler);
            handler.setFilter(throttle);
            INSTALLED.add(throttle);
        }
    }

    /** Logs the suppressed warnings of windows that are over. */
    public static void logSuppressed() {
        Instant now = new LogRecord(Level.INFO, "").getInstant();
        INSTALLED.forEach(throttle -> throttle.logSuppressed(now));
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        if (before != null && !before.isLoggable(line)) {
            return false;
        }
        if (line.getLevel().intValue() < Level.WARNING.intValue() || NAME.equals(line.getLoggerName())) {
            return true;
        }
        Instant now = line.getInstant();
        logSuppressed(now);
        return count(Kind.of(line), now);
    }

    private synchronized boolean count(Kind exact, Instant now) {
        Kind kind = counts.containsKey(exact) || counts.size() < MAX_KINDS ? exact : Kind.OTHER;
        Count count = counts.getOrDefault(kind, new Count(now, 0, 0));
        boolean passes = count.passed() < MOST;
        counts.put(
                kind,
                passes
                        ? new Count(count.since(), count.passed() + 1, count.suppressed())
                        : new Count(count.since(), count.passed(), count.suppressed() + 1));
        return passes;
    }

    /** Logs the suppressed warnings of windows that were over at this instant. */
    void logSuppressed(Instant now) {
        removeOver(now).forEach(handler::publish);
    }

    private synchronized List<LogRecord> removeOver(Instant now) {
        List<LogRecord> lines = new ArrayList<>();
        counts.entrySet().removeIf(entry -> {
            Count count = entry.getValue();
            if (count.isOver(now) && count.suppressed() > 0) {
                LogRecord line = new LogRecord(
                        entry.getKey().level(),
                        "and " + count.suppressed() + " more from "
                                + entry.getKey().logger() + " since " + count.since());
                line.setLoggerName(NAME);
                line.setInstant(now);
                lines.add(line);
            }
            return count.isOver(now);
        });
        return lines;
    }
}
