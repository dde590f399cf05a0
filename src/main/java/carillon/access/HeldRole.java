package carillon.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A role that a device has.
 *
 * @param session the id of the session, under which the journal keeps what is said in this role
 * @param invitation the id of the invitation that the session began with
 * @param expires when the session ends, to the millisecond as every instant that clients read (docs/protocol.md)
 */
public record HeldRole(UUID session, UUID invitation, Role role, Instant expires) {
    public HeldRole {
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }
}
