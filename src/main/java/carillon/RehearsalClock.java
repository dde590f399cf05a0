package carillon;

import carillon.edition.Edition;
import carillon.edition.WrittenInstant;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Where the clock of a rehearsal is to begin, compared with the edition that is rehearsed.
 *
 * @param written as it stands in the settings
 */
record RehearsalClock(WrittenInstant written) {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    Instant begins() {
        return written.instant();
    }

    /** What is wrong with it, to be read after its name: nothing happens in a rehearsal whose clock is not in the edition's days. */
    Optional<String> fault(Edition edition) {
        if (!begins().isBefore(edition.begin()) && begins().isBefore(edition.end())) {
            return Optional.empty();
        }
        ZoneId zone = edition.timezone();
        return Optional.of("is outside the edition “" + edition.id() + "”, which lasts from "
                + FORM.format(edition.begin().atZone(zone).toOffsetDateTime()) + " to "
                + FORM.format(edition.end().atZone(zone).toOffsetDateTime())
                + ": write an instant between them, here or with --clock,"
                + " or take the block “rehearsal” out of the settings to serve the event itself");
    }

    /** What may be wrong with it though the server can start: it begins at another time than the clocks of the event show. */
    Optional<String> warning(Edition edition) {
        return written.wrongOffset(edition.zones())
                .map(sentence -> "The rehearsal's clock may be wrong: " + sentence + ".");
    }
}
