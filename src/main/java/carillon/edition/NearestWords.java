package carillon.edition;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that may be meant by one that is mistyped. */
public final class NearestWords {
    private static final int MOST = 3;

    private NearestWords() {}

    /** Returns a sentence that names the nearest words, such as “Nearest: lyon.”; empty where there are none at all. */
    public static String sentence(String typed, Stream<String> words) {
        String nearest = sorted(typed, words).limit(MOST).collect(Collectors.joining(", "));
        return nearest.isEmpty() ? "" : "Nearest: " + nearest + ".";
    }

    /** Finds the nearest word that has at most so many edits. */
    public static Optional<String> within(int edits, String typed, Stream<String> words) {
        return sorted(typed, words).findFirst().filter(word -> edits(typed, word) <= edits);
    }

    private static Stream<String> sorted(String typed, Stream<String> words) {
        return words.distinct()
                .sorted(Comparator.comparingInt((String word) -> edits(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Returns how many letters must be put in, taken out, replaced or swapped with their neighbour to make one word of the other (the
     * optimal string alignment distance): to type two letters in the wrong order is one mistake.
     */
    static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean isSwapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (isSwapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
