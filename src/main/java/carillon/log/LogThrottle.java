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
 * Lets so many warnings of one kind into the log in a minute, counts the rest, and says how many there were. So whatever strangers find
 * to make a server complain about, they fill no disk with it.
 *
 * <p>Of one kind are those of one logger, at one level, with the same kind of exception. What is no warning passes: only our own code
 * says such, and not at strangers' will.
 */
public final class LogThrottle implements Filter {
    /** How long it counts before it says how many it left out. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** How many of one kind are let through in a window. */
    static final int MOST = 10;

    /** How many kinds are told apart; all others are one. */
    private static final int MOST_KINDS = 1_000;

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

    private record Count(Instant since, int told, int leftOut) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    /** A throttle for one handler, behind the filter that it has, if any. */
    LogThrottle(Handler handler) {
        this.handler = handler;
        this.before = handler.getFilter();
    }

    /** Throttles all that the log has: to be called once, before anything is logged. */
    public static void install() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            LogThrottle throttle = new LogThrottle(handler);
            handler.setFilter(throttle);
            INSTALLED.add(throttle);
        }
    }

    /** Says what was left out in windows that are over. */
    public static void tellWhatWasLeftOut() {
        Instant now = new LogRecord(Level.INFO, "").getInstant();
        INSTALLED.forEach(throttle -> throttle.tell(now));
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
        tell(now);
        return count(Kind.of(line), now);
    }

    private synchronized boolean count(Kind wanted, Instant now) {
        Kind kind = counts.containsKey(wanted) || counts.size() < MOST_KINDS ? wanted : Kind.OTHER;
        Count count = counts.getOrDefault(kind, new Count(now, 0, 0));
        boolean lets = count.told() < MOST;
        counts.put(
                kind,
                lets
                        ? new Count(count.since(), count.told() + 1, count.leftOut())
                        : new Count(count.since(), count.told(), count.leftOut() + 1));
        return lets;
    }

    /** Says what was left out in windows that were over at that instant. */
    void tell(Instant now) {
        takeOver(now).forEach(handler::publish);
    }

    private synchronized List<LogRecord> takeOver(Instant now) {
        List<LogRecord> lines = new ArrayList<>();
        counts.entrySet().removeIf(entry -> {
            Count count = entry.getValue();
            if (count.isOver(now) && count.leftOut() > 0) {
                LogRecord line = new LogRecord(
                        entry.getKey().level(),
                        "and " + count.leftOut() + " more from "
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
