package carillon.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a request wants something to read for a person, or for a program (RFC 9110, section 12.5.1). */
final class AskedForm {
    private static final Pattern WISH =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++/[!#$%&'*+.^_`|~0-9A-Za-z-]++)\\s*+((?:;[^;]*+)*+)");

    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*+[qQ]=(0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+)\\s*+(?=;|$)");

    private static final List<String> FOR_PEOPLE = List.of("text/html", "text/*", "*/*");
    private static final List<String> FOR_PROGRAMS = List.of("application/problem+json", "application/*", "*/*");
    private static final List<String> PLAIN_JSON = List.of("application/json", "application/*", "*/*");

    private AskedForm() {}

    /**
     * How much one of ours is wanted, and how far down the list from the name itself to anything at all that stands.
     */
    private record Wanted(double weight, int closeness) {}

    /**
     * Whether HTML is wanted more than JSON: with more weight, or with the same where it is named more closely. A
     * browser that opens an address names it; what a page or a program fetches takes anything, and gets JSON. What
     * cannot be read is passed over.
     *
     * @param accept the values of the header of that name; none where it is absent
     */
    static boolean isPage(List<String> accept) {
        Wanted page = wanted(FOR_PEOPLE, accept);
        return page.weight() > 0
                && isMore(page, wanted(FOR_PROGRAMS, accept))
                && isMore(page, wanted(PLAIN_JSON, accept));
    }

    private static boolean isMore(Wanted one, Wanted other) {
        return one.weight() > other.weight() || (one.weight() == other.weight() && one.closeness() < other.closeness());
    }

    /** The closest of the ranges decides, whatever the others weigh. */
    private static Wanted wanted(List<String> ranges, List<String> accept) {
        Wanted closest = new Wanted(0, ranges.size());
        for (String value : accept) {
            for (String part : value.split(",", -1)) {
                Matcher wish = WISH.matcher(part.strip());
                int closeness = wish.matches() ? ranges.indexOf(wish.group(1).toLowerCase(Locale.ROOT)) : -1;
                if (closeness >= 0 && closeness < closest.closeness()) {
                    closest = new Wanted(weight(wish.group(2)), closeness);
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
