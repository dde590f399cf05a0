package carillon.settings;

import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.edition.WrittenInstant;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The beginning of a rehearsal's clock, to be checked against the edition.
 *
 * @param written as it is in the settings
 */
record RehearsalClock(WrittenInstant written) {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    Instant begins() {
        return written.instant();
    }

    /** Says what is wrong with it, as the rest of a sentence: outside the edition's days, nothing would happen in a rehearsal. */
    Optional<String> fault(Edition edition) {
        if (edition.lastsAt(begins())) {
            return Optional.empty();
        }
        ZoneId zone = edition.timezone();
        return Optional.of("is outside the edition “" + edition.id() + "”, which lasts from "
                + FORM.format(edition.begin().atZone(zone).toOffsetDateTime()) + " to "
                + FORM.format(edition.end().atZone(zone).toOffsetDateTime())
                + ": write an instant between them, here or with --clock,"
                + " or take the block “rehearsal” out of the settings to serve the event itself");
    }

    /** Says what may be wrong with it, though the server can start: its offset is not that of the event's zones. */
    Optional<String> warning(Edition edition) {
        return written.wrongOffset(edition.zones())
                .map(words -> "The rehearsal's clock may be wrong: " + words.in(Language.EN) + ".");
    }
}
