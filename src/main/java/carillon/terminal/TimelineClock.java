package carillon.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time in an edition's zone.
 *
 * @param now by the server's clock
 */
record TimelineClock(Instant now, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FAR_DAY = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    /** So far from now, a weekday says which day is meant. */
    private static final int WEEKDAY_DAYS = 6;

    static TimelineClock at(Instant now, JsonNode timeline) {
        return new TimelineClock(now, ZoneId.of(timeline.at("/edition/timezone").asText("UTC")));
    }

    /** Writes what time it is, and where. */
    String zoned() {
        return SECONDS.format(now.atZone(zone)) + " " + zone;
    }

    /**
     * Writes an instant, with its weekday where that is another day, and with its date where that is more than six
     * days away; empty where there is none.
     */
    String time(JsonNode value) {
        @Nullable Instant instant = ProgrammeNow.instant(value);
        if (instant == null) {
            return "";
        }
        LocalDate day = LocalDate.ofInstant(instant, zone);
        long daysAway = Math.abs(ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), day));
        DateTimeFormatter form = daysAway == 0 ? TIME : daysAway <= WEEKDAY_DAYS ? OTHER_DAY : FAR_DAY;
        return form.format(instant.atZone(zone));
    }

    /** Writes how long ago something was, in whole minutes, hours or days. */
    String ago(JsonNode value) {
        @Nullable Instant instant = ProgrammeNow.instant(value);
        if (instant == null) {
            return "";
        }
        Duration since = Duration.between(instant, now);
        return since.toMinutes() < 1
                ? "now"
                : since.toHours() < 1
                        ? since.toMinutes() + " min"
                        : since.toDays() < 1 ? since.toHours() + " h" : since.toDays() + " d";
    }
}
