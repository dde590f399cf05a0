package carillon.bench;

import java.util.Locale;

/**
 * What is posted to be recognized: notes that carry a number. The numbers go up, so that whoever has seen one has seen those before, even
 * where the server told several posts in one patch, or all of them in a snapshot.
 */
final class Marks {
    static final long NONE = 0;
    private static final String WORD = "mark-";
    private static final int DIGITS = 9;

    private Marks() {}

    static String text(long mark) {
        return String.format(Locale.ROOT, "%s%0" + DIGITS + "d", WORD, mark);
    }

    /** The highest mark in a message, or {@link #NONE}. */
    static long highestIn(String message) {
        long highest = NONE;
        for (int at = message.indexOf(WORD); at >= 0; at = message.indexOf(WORD, at + 1)) {
            int digits = at + WORD.length();
            highest = Math.max(highest, Long.parseLong(message, digits, digits + DIGITS, 10));
        }
        return highest;
    }
}
