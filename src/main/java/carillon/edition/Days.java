package carillon.edition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * The days of an edition.
 *
 * @param first its first day
 * @param last its last day, not before the first
 */
record Days(LocalDate first, LocalDate last) {
    /** The earliest day; between it and the latest, no arithmetic with days and instants can overflow. */
    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    private static final LocalDate LATEST = LocalDate.of(9998, 12, 31);

    static Days read(WrittenObject file) {
        Days days = new Days(day(file, "from").orElse(EARLIEST), day(file, "to").orElse(LATEST));
        if (days.last.isBefore(days.first)) {
            file.addFault("to", Phrase.of("to-before-from"));
            return new Days(days.first, LATEST);
        }
        return days;
    }

    static Optional<LocalDate> day(WrittenObject object, String member) {
        return object.required(member, Days::parse, Phrase.of("form-day"));
    }

    private static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new IllegalArgumentException(text);
        }
        return day;
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whether an instant was written with one of these days, or falls on one in one of the zones. */
    boolean contains(WrittenInstant instant, Collection<ZoneId> zones) {
        LocalDate written = instant.day();
        // No two zones are more than two days apart; much further away there may be no date to compare with.
        boolean isNear = !written.isBefore(first.minusDays(2)) && !written.isAfter(last.plusDays(2));
        return contains(written) || (isNear && zones.stream().anyMatch(zone -> contains(instant.dayIn(zone))));
    }

    /** Whether a day is later than the day after the last, to which the last night belongs. */
    boolean isLongAfter(LocalDate day) {
        return day.isAfter(last.plusDays(1));
    }

    /** Says that a day is none of these. */
    Phrase outside(LocalDate day) {
        return Phrase.of("day-outside", "day", day, "first", first, "last", last);
    }
}
