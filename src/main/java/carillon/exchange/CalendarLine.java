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
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9-]+\\.)?([A-Za-z0-9-]+)(?=[;:])");

    /** Returns the name of the property that a line has; empty where it has none. */
    static String nameOf(String text) {
        Matcher name = NAME.matcher(text);
        return name.lookingAt() ? name.group(2) : "";
    }

    /** Makes a property that nobody reads, whatever stands behind its name. */
    static CalendarLine unread(int line, String name) {
        return new CalendarLine(line, name.toUpperCase(Locale.ROOT), Map.of(), "");
    }

    static CalendarLine parse(int line, String text) {
        Matcher name = NAME.matcher(text);
        if (!name.lookingAt()) {
            throw malformed(line, text);
        }
        Map<String, String> parameters = new HashMap<>();
        int at = name.end();
        while (at < text.length() && text.charAt(at) == ';') {
            int end = endOfParameter(text, at + 1);
            int equals = text.indexOf('=', at);
            if (equals < 0 || equals > end) {
                throw malformed(line, text);
            }
            parameters.put(
                    text.substring(at + 1, equals).toUpperCase(Locale.ROOT),
                    text.substring(equals + 1, end).replace("\"", ""));
            at = end;
        }
        if (at >= text.length()) {
            // Exchange has written a quote behind the value that belongs ahead of it.
            if (text.indexOf('"') >= 0) {
                return parse(line, text.replace("\"", ""));
            }
            throw malformed(line, text);
        }
        return new CalendarLine(line, name.group(2).toUpperCase(Locale.ROOT), parameters, text.substring(at + 1));
    }

    /** Returns where a parameter ends: at a colon or semicolon that is neither in quotes nor behind a backslash. */
    private static int endOfParameter(String text, int from) {
        boolean isQuoted = false;
        for (int i = from; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"') {
                isQuoted = !isQuoted;
            } else if (sign == '\\' && !isQuoted) {
                i++;
            } else if (!isQuoted && (sign == ';' || sign == ':')) {
                return i;
            }
        }
        return text.length();
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

    /** Returns the values of a list, each with the parameters of the whole; some programs write lists of nothing. */
    List<CalendarLine> values() {
        return List.of(value.split(",")).stream()
                .map(one -> new CalendarLine(line, name, parameters, one.strip()))
                .filter(one -> !one.value().isEmpty())
                .toList();
    }

    /** Returns this text with a line behind it that was not folded. */
    CalendarLine followedBy(String text) {
        return new CalendarLine(line, name, parameters, value + "\\n" + text);
    }
}
