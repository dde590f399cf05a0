package carillon.access;

import java.util.UUID;

/** Who created an invitation. */
public sealed interface Inviter {

    /** The word for it in lists of invitations. */
    String word();

    /**
     * The holder of an invitation, through a session that began with it.
     *
     * @param invitation the holder's own; when it is revoked, those that the holder created are, too
     */
    record Holder(UUID invitation) implements Inviter {
        @Override
        public String word() {
            return invitation.toString();
        }
    }

    /** The server itself, for the link that it prints when it starts. */
    record Server() implements Inviter {
        @Override
        public String word() {
            return "server";
        }
    }

    /** A program with the admin token. */
    record Program() implements Inviter {
        @Override
        public String word() {
            return "program";
        }
    }
}
