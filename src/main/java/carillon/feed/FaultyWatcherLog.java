package carillon.feed;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Logs that watchers were given up because of a bug. Of a fault that meets all of them, a line a minute is enough. */
final class FaultyWatcherLog {
    private static final System.Logger LOG = System.getLogger(Watchers.class.getName());
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long givenUp;
    private @Nullable Long loggedNanos;

    void givenUp(RuntimeException failure) {
        givenUp++;
        long now = System.nanoTime();
        if (loggedNanos == null || now - loggedNanos > PAUSE_NANOS) {
            loggedNanos = now;
            LOG.log(
                    System.Logger.Level.ERROR,
                    givenUp + " watchers of this event loop were given up, which is a bug",
                    failure);
        }
    }

    void notEnded(RuntimeException failure) {
        LOG.log(System.Logger.Level.DEBUG, "nor could its connection be ended", failure);
    }
}
