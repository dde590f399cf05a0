package carillon.exchange;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clocks by which an event was written: those of a zone that everybody knows, or of one that its file describes. */
interface CalendarClock {
    /** Returns when these clocks show a time; of two times, the first. */
    Instant instant(LocalDateTime local);

    /** Returns what these clocks show. */
    LocalDateTime local(Instant instant);

    static CalendarClock of(ZoneId zone) {
        return new CalendarClock() {
            @Override
            public Instant instant(LocalDateTime local) {
                return local.atZone(zone).toInstant();
            }

            @Override
            public LocalDateTime local(Instant instant) {
                return LocalDateTime.ofInstant(instant, zone);
            }
        };
    }

    /** Clocks of which it is known what offset they have whenever they show a time. */
    interface ByOffset extends CalendarClock {
        ZoneOffset offsetAt(LocalDateTime local);

        @Override
        default Instant instant(LocalDateTime local) {
            return local.toInstant(offsetAt(local));
        }

        @Override
        default LocalDateTime local(Instant instant) {
            // The offset of about then, and then that of the time which it leads to: they differ by an hour at most.
            LocalDateTime about =
                    LocalDateTime.ofInstant(instant, offsetAt(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
            return LocalDateTime.ofInstant(instant, offsetAt(about));
        }
    }
}
