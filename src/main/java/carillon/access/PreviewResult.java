package carillon.access;

import java.util.Optional;
import java.util.UUID;

/** The outcome of {@link Access#preview}: what an invitation would make of a device. */
public sealed interface PreviewResult {

    /**
     * The invitation would let the device in, or did already.
     *
     * @param role what it would make of the device
     * @param label what its inviter calls it; may be absent
     */
    record Serves(Role role, Optional<String> label) implements PreviewResult {}

    /**
     * The invitation is used up, or has expired.
     *
     * @param invitation its id
     */
    record Spent(UUID invitation) implements PreviewResult {}

    /** There is no such invitation. */
    record Unknown() implements PreviewResult {}
}
