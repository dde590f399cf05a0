package carillon.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body is, as {@code Content-Type} says (RFC 9110, section 8.3.1).
 *
 * @param name type and subtype, in lower case: {@code application/json}
 * @param parameters what follows, by name in lower case; values are without quotes and as they were written
 */
record MediaType(String name, Map<String, String> parameters) {
    /** Longer ones are nobody's. */
    private static final int MOST_CHARACTERS = 1_000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String BLANKS = "[ \t]*+";
    private static final Pattern NAME = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")" + BLANKS);

    /** One with its semicolon, behind which nothing needs to stand. */
    private static final Pattern PARAMETER = Pattern.compile(";" + BLANKS + "(?:(" + TOKEN + ")=(?:(" + TOKEN
            + ")|\"((?:[\t !#-\\[\\]-~\u0080-\u00ff]|\\\\[\t -~\u0080-\u00ff])*+)\"))?" + BLANKS);

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Reads the value of a header; nothing where it is none, or names a parameter twice. */
    static Optional<MediaType> parse(String header) {
        Matcher name = NAME.matcher(header);
        if (header.length() > MOST_CHARACTERS || !name.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(header);
        int end = name.end();
        while (end < header.length()) {
            if (!parameter.region(end, header.length()).lookingAt()) {
                return Optional.empty();
            }
            if (parameter.group(1) != null
                    && parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value(parameter)) != null) {
                return Optional.empty();
            }
            end = parameter.end();
        }
        return Optional.of(new MediaType(name.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    private static String value(Matcher parameter) {
        String quoted = parameter.group(3);
        return quoted == null ? parameter.group(2) : quoted.replaceAll("\\\\(.)", "$1");
    }

    /**
     * Whether it is JSON in UTF-8. Parameters that JSON does not have mean nothing (RFC 8259, section 11); a
     * {@code charset} is none of its own either, but whoever names another one has written the body in it.
     */
    boolean isJson() {
        return name.equals("application/json")
                && parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
    }
}
