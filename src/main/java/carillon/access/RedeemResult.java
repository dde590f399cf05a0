package carillon.access;

import java.util.Optional;
import java.util.UUID;

/** The outcome of {@link Access#redeem}. */
public sealed interface RedeemResult {

    /**
     * A session has begun.
     *
     * @param secret identifies the session, in a cookie; it cannot be read again
     * @param earlier the device's earlier session, which has ended; absent where there was none
     */
    record SignedIn(Speaker.Person speaker, Secret secret, Optional<UUID> earlier) implements RedeemResult {}

    /** This invitation let the device in before, and its session goes on: nothing was spent. */
    record AlreadyIn(Speaker.Person speaker) implements RedeemResult {}

    /**
     * The invitation is used up, or has expired.
     *
     * @param invitation its id
     */
    record Spent(UUID invitation) implements RedeemResult {}

    /** There is no such invitation. */
    record Unknown() implements RedeemResult {}
}
