package carillon.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When something will happen, as far as that is known: how likely each half minute is.
 *
 * <p>Computed in strict floating point and in one order, so that every node predicts the same.
 */
final class LikelyTime {
    private static final int STEP_SECONDS = 30;
    /** Two hours: what is later counts as that. */
    private static final int STEPS = 240;

    /** Five minutes: the width of the band by which predictions are compared 10 minutes ahead. */
    private static final int WINDOW = 10;

    /** What is so unlikely changes no prediction. */
    private static final double NEGLIGIBLE = 0.01;

    private static final double ALIKE = 0.002;

    private static final LikelyTime[] LATE = IntStream.rangeClosed(0, Habit.LATEST)
            .mapToObj(minutes -> new LikelyTime(0, Lateness.shares(minutes, STEPS, STEP_SECONDS)))
            .toArray(LikelyTime[]::new);

    /** The first step, counted from the epoch. */
    private final long first;
    /** How likely each step is; together 1. */
    private final double[] shares;

    private LikelyTime(long first, double[] shares) {
        this.first = first;
        this.shares = shares;
    }

    static LikelyTime at(Instant instant) {
        return new LikelyTime(step(instant), new double[] {1});
    }

    private static long step(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond() + STEP_SECONDS / 2, (long) STEP_SECONDS);
    }

    /**
     * Something that starts late, as habits are, but not before what stands ahead of it is over.
     *
     * @param ahead null where nothing stands ahead
     */
    static LikelyTime start(Instant announced, Habit habit, @Nullable LikelyTime ahead) {
        return LATE[habit.lateMinutes()].movedBy(step(announced)).behind(ahead, announced);
    }

    /**
     * Returns when it happens where it waits for what stands ahead of it.
     *
     * @param ahead null where nothing stands ahead
     * @param time nothing is waited for that will be over by then
     */
    LikelyTime behind(@Nullable LikelyTime ahead, Instant time) {
        return ahead == null || ahead.isOverBy(time) ? this : orLater(ahead);
    }

    private LikelyTime movedBy(long steps) {
        return new LikelyTime(first + steps, shares);
    }

    /** Whether it will nearly certainly have happened by then. */
    private boolean isOverBy(Instant instant) {
        long steps = step(instant) - first;
        if (steps >= shares.length) {
            return true;
        }
        double after = 0;
        for (int i = shares.length - 1; i > steps && i >= 0 && after <= NEGLIGIBLE; i--) {
            after += shares[i];
        }
        return after <= NEGLIGIBLE;
    }

    /** Returns when the later of the two happens, which know nothing of each other. */
    LikelyTime orLater(LikelyTime other) {
        long from = Math.max(first, other.first);
        long until = Math.max(first + shares.length, other.first + other.shares.length);
        int steps = (int) Math.min(STEPS, Math.max(1, until - from));
        double[] together = new double[steps];
        double byThis = byStep(from - 1);
        double byOther = other.byStep(from - 1);
        double before = 0;
        for (int i = 0; i < steps; i++) {
            byThis += at(from + i);
            byOther += other.at(from + i);
            double by = i == steps - 1 ? 1 : byThis * byOther;
            together[i] = by - before;
            before = by;
        }
        return new LikelyTime(from, together);
    }

    private double at(long step) {
        long i = step - first;
        return i < 0 || i >= shares.length ? 0 : shares[(int) i];
    }

    private double byStep(long step) {
        double by = 0;
        for (long i = first; i <= step && i < first + shares.length; i++) {
            by += at(i);
        }
        return by;
    }

    /** Returns when it is over, where it lasts as long as habits are. */
    LikelyTime after(Duration announced, Habit habit) {
        long[] offsets = Lengths.steps(announced, habit, STEP_SECONDS);
        long least = offsets[0];
        int steps = (int) Math.min(STEPS, shares.length + offsets[offsets.length - 1] - least);
        double[] over = new double[steps];
        double share = 1.0 / offsets.length;
        for (long offset : offsets) {
            int moved = (int) (offset - least);
            for (int i = 0; i < shares.length; i++) {
                over[Math.min(steps - 1, i + moved)] += share * shares[i];
            }
        }
        return new LikelyTime(first + least, over);
    }

    /** Returns the middle of the five minutes in which it most likely happens. */
    Instant likeliest() {
        double most = 0;
        double sum = 0;
        int from = 0;
        int until = 0;
        for (int i = 0; i < shares.length + WINDOW; i++) {
            sum += (i < shares.length ? shares[i] : 0) - (i >= WINDOW ? shares[i - WINDOW] : 0);
            if (sum > most + ALIKE) {
                from = i;
            }
            if (sum > most - ALIKE) {
                until = i;
            }
            most = Math.max(most, sum);
        }
        long middle = first + Math.floorDiv(from + until + 2 - WINDOW, 2);
        return Instant.ofEpochSecond(middle * STEP_SECONDS);
    }
}
