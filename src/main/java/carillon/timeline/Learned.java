package carillon.timeline;

/**
 * What is taken to be true of starts and lengths: at first what is assumed, then corrected by what is observed.
 *
 * <p>Lateness varies so much from start to start that a few say little: of what the observed mean differs from what was
 * assumed, only that counts which exceeds {@value #ERRORS} standard errors. So chance changes nothing, and who is late
 * again and again is believed. Lengths vary less, and each wrong one costs less: their assumption counts as {@value
 * #ASSUMED_LENGTHS} observations.
 *
 * @param late the mean of the logarithms of lateness in minutes: that of the median
 * @param percent the mean length, in hundredths of what was announced
 */
record Learned(double late, double percent) {
    static final Learned ASSUMED = new Learned(StrictMath.log(Lateness.ASSUMED_MINUTES), 110);

    private static final double ERRORS_OF_ALL = 2.5;
    private static final double ERRORS_OF_ONE = 1.5;
    private static final int ASSUMED_LENGTHS = 12;

    private static final int PERCENT_STEP = 5;

    /** Returns what is taken to be true of all cities after what was observed in them. */
    Learned ofAll(Punctuality observed) {
        return after(observed, ERRORS_OF_ALL);
    }

    /** Returns what is taken to be true of one city, or one milestone, after what was observed there. */
    Learned ofOne(Punctuality observed) {
        return after(observed, ERRORS_OF_ONE);
    }

    private Learned after(Punctuality observed, double errors) {
        return new Learned(lateAfter(observed.late(), errors), percentAfter(observed.lasted()));
    }

    private double lateAfter(Tally observed, double errors) {
        if (observed.count() == 0) {
            return late;
        }
        double difference = observed.sum() / observed.count() - late;
        double byChance = errors * Lateness.SPREAD / Math.sqrt(observed.count());
        return late + Math.signum(difference) * Math.max(0, Math.abs(difference) - byChance);
    }

    private double percentAfter(Tally observed) {
        return (ASSUMED_LENGTHS * percent + observed.sum()) / (ASSUMED_LENGTHS + observed.count());
    }

    /** Returns it rounded: one more start seldom changes it, and so seldom changes what is predicted elsewhere. */
    Habit habit() {
        int minutes = Math.min(Habit.LATEST, rounded(StrictMath.exp(late), 1));
        return new Habit(minutes, rounded(percent, PERCENT_STEP));
    }

    private static int rounded(double value, int step) {
        return (int) Math.round(value / step) * step;
    }
}
