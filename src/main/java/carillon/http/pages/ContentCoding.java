package carillon.http.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The coding of an answer on its way (RFC 9110, section 8.4.1). */
public enum ContentCoding {
    GZIP,
    IDENTITY;

    private static final Pattern PREFERENCE = Pattern.compile(
            "([!#$%&'*+.^_`|~0-9A-Za-z-]++)\\s*+" + "(?:;\\s*+[qQ]=(0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+))?+");

    /** Below any weight that can be written, for a coding that the request neither names nor forbids. */
    private static final double UNASKED = 0.000_1;

    /**
     * Chooses the coding that a request prefers (RFC 9110, section 12.5.3), the shorter of two that weigh as much;
     * empty where it can take neither. Parts of the header that cannot be read are passed over.
     *
     * @param acceptEncoding the values of the header of that name; none where it is absent
     */
    public static Optional<ContentCoding> best(List<String> acceptEncoding) {
        double gzip = -1;
        double identity = -1;
        double others = -1;
        for (String value : acceptEncoding) {
            for (String part : value.split(",", -1)) {
                Matcher preference = PREFERENCE.matcher(part.strip());
                if (preference.matches()) {
                    double weight = preference.group(2) == null ? 1 : Double.parseDouble(preference.group(2));
                    switch (preference.group(1).toLowerCase(Locale.ROOT)) {
                        case "gzip", "x-gzip" -> gzip = weight;
                        case "identity" -> identity = weight;
                        case "*" -> others = weight;
                        default -> {}
                    }
                }
            }
        }
        double forGzip = gzip >= 0 ? gzip : others;
        double forIdentity = identity >= 0 ? identity : others >= 0 ? others : UNASKED;
        if (forGzip > 0 && forGzip >= forIdentity) {
            return Optional.of(GZIP);
        }
        return forIdentity > 0 ? Optional.of(IDENTITY) : Optional.empty();
    }

    /**
     * Whether a body comes without coding.
     *
     * @param contentEncoding one value of the header of that name
     */
    public static boolean isNone(String contentEncoding) {
        return Stream.of(contentEncoding.split(",", -1))
                .map(String::strip)
                .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
    }
}
