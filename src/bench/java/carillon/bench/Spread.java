package carillon.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What each of several rounds came to. */
final class Spread {
    private final List<Double> rounds = new ArrayList<>();

    void add(double value) {
        rounds.add(value);
    }

    boolean isEmpty() {
        return rounds.isEmpty();
    }

    double median() {
        List<Double> sorted = sorted();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** The median, and in brackets the least and the most, each in that format. */
    String written(String format) {
        List<Double> sorted = sorted();
        return String.format(
                Locale.ROOT,
                format + " (" + format + " to " + format + ")",
                median(),
                sorted.getFirst(),
                sorted.getLast());
    }

    private List<Double> sorted() {
        if (rounds.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Double> sorted = new ArrayList<>(rounds);
        Collections.sort(sorted);
        return sorted;
    }
}
