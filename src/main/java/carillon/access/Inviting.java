package carillon.access;

/** What became of the wish to invite. */
public sealed interface Inviting {

    /**
     * An invitation and the secret that redeems it, which nobody can read again.
     *
     * @param secret stands in the link
     */
    record Made(Invitation invitation, Secret secret) implements Inviting {}

    /** The edition has as many invitations as it may: {@link Invitation#MAX_OF_EDITION}. */
    record TooMany() implements Inviting {}

    /** The session of whoever invites has ended meanwhile. */
    record Ended() implements Inviting {}
}
