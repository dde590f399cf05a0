package carillon.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from {@code Accept} whether a request prefers a page for a person or JSON for a program (RFC 9110, section
 * 12.5.1).
 */
final class AcceptHeader {
    private static final Pattern RANGE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++/[!#$%&'*+.^_`|~0-9A-Za-z-]++)\\s*+((?:;[^;]*+)*+)");

    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*+[qQ]=(0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+)\\s*+(?=;|$)");

    private static final List<String> HTML_RANGES = List.of("text/html", "text/*", "*/*");
    private static final List<String> PROBLEM_RANGES = List.of("application/problem+json", "application/*", "*/*");
    private static final List<String> JSON_RANGES = List.of("application/json", "application/*", "*/*");

    private AcceptHeader() {}

    /**
     * The weight of one of our types, and its distance: how far down the list from the exact name to any type it was
     * named.
     */
    private record Preference(double weight, int distance) {}

    /**
     * Whether HTML is preferred over JSON: with more weight, or with the same where it is named more closely. A browser
     * that opens an address names HTML; a fetch of a page or a program takes any type, and gets JSON. Parts that cannot
     * be read are passed over.
     *
     * @param accept the values of the header of that name; none where it is absent
     */
    static boolean prefersHtml(List<String> accept) {
        Preference page = preference(HTML_RANGES, accept);
        return page.weight() > 0
                && isMore(page, preference(PROBLEM_RANGES, accept))
                && isMore(page, preference(JSON_RANGES, accept));
    }

    private static boolean isMore(Preference first, Preference other) {
        return first.weight() > other.weight()
                || (first.weight() == other.weight() && first.distance() < other.distance());
    }

    /** The closest of the ranges decides, not the one with the most weight. */
    private static Preference preference(List<String> ranges, List<String> accept) {
        Preference closest = new Preference(0, ranges.size());
        for (String value : accept) {
            for (String part : value.split(",", -1)) {
                Matcher range = RANGE.matcher(part.strip());
                int distance = range.matches() ? ranges.indexOf(range.group(1).toLowerCase(Locale.ROOT)) : -1;
                if (distance >= 0 && distance < closest.distance()) {
                    closest = new Preference(weight(range.group(2)), distance);
                }
            }
        }
        return closest;
    }

    private static double weight(String parameters) {
        Matcher weight = WEIGHT.matcher(parameters);
        return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
    }
}
