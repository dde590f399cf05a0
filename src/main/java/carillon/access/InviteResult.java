package carillon.access;

/** The outcome of {@link Access#invite}. */
public sealed interface InviteResult {

    /**
     * The invitation was created.
     *
     * @param secret redeems it, as part of a link; it cannot be read again
     */
    record Created(Invitation invitation, Secret secret) implements InviteResult {}

    /** The edition has as many invitations as it may: {@link Invitation#MAX_OF_EDITION}. */
    record TooMany() implements InviteResult {}

    /** The speaker's session has ended in the meantime. */
    record SessionEnded() implements InviteResult {}
}
