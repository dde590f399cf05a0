package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.statement.TurnId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the document said of a start some minutes ahead of it, and when it started.
 *
 * @param city whose slot or turn it is; null for a turn that is no city's
 * @param slot null for a turn of a milestone
 * @param milestone null for a slot and its turns
 * @param turn null for a slot
 * @param minutesAhead how long before the start that was said
 * @param predicted not before it was said: what should have started already is predicted for now
 * @param expected the same of the expected start
 */
public record Forecast(
        @Nullable CityId city,
        @Nullable SlotId slot,
        @Nullable MilestoneId milestone,
        @Nullable TurnId turn,
        int minutesAhead,
        Instant actual,
        Instant predicted,
        Instant expected) {
    public boolean isPredictionInside() {
        return isInside(minutesAhead, Duration.between(predicted, actual));
    }

    public boolean isExpectationInside() {
        return isInside(minutesAhead, Duration.between(expected, actual));
    }

    /**
     * Whether an error lies within the band of the ETA Accuracy Benchmark, by which transit agencies compare their
     * predictions (github.com/TransitApp/ETA-Accuracy-Benchmark): from -60 ln(t + 1.3) to 60 ln(t + 1.5) seconds, t minutes
     * ahead. That is 2 min 25 s to either side 10 minutes ahead, and 3 min 27 s 30 minutes ahead.
     *
     * @param error the actual start minus the predicted one: positive where it started later than predicted
     */
    static boolean isInside(int minutesAhead, Duration error) {
        double seconds = error.toMillis() / 1_000.0;
        return seconds > -60 * Math.log(minutesAhead + 1.3) && seconds < 60 * Math.log(minutesAhead + 1.5);
    }
}
