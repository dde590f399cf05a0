package carillon.timeline;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many of some starts came within the band around what the document had said of them.
 *
 * @param starts how many were compared
 * @param predicted how many of these came as predicted
 * @param expected how many of these came as expected
 */
public record Score(int starts, int predicted, int expected) {
    /** How many minutes ahead predictions are compared. */
    public static final List<Integer> MINUTES_AHEAD = List.of(10, 30);

    /** Counts the starts of which something was said so many minutes ahead. */
    public static Score of(Collection<Forecast> forecasts, int minutesAhead) {
        List<Forecast> ahead = forecasts.stream()
                .filter(forecast -> forecast.minutesAhead() == minutesAhead)
                .toList();
        return new Score(
                ahead.size(), count(ahead, Forecast::isPredictionInside), count(ahead, Forecast::isExpectationInside));
    }

    private static int count(List<Forecast> forecasts, Predicate<Forecast> isInside) {
        return (int) forecasts.stream().filter(isInside).count();
    }

    public Score plus(Score other) {
        return new Score(starts + other.starts, predicted + other.predicted, expected + other.expected);
    }
}
