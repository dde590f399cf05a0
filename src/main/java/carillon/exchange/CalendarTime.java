package carillon.exchange;

import carillon.edition.Phrase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When something is by a calendar: a time by some clocks, or a whole day, which is its midnight by the clocks of the city.
 *
 * @param isDay whether a day is meant as a whole
 */
record CalendarTime(LocalDateTime local, CalendarClock clock, boolean isDay) {
    /** A day; some programs write a Z behind it. */
    private static final Pattern WHOLE_DAY = Pattern.compile("\\d{8}Z?");

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** Reads a time without a zone, or a day as its midnight. */
    static LocalDateTime local(String text) {
        String bare = text.replaceFirst("Z$", "");
        return isDay(text) ? LocalDate.parse(bare, DAY).atTime(LocalTime.MIDNIGHT) : LocalDateTime.parse(bare, TIME);
    }

    private static boolean isDay(String text) {
        return WHOLE_DAY.matcher(text).matches();
    }

    /**
     * Reads the value of a property.
     *
     * @param city whose clocks are meant where none are named
     */
    static CalendarTime read(CalendarLine line, CalendarZones zones, ZoneId city) {
        String value = line.value().strip();
        boolean isDay = isDay(value);
        try {
            return new CalendarTime(local(value), clock(line, value, isDay, zones, city), isDay);
        } catch (DateTimeException e) {
            throw new MalformedFile(
                    line.line(), Phrase.of("calendar-time", "name", line.name(), "value", line.value()));
        }
    }

    private static CalendarClock clock(
            CalendarLine line, String value, boolean isDay, CalendarZones zones, ZoneId city) {
        Optional<String> zone = line.parameter("TZID").filter(name -> !isDay && !name.isBlank());
        if (value.endsWith("Z") && !isDay) {
            return CalendarClock.of(ZoneOffset.UTC);
        }
        return zone.map(name -> zones.named(name.strip(), line.line())).orElseGet(() -> CalendarClock.of(city));
    }

    Instant instant() {
        return clock.instant(local);
    }

    /** Returns the same time on another day. */
    CalendarTime on(LocalDate day) {
        return new CalendarTime(day.atTime(local.toLocalTime()), clock, isDay);
    }

    /** Returns this as a whole day. */
    CalendarTime asDay(ZoneId city) {
        return new CalendarTime(local.toLocalDate().atStartOfDay(), CalendarClock.of(city), true);
    }
}
