package carillon.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be done: so many times at once, and after that so many times a second.
 *
 * @param atOnce from 1 to {@value #MOST}
 * @param perSecond from 1 to {@value #MOST}
 */
public record Rate(int atOnce, int perSecond) {
    /** The form of the settings. */
    public static final String FORM = "how many at once and then how many a second, such as 60+5";

    private static final int MOST = 1_000_000;
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,7})\\s*\\+\\s*([0-9]{1,7})");

    public Rate {
        if (atOnce < 1 || atOnce > MOST || perSecond < 1 || perSecond > MOST) {
            throw new IllegalArgumentException(atOnce + "+" + perSecond);
        }
    }

    /**
     * Reads a rate, such as {@code 60+5}.
     *
     * @throws IllegalArgumentException where the text is malformed
     */
    public static Rate parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Rate(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return atOnce + "+" + perSecond;
    }
}
