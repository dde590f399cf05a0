package carillon.access;

import java.util.Optional;
import java.util.UUID;

/** The outcome of {@link Access#redeem}. */
public sealed interface RedeemResult {

    /**
     * A session has begun.
     *
     * @param device with all its roles, of which that of the invitation is the newest
     * @param secret identifies the device, in a cookie; it cannot be read again
     * @param replaced the session in which the device had the same role so far, which has ended; absent where there was none
     */
    record SignedIn(Device device, Secret secret, Optional<UUID> replaced) implements RedeemResult {

        /** Whether the device had a secret before, which is no longer taken. */
        public boolean hadSecret() {
            return replaced.isPresent() || device.roles().size() > 1;
        }
    }

    /**
     * This invitation let the device in before, and its session goes on: nothing was spent.
     *
     * @param held the role that the device has of it
     */
    record AlreadyIn(HeldRole held) implements RedeemResult {}

    /**
     * The invitation is used up, or has expired.
     *
     * @param invitation its id
     */
    record Spent(UUID invitation) implements RedeemResult {}

    /** There is no such invitation. */
    record Unknown() implements RedeemResult {}
}
