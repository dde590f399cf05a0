package carillon.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event of a calendar, which may come again and again.
 *
 * @param uid names it in the calendar, and what comes of it again
 * @param start when it comes first
 */
record CalendarEvent(CalendarPart part, String uid, CalendarTime start, CalendarZones zones, ZoneId city) {
    /** Weeks, or days and times (RFC 5545, section 3.3.6). */
    private static final Pattern DURATION = Pattern.compile("\\+?P(?:(\\d+)W)?(?:(\\d+)D)?(T.+)?");

    /** An event of 400 days is none that a programme has a line a day for. */
    private static final int MAX_DAYS = 400;

    /** Reads an event; empty where it has no start, as RFC 5545 allows in what is published no more. */
    static Optional<CalendarEvent> read(CalendarPart part, CalendarZones zones, ZoneId city) {
        return part.line("DTSTART").map(line -> {
            CalendarTime start = CalendarTime.read(line, zones, city);
            boolean isDay = part.isWord("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
            String uid = part.text("UID");
            return new CalendarEvent(
                    part,
                    uid.isEmpty() ? line.value() + part.text("SUMMARY") : uid,
                    isDay ? start.asDay(city) : start,
                    zones,
                    city);
        });
    }

    boolean isCancelled() {
        return part.isWord("STATUS", "CANCELLED");
    }

    boolean isPrivate() {
        return part.isWord("CLASS", "PRIVATE", "CONFIDENTIAL");
    }

    /** Returns which time of those at which an event comes this one is in place of; empty where it is none of them. */
    Optional<Instant> inPlaceOf() {
        return part.line("RECURRENCE-ID")
                .map(line -> CalendarTime.read(line, zones, city).instant());
    }

    boolean comesAgain() {
        return part.line("RRULE").isPresent() || part.line("RDATE").isPresent();
    }

    /** Lists the times at which it comes, from one day to another. */
    List<CalendarTime> times(LocalDate from, LocalDate to) {
        List<CalendarTime> times = new ArrayList<>();
        List<Recurrence> rules = part.lines("RRULE").map(Recurrence::read).toList();
        if (rules.isEmpty()) {
            times.add(start);
        }
        rules.forEach(rule -> rule.days(start.local().toLocalDate(), from, to).stream()
                .map(start::on)
                .filter(time -> isNotOver(rule, time))
                .forEach(times::add));
        dates("RDATE").forEach(times::add);
        List<CalendarTime> without = dates("EXDATE").toList();
        return times.stream()
                .filter(time -> without.stream().noneMatch(other -> isSame(other, time)))
                .distinct()
                .toList();
    }

    private static boolean isNotOver(Recurrence rule, CalendarTime time) {
        return rule.until()
                .filter(until -> {
                    boolean isByClock = time.isDay() || !rule.isUntilUtc();
                    return isByClock
                            ? time.local().isAfter(until)
                            : time.instant().isAfter(until.toInstant(ZoneOffset.UTC));
                })
                .isEmpty();
    }

    private static boolean isSame(CalendarTime other, CalendarTime time) {
        return other.isDay()
                ? other.local().toLocalDate().equals(time.local().toLocalDate())
                : other.instant().equals(time.instant());
    }

    private Stream<CalendarTime> dates(String name) {
        return part.lines(name)
                .flatMap(line -> line.values().stream())
                .filter(line -> !line.value().contains("/"))
                .map(line -> CalendarTime.read(line, zones, city));
    }

    /** Returns when it ends that comes at a time; empty where it takes no time. */
    Optional<Instant> end(CalendarTime time) {
        Instant begin = time.instant();
        return part.line("DTEND")
                .map(line -> Duration.between(
                        start.instant(), CalendarTime.read(line, zones, city).instant()))
                .map(begin::plus)
                .or(() -> part.line("DURATION").flatMap(line -> after(time, line.value())))
                .filter(end -> end.isAfter(begin));
    }

    private static Optional<Instant> after(CalendarTime time, String duration) {
        Matcher parts = DURATION.matcher(duration.strip());
        try {
            return parts.matches()
                    ? Optional.of(time.clock()
                            .instant(time.local().plusDays(7 * number(parts.group(1)) + number(parts.group(2))))
                            .plus(parts.group(3) == null ? Duration.ZERO : Duration.parse("P" + parts.group(3))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits.substring(0, Math.min(4, digits.length())));
    }

    /** Lists the days that are meant as a whole, each of which is a line of a programme. */
    List<LocalDate> wholeDays(CalendarTime time) {
        LocalDate first = time.local().toLocalDate();
        LocalDate behind = end(time)
                .map(end -> LocalDateTime.ofInstant(end, city).toLocalDate())
                .filter(day -> day.isAfter(first))
                .orElse(first.plusDays(1));
        return first.datesUntil(first.plusDays(Math.min(MAX_DAYS, ChronoUnit.DAYS.between(first, behind))))
                .toList();
    }
}
