package carillon.access;

import java.util.UUID;

/** Who made an invitation. */
public sealed interface Maker {

    /** As the lists say it. */
    String word();

    /**
     * Somebody whose own session came of an invitation.
     *
     * @param invitation theirs: when it is taken back, what they made is too
     */
    record Holder(UUID invitation) implements Maker {
        @Override
        public String word() {
            return invitation.toString();
        }
    }

    /** The server itself, for the link that it prints when it starts. */
    record Server() implements Maker {
        @Override
        public String word() {
            return "server";
        }
    }

    /** A program with the admin token. */
    record Program() implements Maker {
        @Override
        public String word() {
            return "program";
        }
    }
}
