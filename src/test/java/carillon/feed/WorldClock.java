package carillon.feed;

import carillon.journal.ClockAnchor;
import java.time.Instant;
import java.time.InstantSource;

/** Clocks that show the world's time, as outside a rehearsal. */
public final class WorldClock {
    private WorldClock() {}

    public static Clock of(InstantSource world) {
        return new Clock(world, new ClockAnchor(Instant.EPOCH, Instant.EPOCH, 1));
    }
}
