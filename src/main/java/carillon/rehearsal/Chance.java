package carillon.rehearsal;

import java.time.Duration;
import java.util.Random;

/**
 * How far cities keep their hours, in one fixed distribution, so that predictions can be compared from version to version.
 *
 * <p>A start is late by a log-normal with a median of 4 and a 95th percentile of 25 minutes. What is announced to last some
 * time lasts 1.1 times as long, with a spread of 30 %. One end in ten is never said.
 */
final class Chance {
    static final double MEDIAN_MINUTES = 4;

    /** The standard deviation of the logarithm: 1.645 of them are between the median and the 95th percentile. */
    static final double SIGMA = Math.log(25 / MEDIAN_MINUTES) / 1.6449;

    private static final double TIMES_AS_LONG = 1.1;
    private static final double SPREAD = 0.3;

    /** So short is nothing. */
    private static final double LEAST = 0.1;

    private static final int ENDS_PER_FORGOTTEN_ONE = 10;

    private final Random random;

    Chance(Random random) {
        this.random = random;
    }

    Duration late() {
        return seconds(60 * MEDIAN_MINUTES * Math.exp(SIGMA * random.nextGaussian()));
    }

    Duration lasting(Duration announced) {
        double times = Math.max(LEAST, TIMES_AS_LONG + SPREAD * random.nextGaussian());
        return seconds(times * announced.toSeconds());
    }

    boolean isForgotten() {
        return random.nextInt(ENDS_PER_FORGOTTEN_ONE) == 0;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }
}
