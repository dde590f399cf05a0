package carillon.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Defines a rehearsal's clock: the time it showed at one instant of the world's, and its speed from there on. It is kept with the
 * rehearsal's journal, so that all nodes, and a server that starts again, have the same clock.
 *
 * @param position what the rehearsal's clock showed
 * @param anchoredAt the instant of the world at which it showed that
 * @param speed how many of its seconds pass in one of the world's; positive and finite
 */
public record ClockAnchor(Instant position, Instant anchoredAt, double speed) {
    /** How fast a clock may be told to run. */
    public static final int MAX_SPEED = 3_600;

    public ClockAnchor {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("a clock that runs at " + speed);
        }
    }

    /** Returns what the rehearsal's clock shows at an instant of the world's, in whole milliseconds. */
    public Instant at(Instant wall) {
        long passed = Duration.between(anchoredAt, wall).toMillis();
        return position.plusMillis(Math.round(passed * speed)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns this clock with another speed from that instant on; itself where the speed is the same. */
    public ClockAnchor withSpeed(double otherSpeed, Instant wall) {
        return otherSpeed == speed ? this : new ClockAnchor(at(wall), wall, otherSpeed);
    }

    /** Converts a duration of the rehearsal's clock to the world's, in milliseconds, rounded up. */
    public long wallMillis(Duration ahead) {
        return (long) Math.ceil(ahead.toMillis() / speed);
    }
}
