package carillon.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The media type of a body, as {@code Content-Type} names it (RFC 9110, section 8.3.1).
 *
 * @param name type and subtype, in lower case: {@code application/json}
 * @param parameters by name in lower case; values are without quotes and as they were written
 */
record MediaType(String name, Map<String, String> parameters) {
    /** No media type in use is longer. */
    private static final int MOST_CHARACTERS = 1_000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String BLANKS = "[ \t]*+";
    private static final Pattern NAME = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")" + BLANKS);

    /** A parameter and the semicolon ahead of it, behind which nothing needs to stand. */
    private static final Pattern PARAMETER = Pattern.compile(";" + BLANKS + "(?:(" + TOKEN + ")=(?:(" + TOKEN
            + ")|\"((?:[\t !#-\\[\\]-~\u0080-\u00ff]|\\\\[\t -~\u0080-\u00ff])*+)\"))?" + BLANKS);

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Reads the value of a header; empty where it is malformed, or names a parameter twice. */
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
     * Whether this is JSON in UTF-8. Parameters that JSON does not have mean nothing (RFC 8259, section 11). A
     * {@code charset} is none of its own either, but a client that names another one has written the body in it.
     */
    boolean isJson() {
        return name.equals("application/json") && isUtf8();
    }

    /** Whether it names no other charset than UTF-8. */
    boolean isUtf8() {
        return parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
    }
}
