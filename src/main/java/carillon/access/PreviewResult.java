package carillon.access;

import carillon.edition.CityId;
import java.util.Optional;
import java.util.UUID;

/** The outcome of {@link Access#preview}: what an invitation would make of a device. */
public sealed interface PreviewResult {

    /**
     * The invitation would let the device in, or did already.
     *
     * @param city an organizer's city; absent for a coordinator
     * @param label what its inviter calls it; may be absent
     */
    record Serves(Optional<CityId> city, Optional<String> label) implements PreviewResult {}

    /**
     * The invitation is used up, or has expired.
     *
     * @param invitation its id
     */
    record Spent(UUID invitation) implements PreviewResult {}

    /** There is no such invitation. */
    record Unknown() implements PreviewResult {}
}
