package carillon.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The days between which an event may come, by the dates in it alone. An organizer's calendar holds years: what cannot be read
 * there is no fault of a file where it is on other days for certain.
 *
 * @param first empty where that cannot be told
 * @param last empty where it has no end, or that cannot be told
 */
record CalendarSpan(Optional<LocalDate> first, Optional<LocalDate> last) {
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
    private static final Pattern UNTIL = Pattern.compile("(?i)\\bUNTIL=(\\d{8})(?!\\d)");

    static CalendarSpan of(CalendarPart part) {
        if (part.line("RDATE").isPresent() || part.line("DURATION").isPresent()) {
            return new CalendarSpan(Optional.empty(), Optional.empty());
        }
        List<String> rules = part.lines("RRULE").map(CalendarLine::value).toList();
        List<Optional<LocalDate>> ends = rules.isEmpty()
                ? Stream.of("DTSTART", "DTEND", "RECURRENCE-ID")
                        .flatMap(part::lines)
                        .map(line -> date(DATE, line.value()))
                        .toList()
                : rules.stream().map(rule -> date(UNTIL, rule)).toList();
        return new CalendarSpan(
                Stream.of("DTSTART", "RECURRENCE-ID")
                        .flatMap(part::lines)
                        .flatMap(line -> date(DATE, line.value()).stream())
                        .min(LocalDate::compareTo),
                ends.stream().allMatch(Optional::isPresent)
                        ? ends.stream().flatMap(Optional::stream).max(LocalDate::compareTo)
                        : Optional.empty());
    }

    private static Optional<LocalDate> date(Pattern pattern, String text) {
        Matcher date = pattern.matcher(text);
        try {
            return date.find()
                    ? Optional.of(LocalDate.parse(date.group(1), DateTimeFormatter.BASIC_ISO_DATE))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isApartFrom(LocalDate from, LocalDate to) {
        return first.filter(day -> day.isAfter(to)).isPresent()
                || last.filter(day -> day.isBefore(from)).isPresent();
    }
}
