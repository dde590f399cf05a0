package carillon.edition;

/** Checks the form of identifiers that people choose: {@code [a-z0-9-]{1,64}} (docs/protocol.md, introduction). */
public final class Slug {
    /** The form as a regular expression. */
    public static final String FORM = "[a-z0-9-]{1,64}";

    /** The most characters. */
    public static final int MAX_LENGTH = 64;

    private Slug() {}

    /** Whether a value has the {@link #FORM}. */
    public static boolean accepts(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(Slug::accepts);
    }

    private static boolean accepts(int character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-';
    }

    public static String checked(String value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException("not a slug of " + FORM + ": " + value);
        }
        return value;
    }
}
