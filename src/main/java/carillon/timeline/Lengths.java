package carillon.timeline;

import java.time.Duration;

/** How long things last: as habits are, with a spread of 30 hundredths of what was announced. */
final class Lengths {
    private static final double SPREAD = 0.3;
    private static final double LEAST = 0.1;
    private static final double[] CASES = Normal.equallyLikely(33);
    private static final double HUNDRED = 100;

    private Lengths() {}

    /** Returns lengths in steps that are equally likely, the shortest first. */
    static long[] steps(Duration announced, Habit habit, int stepSeconds) {
        long[] steps = new long[CASES.length];
        double length = (double) announced.toSeconds() / stepSeconds;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.round(length * Math.max(LEAST, habit.percent() / HUNDRED + SPREAD * CASES[i]));
        }
        return steps;
    }
}
