package carillon.edition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * The days of an edition.
 *
 * @param first the first
 * @param last the last, not before the first
 */
record Days(LocalDate first, LocalDate last) {
    /** Between these two, no arithmetic with days and instants can fail. */
    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    private static final LocalDate LATEST = LocalDate.of(9998, 12, 31);

    static Days read(Fields file) {
        Days days = new Days(day(file, "from").orElse(EARLIEST), day(file, "to").orElse(LATEST));
        if (days.last.isBefore(days.first)) {
            file.fault("to", "“to” is before “from”: the last day comes after the first, or is the same");
            return new Days(days.first, LATEST);
        }
        return days;
    }

    static Optional<LocalDate> day(Fields of, String member) {
        return of.required(member, Days::parse, "a day that exists, such as 2017-03-04");
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

    /** Whether it was written with one of them, or one of the zones has one of them at that instant. */
    boolean contains(WrittenInstant instant, Collection<ZoneId> zones) {
        LocalDate written = instant.day();
        // No two zones are more than two days apart; much further away there may be no date to compare with.
        boolean isNear = !written.isBefore(first.minusDays(2)) && !written.isAfter(last.plusDays(2));
        return contains(written) || (isNear && zones.stream().anyMatch(zone -> contains(instant.dayIn(zone))));
    }

    /** Whether it is none of them nor the day after, to which the last night belongs. */
    boolean isLongAfter(LocalDate day) {
        return day.isAfter(last.plusDays(1));
    }

    @Override
    public String toString() {
        return first + " to " + last;
    }
}
