package carillon.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * What some starts and ends have shown of how hours are kept.
 *
 * @param late the logarithm of how many minutes after its hour each started
 * @param lasted for how many hundredths of what was announced each lasted
 */
record Punctuality(Tally late, Tally lasted) {
    static final Punctuality NONE = new Punctuality(Tally.NONE, Tally.NONE);

    /** What is further from its hour follows another programme. */
    private static final Duration FAR = Duration.ofHours(2);

    private static final double MOST_PERCENT = 400;

    Punctuality plus(Punctuality other) {
        return new Punctuality(late.plus(other.late), lasted.plus(other.lasted));
    }

    Punctuality started(Instant announced, Instant actual) {
        Duration lateness = Duration.between(announced, actual);
        if (lateness.abs().compareTo(FAR) >= 0) {
            return this;
        }
        return new Punctuality(late.plus(Lateness.logarithm(lateness)), lasted);
    }

    Punctuality lasted(Duration announced, Instant start, Instant end) {
        double percent = 100.0 * Duration.between(start, end).toSeconds() / Math.max(1, announced.toSeconds());
        return new Punctuality(late, lasted.plus(Math.clamp(percent, 0, MOST_PERCENT)));
    }
}
