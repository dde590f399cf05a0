package carillon.exchange;

import carillon.edition.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property of an iCalendar file (RFC 5545, section 3.1).
 *
 * @param line where it begins in the file, from 1
 * @param name in upper case
 * @param parameters by name in upper case, without quotes
 * @param value as it was written
 */
record CalendarLine(int line, String name, Map<String, String> parameters, String value) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern PARAMETER = Pattern.compile(";([A-Za-z0-9-]+)=((?:\"[^\"]*+\"|[^\";:]*+)++)");

    static CalendarLine parse(int line, String text) {
        Matcher name = NAME.matcher(text);
        if (!name.lookingAt()) {
            throw malformed(line, text);
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        int at = name.end();
        while (parameter.region(at, text.length()).lookingAt()) {
            parameters.put(
                    parameter.group(1).toUpperCase(Locale.ROOT),
                    parameter.group(2).replace("\"", ""));
            at = parameter.end();
        }
        if (at >= text.length() || text.charAt(at) != ':') {
            throw malformed(line, text);
        }
        String group = name.group();
        String bare = group.substring(group.lastIndexOf('.') + 1);
        return new CalendarLine(line, bare.toUpperCase(Locale.ROOT), parameters, text.substring(at + 1));
    }

    private static MalformedFile malformed(int line, String text) {
        String start = text.substring(0, Math.min(20, text.length()));
        return new MalformedFile(line, Phrase.of("calendar-line", "text", start));
    }

    /** Returns the value as a text (section 3.3.11). */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            if (sign == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(sign);
            }
        }
        return text.toString().strip();
    }

    Optional<String> parameter(String ofName) {
        return Optional.ofNullable(parameters.get(ofName));
    }

    /** Returns the values of a list, each with the parameters of the whole. */
    List<CalendarLine> values() {
        return List.of(value.split(",")).stream()
                .map(one -> new CalendarLine(line, name, parameters, one.strip()))
                .toList();
    }
}
