package carillon.doctor;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param check what was looked at, in one word or two
 * @param verdict how it stands
 * @param sentence what was found, and what to do where it is not good
 */
public record Finding(String check, Verdict verdict, String sentence) {
    /** How a thing stands. */
    public enum Verdict {
        /** Nothing to do. */
        GOOD,
        /** The server works, but somebody should look at it. */
        LOOK,
        /** The server will not work, or not for everybody. */
        WRONG;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding good(String check, String sentence) {
        return new Finding(check, Verdict.GOOD, sentence);
    }

    static Finding look(String check, String sentence) {
        return new Finding(check, Verdict.LOOK, sentence);
    }

    static Finding wrong(String check, String sentence) {
        return new Finding(check, Verdict.WRONG, sentence);
    }
}
