package carillon.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a slot is that was announced without hours: what people call a part of the day, by the clocks of its city. The
 * pages have the same in {@code parts-of-day.ts}.
 *
 * @param from its beginning
 * @param to its end, which is not in it
 */
public record PartOfDay(Instant from, Instant to) {

    /** Returns a part of a day in a zone. */
    public static PartOfDay of(LocalDate day, SlotTime.Part part, ZoneId zone) {
        Instant noon = at(day, 12, zone);
        Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        return switch (part) {
            case MORNING -> new PartOfDay(at(day, 7, zone), noon);
            case AFTERNOON -> new PartOfDay(noon, at(day, 18, zone));
            case EVENING -> new PartOfDay(at(day, 18, zone), midnight);
            case DAY -> new PartOfDay(at(day, 8, zone), midnight);
        };
    }

    private static Instant at(LocalDate day, int hour, ZoneId zone) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    /** Whether an instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
