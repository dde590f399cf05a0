package carillon.edition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PrimitiveIterator;

/**
 * Checks that a text can be read where it is shown, and does not affect the text beside it. Only new texts are checked; those of a
 * journal are kept as they are, and isolated by the pages that show them.
 *
 * <p>Sources: the Unicode Standard, chapter 23 (signs that are not seen, tag characters, noncharacters), and UAX 9 (the controls of
 * direction).
 */
public final class ReadableText {
    /** The most marks on one letter: Hebrew with its accents, Tibetan and Burmese need that many. */
    public static final int MAX_MARKS = 4;

    private static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;
    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;

    private ReadableText() {}

    /** Why a text cannot be read. */
    public enum Fault {
        NONE,
        /** Nothing in it is seen. */
        BLANK,
        /** It holds a sign that no text needs: a tag character, a noncharacter, a control, or the end of a paragraph. */
        SIGNS,
        /** It turns the order of letters round, or opens a direction that it does not close, or closes one that it did not open. */
        REORDERS,
        /** More than {@value #MAX_MARKS} marks stand in a row. */
        MARKS
    }

    /** Finds out why a text cannot be read; {@link Fault#NONE} where it can. */
    public static Fault faultOf(String text) {
        if (text.codePoints().noneMatch(ReadableText::isSeen)) {
            return Fault.BLANK;
        }
        if (text.codePoints().anyMatch(ReadableText::isForbidden)) {
            return Fault.SIGNS;
        }
        if (reorders(text)) {
            return Fault.REORDERS;
        }
        return marksInARow(text) > MAX_MARKS ? Fault.MARKS : Fault.NONE;
    }

    /** Whether a sign is visible by itself. A mark is not: it combines with the sign before it. */
    public static boolean isSeen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            // The letters of a newer Unicode than Java's are unassigned to it, and yet seen.
            case Character.UNASSIGNED -> !isUnassignedAndUnseen(sign);
            default -> !isBlankLetter(sign);
        };
    }

    /** Whether an unassigned sign is default-ignorable (Unicode, DerivedCoreProperties) or a noncharacter. */
    private static boolean isUnassignedAndUnseen(int sign) {
        return sign == 0x2065
                || (sign >= 0xFFF0 && sign <= 0xFFF8)
                || (sign >= 0xE0000 && sign <= 0xE0FFF)
                || isNoncharacter(sign);
    }

    /** Whether a sign is a letter or symbol to Unicode, but blank to the eye. */
    private static boolean isBlankLetter(int sign) {
        return switch (sign) {
            // The Hangul fillers, the blank of Braille, what stands for an object, and a note of music without a head.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFFFC, 0x1D159 -> true;
            default -> false;
        };
    }

    private static boolean isForbidden(int sign) {
        boolean isControl = Character.isISOControl(sign) && sign != '\n' && sign != '\t';
        return isControl
                || Character.getType(sign) == Character.SURROGATE
                || isNoncharacter(sign)
                || (sign >= 0xE0000 && sign <= 0xE007F) // tag characters
                || (sign >= 0x206A && sign <= 0x206F) // controls of old, all deprecated
                || (sign >= 0xFFF9 && sign <= 0xFFFB) // annotations between lines
                || sign == 0x2029; // ends a paragraph, and with it every isolate that it stands in
    }

    private static boolean isNoncharacter(int sign) {
        return (sign >= 0xFDD0 && sign <= 0xFDEF) || (sign & 0xFFFE) == 0xFFFE;
    }

    /** Whether a direction is overridden, or opened and not closed within its line, or closed without having been opened. */
    private static boolean reorders(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        PrimitiveIterator.OfInt signs = text.codePoints().iterator();
        while (signs.hasNext()) {
            int sign = signs.nextInt();
            switch (sign) {
                case LEFT_TO_RIGHT_OVERRIDE, RIGHT_TO_LEFT_OVERRIDE -> {
                    return true;
                }
                case 0x202A, 0x202B -> open.push(0x202C); // embeddings
                case 0x2066, 0x2067, 0x2068 -> open.push(0x2069); // isolates
                case 0x202C, 0x2069 -> {
                    if (open.isEmpty() || open.pop() != sign) {
                        return true;
                    }
                }
                case '\n' -> {
                    if (!open.isEmpty()) {
                        return true;
                    }
                }
                default -> {
                    // It opens and closes no direction.
                }
            }
        }
        return !open.isEmpty();
    }

    /** Returns the length of the longest row of marks. An invisible sign does not end a row, or it could hide one. */
    private static int marksInARow(String text) {
        int longest = 0;
        int row = 0;
        PrimitiveIterator.OfInt signs = text.codePoints().iterator();
        while (signs.hasNext()) {
            int sign = signs.nextInt();
            if (isMark(sign)) {
                row++;
            } else if (Character.getType(sign) != Character.FORMAT) {
                row = 0;
            }
            longest = Math.max(longest, row);
        }
        return longest;
    }

    private static boolean isMark(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
