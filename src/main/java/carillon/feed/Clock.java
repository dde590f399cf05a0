package carillon.feed;

import carillon.journal.ClockAnchor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The server's clock: the world's time, or in a rehearsal a time that begins at an anchor and may run faster.
 *
 * @param world the world's time
 * @param anchor where this clock begins, and how fast it runs
 */
public record Clock(InstantSource world, ClockAnchor anchor) implements InstantSource {
    private static final long MAX_WAIT_MILLIS = 2_000;

    /** Returns what it shows, in whole milliseconds. */
    @Override
    public Instant instant() {
        return anchor.at(world.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Returns how long a timer should wait for an instant of this clock before it looks again: from 1 ms to 2 s of the
     * world's time. A timer stands still while its machine sleeps, and the clock does not.
     */
    public long timerMillis(Instant instant) {
        return Math.clamp(anchor.wallMillis(Duration.between(instant(), instant)), 1, MAX_WAIT_MILLIS);
    }
}
