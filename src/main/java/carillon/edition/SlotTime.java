package carillon.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The announced time of a slot: hours, or, where the organizers gave none, a part of its day. */
public sealed interface SlotTime {

    /**
     * Announced hours.
     *
     * @param start when it begins
     * @param end when it ends, later than its start; absent where the programme declares no {@code until}
     */
    record Hours(Instant start, @Nullable Instant end) implements SlotTime {
        public Hours {
            if (end != null && !end.isAfter(start)) {
                throw new IllegalArgumentException("a slot ends after it starts: " + start + " to " + end);
            }
        }

        /** Returns how long it lasts, where it declares an end. */
        public Optional<Duration> length() {
            return Optional.ofNullable(end).map(until -> Duration.between(start, until));
        }
    }

    /** A part of the day, for a slot that was announced without hours. */
    enum Part implements SlotTime {
        MORNING,
        AFTERNOON,
        EVENING,
        DAY;

        /** The word for it in the edition file and in the timeline document. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
