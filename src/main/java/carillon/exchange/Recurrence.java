package carillon.exchange;

import carillon.edition.Phrase;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which an event comes again (RFC 5545, section 3.3.10): on which days. A rule that needs more than days, months and weekdays
 * is refused, for half of it would be wrong.
 *
 * @param count how often it comes; 0 where that has no end
 * @param until the last time at which it may come
 * @param isUntilUtc whether that is told by the clocks of UTC, and not by its own
 * @param bySetPos which of the days of its month or year it takes, from the end where they are negative; all where empty
 */
record Recurrence(
        Frequency frequency,
        int interval,
        int count,
        Optional<LocalDateTime> until,
        boolean isUntilUtc,
        List<WeekdayOf> byDay,
        List<Integer> byMonthDay,
        List<Integer> byMonth,
        List<Integer> bySetPos,
        DayOfWeek weekStart) {
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST");
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final String WEEKDAYS = "MOTUWETHFRSASU";

    /** A rule that has gone on for longer is followed no further to count how often. */
    private static final int MAX_YEARS = 20;

    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /**
     * A weekday, or one of those of its month or year.
     *
     * @param ordinal the how manieth, from the end where it is negative; 0 for each
     */
    record WeekdayOf(int ordinal, DayOfWeek day) {}

    static Recurrence read(CalendarLine line) {
        Map<String, String> parts = new HashMap<>();
        for (String part : line.value()
                .replaceAll("\\s+|;\\s*$", "")
                .toUpperCase(Locale.ROOT)
                .split(";", -1)) {
            int equals = part.indexOf('=');
            parts.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        try {
            if (!KNOWN.containsAll(parts.keySet())) {
                throw new IllegalArgumentException(line.value());
            }
            Recurrence rule = new Recurrence(
                    Frequency.valueOf(parts.getOrDefault("FREQ", "")),
                    Math.max(1, Integer.parseInt(parts.getOrDefault("INTERVAL", "1"))),
                    Integer.parseInt(parts.getOrDefault("COUNT", "0")),
                    Optional.ofNullable(parts.get("UNTIL")).map(Recurrence::until),
                    parts.getOrDefault("UNTIL", "").endsWith("Z"),
                    list(parts.get("BYDAY")).map(Recurrence::weekday).toList(),
                    list(parts.get("BYMONTHDAY")).map(Integer::valueOf).toList(),
                    list(parts.get("BYMONTH")).map(Integer::valueOf).toList(),
                    list(parts.get("BYSETPOS")).map(Integer::valueOf).toList(),
                    weekday(parts.getOrDefault("WKST", "MO")).day());
            rule.requireOrdinalsOfMonthsOrYears();
            return rule;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedFile(line.line(), Phrase.of("calendar-rule", "rule", line.value()));
        }
    }

    private void requireOrdinalsOfMonthsOrYears() {
        boolean isOfWeeks = frequency == Frequency.DAILY || frequency == Frequency.WEEKLY;
        if (isOfWeeks && (!bySetPos.isEmpty() || byDay.stream().anyMatch(day -> day.ordinal() != 0))) {
            throw new IllegalArgumentException("a weekday of no month");
        }
    }

    /** A day is meant with all of its hours. */
    private static LocalDateTime until(String text) {
        LocalDateTime until = CalendarTime.local(text);
        return text.contains("T") ? until : until.plusDays(1).minusNanos(1);
    }

    private static Stream<String> list(@Nullable String text) {
        return text == null || text.isBlank() ? Stream.empty() : Stream.of(text.split(","));
    }

    private static WeekdayOf weekday(String text) {
        Matcher parts = WEEKDAY.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        int ordinal = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
        return new WeekdayOf(ordinal, DayOfWeek.of(WEEKDAYS.indexOf(parts.group(2)) / 2 + 1));
    }

    /**
     * Lists the days on which it comes, of those from one to another; the day on which it begins always counts as one.
     *
     * @param start when it comes first
     */
    List<LocalDate> days(LocalDate start, LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        Map<LocalDate, Set<LocalDate>> ofPeriods = new HashMap<>();
        int found = 0;
        LocalDate first = count > 0 || from.isBefore(start) ? start : from;
        LocalDate last = count > 0 && to.isAfter(start.plusYears(MAX_YEARS)) ? start.plusYears(MAX_YEARS) : to;
        for (LocalDate day = first; !day.isAfter(last) && (count == 0 || found < count); day = day.plusDays(1)) {
            if (day.equals(start) || comesOn(day, start, ofPeriods)) {
                found++;
                if (!day.isBefore(from)) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private boolean comesOn(LocalDate day, LocalDate start, Map<LocalDate, Set<LocalDate>> ofPeriods) {
        return isOneOf(day, start)
                && (bySetPos.isEmpty()
                        || ofPeriods
                                .computeIfAbsent(beginOfPeriod(day), begin -> atPositions(begin, start))
                                .contains(day));
    }

    private boolean isOneOf(LocalDate day, LocalDate start) {
        boolean isInMonth = byMonth.isEmpty() || byMonth.contains(day.getMonthValue());
        return isInMonth
                && switch (frequency) {
                    case DAILY ->
                        ChronoUnit.DAYS.between(start, day) % interval == 0 && isOnMonthDay(day) && isOnWeekday(day);
                    case WEEKLY ->
                        ChronoUnit.WEEKS.between(weekOf(start), weekOf(day)) % interval == 0
                                && (byDay.isEmpty() ? day.getDayOfWeek() == start.getDayOfWeek() : isOnWeekday(day));
                    case MONTHLY ->
                        ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(day)) % interval == 0
                                && isOnDayLike(day, start);
                    case YEARLY ->
                        (day.getYear() - start.getYear()) % interval == 0
                                && (!byMonth.isEmpty()
                                        || !byDay.isEmpty()
                                        || !byMonthDay.isEmpty()
                                        || day.getMonth() == start.getMonth())
                                && isOnDayLike(day, start);
                };
    }

    private LocalDate beginOfPeriod(LocalDate day) {
        return frequency == Frequency.YEARLY ? day.withDayOfYear(1) : day.withDayOfMonth(1);
    }

    /** Returns the first, the second or the last of the days of a month or year that it could come on, as Outlook writes weekdays. */
    private Set<LocalDate> atPositions(LocalDate begin, LocalDate start) {
        LocalDate behind = frequency == Frequency.YEARLY ? begin.plusYears(1) : begin.plusMonths(1);
        List<LocalDate> all =
                begin.datesUntil(behind).filter(day -> isOneOf(day, start)).toList();
        return bySetPos.stream()
                .map(position -> position < 0 ? all.size() + position : position - 1)
                .filter(index -> index >= 0 && index < all.size())
                .map(all::get)
                .collect(Collectors.toSet());
    }

    private LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(weekStart));
    }

    private boolean isOnDayLike(LocalDate day, LocalDate start) {
        return (byDay.isEmpty() && byMonthDay.isEmpty())
                ? day.getDayOfMonth() == start.getDayOfMonth()
                : isOnMonthDay(day) && isOnWeekday(day);
    }

    private boolean isOnMonthDay(LocalDate day) {
        int fromEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
        return byMonthDay.isEmpty() || byMonthDay.contains(day.getDayOfMonth()) || byMonthDay.contains(fromEnd);
    }

    private boolean isOnWeekday(LocalDate day) {
        return byDay.isEmpty() || byDay.stream().anyMatch(weekday -> isThat(weekday, day));
    }

    private boolean isThat(WeekdayOf weekday, LocalDate day) {
        boolean isOfYear = frequency == Frequency.YEARLY && byMonth.isEmpty();
        int at = isOfYear ? day.getDayOfYear() : day.getDayOfMonth();
        int length = isOfYear ? day.lengthOfYear() : day.lengthOfMonth();
        int ordinal = (at - 1) / 7 + 1;
        int fromEnd = -((length - at) / 7 + 1);
        return weekday.day() == day.getDayOfWeek()
                && (weekday.ordinal() == 0 || weekday.ordinal() == ordinal || weekday.ordinal() == fromEnd);
    }
}
