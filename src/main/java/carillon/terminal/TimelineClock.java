package carillon.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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

    static TimelineClock at(Instant now, JsonNode timeline) {
        return new TimelineClock(now, ZoneId.of(timeline.at("/edition/timezone").asText("UTC")));
    }

    /** Writes what time it is, and where. */
    String zoned() {
        return SECONDS.format(now.atZone(zone)) + " " + zone;
    }

    /** Writes an instant, with its day where that is another one; empty where there is none. */
    String time(JsonNode value) {
        @Nullable Instant instant = ProgrammeNow.instant(value);
        if (instant == null) {
            return "";
        }
        boolean isToday =
                instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (isToday ? TIME : OTHER_DAY).format(instant.atZone(zone));
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
