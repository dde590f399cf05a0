package carillon.access;

import java.util.Optional;
import java.util.UUID;

/** What became of the wish to sign in. */
public sealed interface Redeeming {

    /**
     * A session and its secret, which nobody can read again.
     *
     * @param secret stands in the cookie
     * @param earlier the session of that device which ended with it, if there was one
     */
    record Begun(Speaker.Person speaker, Secret secret, Optional<UUID> earlier) implements Redeeming {}

    /**
     * The invitation is used up, or too old.
     *
     * @param invitation which it was
     */
    record Spent(UUID invitation) implements Redeeming {}

    /** There is no such invitation. */
    record Unknown() implements Redeeming {}
}
