package carillon.exchange;

import carillon.edition.Slot;
import carillon.edition.SlotTime;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hours of a slot in the members of the edition file. */
final class Hours {
    private Hours() {}

    /** Puts a day, a start and, where there is one, an end, by the clocks of a zone. */
    static void put(ObjectNode members, Instant start, Optional<Instant> end, ZoneId zone) {
        put(members, LocalDateTime.ofInstant(start, zone), end.map(instant -> LocalDateTime.ofInstant(instant, zone)));
    }

    static void put(ObjectNode members, LocalDateTime start, Optional<LocalDateTime> end) {
        members.put("day", start.toLocalDate().toString());
        members.put("at", start.toLocalTime().toString());
        members.put(
                "until",
                end.map(local -> local.toLocalDate().equals(start.toLocalDate())
                                ? local.toLocalTime().toString()
                                : local.toString())
                        .orElse(null));
    }

    static boolean haveEnd(@Nullable Slot slot) {
        return slot != null && slot.when() instanceof SlotTime.Hours hours && hours.end() != null;
    }
}
