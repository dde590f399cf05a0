package carillon.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Recognizes reserved labels: one that reads like the server's own would pass for it in a list. */
public final class Label {
    /** The label of the printed link. */
    static final String SERVER = "server";

    /** The letters of other alphabets that look like one of the word's (Unicode UTS 39, "confusables"). */
    private static final Map<Integer, Integer> LOOK_ALIKES = Map.ofEntries(
            Map.entry(0x0455, (int) 's'), // Cyrillic dze
            Map.entry(0xA731, (int) 's'), // small capital
            Map.entry(0x01BD, (int) 's'), // tone five
            Map.entry(0x0435, (int) 'e'), // Cyrillic ie
            Map.entry(0x04BD, (int) 'e'), // Cyrillic Abkhasian che
            Map.entry(0x212E, (int) 'e'), // estimated sign
            Map.entry(0x1D07, (int) 'e'), // small capital
            Map.entry(0x0433, (int) 'r'), // Cyrillic ghe
            Map.entry(0x1D26, (int) 'r'), // Greek small capital gamma
            Map.entry(0x0280, (int) 'r'), // small capital
            Map.entry(0x03BD, (int) 'v'), // Greek nu
            Map.entry(0x0475, (int) 'v'), // Cyrillic izhitsa
            Map.entry(0x1D20, (int) 'v')); // small capital

    private Label() {}

    /** Whether a label reads like the server's own, regardless of case, accents, width and invisible characters. */
    public static boolean isReserved(String label) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(label, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Label::counts)
                .map(character -> LOOK_ALIKES.getOrDefault(character, character))
                .forEach(letters::appendCodePoint);
        return letters.toString().equals(SERVER);
    }

    /** Whether a character counts: letters, digits and punctuation do; blanks, invisible ones and accents do not. */
    private static boolean counts(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            // Hangul fillers and the blank of Braille: letters and symbols to Unicode, nothing to the eye.
            default -> character != 0x115F && character != 0x1160 && character != 0x3164 && character != 0x2800;
        };
    }
}
