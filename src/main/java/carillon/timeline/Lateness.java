package carillon.timeline;

import java.time.Duration;

/** By how much starts are late: a log-normal, of which what a weekend shows moves the median. */
final class Lateness {
    /** The median where nothing is known yet. */
    static final double ASSUMED_MINUTES = 4;

    private static final double LEAST_MINUTES = 0.5;

    /** One start in twenty is later: it counts as no later than this, for it says little of the others. */
    private static final double MOST_MINUTES = 25;

    private static final double SECONDS_A_MINUTE = 60;

    /** The standard deviation of the logarithms: 1.645 of them are between the median and the 95th percentile. */
    static final double SPREAD = StrictMath.log(MOST_MINUTES / ASSUMED_MINUTES) / 1.6449;

    private Lateness() {}

    /** Returns how likely each step of lateness is, for a median of so many minutes; the last has all that is later. */
    static double[] shares(int medianMinutes, int steps, int stepSeconds) {
        double[] shares = new double[steps];
        double before = 0;
        for (int i = 0; i < steps; i++) {
            double by = i == steps - 1 ? 1 : by((i + 0.5) * stepSeconds, medianMinutes);
            shares[i] = by - before;
            before = by;
        }
        return shares;
    }

    private static double by(double seconds, int medianMinutes) {
        double median = Math.max(LEAST_MINUTES, medianMinutes);
        return Normal.below((StrictMath.log(seconds / SECONDS_A_MINUTE) - StrictMath.log(median)) / SPREAD);
    }

    /** Returns the logarithm of the minutes; who starts at the hour or ahead of it counts as half a minute late. */
    static double logarithm(Duration late) {
        return StrictMath.log(Math.clamp(late.toSeconds() / SECONDS_A_MINUTE, LEAST_MINUTES, MOST_MINUTES));
    }
}
