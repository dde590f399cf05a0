package carillon.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text that a person wrote for others: not blank, at most {@value #MAX_CHARACTERS} characters (Unicode code points), and without
 * characters that PostgreSQL or UTF-8 would lose: no control character but line feed and tab, no half of a surrogate pair.
 *
 * @param value the text itself
 */
public record Text(@JsonValue String value) {
    public static final int MAX_CHARACTERS = 500;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        if (faultOf(value) != Fault.NONE) {
            throw new IllegalArgumentException("not a text: " + faultOf(value));
        }
    }

    /** Why a string is no text. */
    public enum Fault {
        NONE,
        BLANK,
        TOO_LONG,
        UNPRINTABLE
    }

    /** Finds out why a string is no text; {@link Fault#NONE} where it is one. */
    public static Fault faultOf(String value) {
        if (value.isBlank()) {
            return Fault.BLANK;
        }
        if (value.codePoints().anyMatch(Text::isUnprintable)) {
            return Fault.UNPRINTABLE;
        }
        return value.codePointCount(0, value.length()) > MAX_CHARACTERS ? Fault.TOO_LONG : Fault.NONE;
    }

    private static boolean isUnprintable(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\t')
                || Character.getType(character) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
