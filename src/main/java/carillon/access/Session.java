package carillon.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session in a list: a role of a device, as somebody sees it who may end it.
 *
 * @param held the role
 * @param device the id of the device
 * @param label what the inviter called the invitation; may be absent
 * @param began when the invitation was redeemed; absent where a server of the version before noted nothing
 * @param seen when the device was last heard of, to the minute; absent where it was not yet
 */
public record Session(
        HeldRole held, UUID device, Optional<String> label, Optional<Instant> began, Optional<Instant> seen) {}
