package carillon.access;

import carillon.edition.CityId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What turns a link into a session.
 *
 * @param id names it
 * @param city an organizer's city; absent for a coordinator
 * @param label what whoever made it calls it; may be absent
 * @param expires when it stops to serve
 * @param uses how often it serves, at least once
 * @param used how often it has served
 */
public record Invitation(UUID id, Optional<CityId> city, Optional<String> label, Instant expires, int uses, int used) {
    /** The most often that one may serve. */
    public static final int MAX_USES = 100;

    /** How often one serves where nothing else is said: the phones of a city's team. */
    public static final int USUAL_USES = 5;
}
