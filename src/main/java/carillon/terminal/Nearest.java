package carillon.terminal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words that are nearest to one that was mistyped. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** Returns a sentence that names the nearest words, such as “Nearest: lyon.”; empty where there are none at all. */
    public static String sentence(String typed, Stream<String> words) {
        List<String> nearest = words.distinct()
                .sorted(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        return nearest.isEmpty() ? "" : nearest.stream().collect(Collectors.joining(", ", "Nearest: ", "."));
    }

    /** How many letters to put in, take out or replace (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
