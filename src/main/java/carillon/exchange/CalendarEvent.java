package carillon.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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

    /** Whether it is one of the times at which another event comes, with something changed. */
    boolean isInPlaceOfAnother() {
        return part.line("RECURRENCE-ID").isPresent();
    }

    /**
     * Returns which time of those at which an event comes this one is in place of; empty where it is none of them.
     *
     * @param whole the event that comes again, where its file has it
     */
    Optional<Instant> inPlaceOf(Optional<CalendarEvent> whole) {
        return part.line("RECURRENCE-ID").map(line -> {
            CalendarTime time = CalendarTime.read(line, zones, city);
            // Where either is a whole day, the day alone counts: Exchange names its midnight by the clocks of some
            // zone.
            return whole.map(CalendarEvent::start)
                    .filter(first -> first.isDay() || time.isDay())
                    .map(first -> first.on(time.local().toLocalDate()))
                    .orElse(time)
                    .instant();
        });
    }

    /** Returns how often it was changed. */
    int sequence() {
        String number = part.text("SEQUENCE");
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    /** Returns this event with a UID of its own, for one that others have, too. */
    CalendarEvent apart() {
        return new CalendarEvent(part, uid + "/" + start.local() + "/" + part.text("SUMMARY"), start, zones, city);
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
                .filter(until -> isByClock(rule, until, time)
                        ? time.local().isAfter(until)
                        : time.instant().isAfter(until.toInstant(ZoneOffset.UTC)))
                .isEmpty();
    }

    /**
     * Whether the end of a rule is told by the clocks of its event. For whole days, some programs write the day with a midnight
     * of UTC, and others the instant of a midnight elsewhere.
     */
    private static boolean isByClock(Recurrence rule, LocalDateTime until, CalendarTime time) {
        boolean isDayOfUtc = until.toLocalTime().equals(LocalTime.MIDNIGHT)
                || until.toLocalTime().equals(LocalTime.of(23, 59, 59));
        return !rule.isUntilUtc() || (time.isDay() && isDayOfUtc);
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
