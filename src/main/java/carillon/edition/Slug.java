package carillon.edition;

import java.util.regex.Pattern;

/** The form of every identifier that people choose: {@code [a-z0-9-]{1,64}} (docs/protocol.md, introduction). */
final class Slug {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    private Slug() {}

    static boolean accepts(String value) {
        return FORM.matcher(value).matches();
    }

    static String checked(String value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException("not a slug of [a-z0-9-]{1,64}: " + value);
        }
        return value;
    }
}
