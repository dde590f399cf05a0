package carillon.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a rehearsal's clock hangs on: at one instant of the world's it showed a certain time, and it runs on from there. It is
 * kept with the rehearsal's journal, so that a server which starts again, or another one beside it, has the same clock.
 *
 * @param position what the rehearsal's clock showed
 * @param anchoredAt when it showed that
 * @param speed how many of its seconds pass in one of the world's; positive and finite
 */
public record Anchor(Instant position, Instant anchoredAt, double speed) {
    public Anchor {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("a clock that runs at " + speed);
        }
    }

    /** What the rehearsal's clock shows at an instant of the world's, in whole milliseconds. */
    public Instant at(Instant wall) {
        long passed = Duration.between(anchoredAt, wall).toMillis();
        return position.plusMillis(Math.round(passed * speed)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same clock from that instant on at another speed; this one where the speed is the same. */
    public Anchor withSpeed(double otherSpeed, Instant wall) {
        return otherSpeed == speed ? this : new Anchor(at(wall), wall, otherSpeed);
    }

    /** How long the world must wait until the rehearsal's clock has gone on by that much, in milliseconds, rounded up. */
    public long wallMillis(Duration ahead) {
        return (long) Math.ceil(ahead.toMillis() / speed);
    }
}
