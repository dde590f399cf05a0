package carillon.access;

import carillon.edition.CityId;
import carillon.statement.Author;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** An authenticated author of requests: a person with a session, or a program with the server's token. */
public sealed interface Speaker {

    /** The author under whom the journal keeps what this speaker says. */
    Author author();

    /** The inviter of the invitations that this speaker creates. */
    Inviter inviter();

    /** Whether this speaker may post check-ins for that city. */
    boolean speaksFor(CityId city);

    /** Whether this speaker may take decisions for all cities, and invite. */
    boolean coordinates();

    /**
     * A person with a session.
     *
     * @param session the session's id
     * @param invitation the id of the invitation that it began with
     * @param city an organizer's city; absent for a coordinator
     * @param expires when the session ends, to the millisecond as every instant that clients read (docs/protocol.md)
     */
    record Person(UUID session, UUID invitation, Optional<CityId> city, Instant expires) implements Speaker {
        public Person {
            expires = expires.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Author author() {
            return city.<Author>map(id -> new Author.Organizer(id, session))
                    .orElseGet(() -> new Author.Coordinator(session));
        }

        @Override
        public Inviter inviter() {
            return new Inviter.Holder(invitation);
        }

        @Override
        public boolean speaksFor(CityId other) {
            return city.isEmpty() || city.get().equals(other);
        }

        @Override
        public boolean coordinates() {
            return city.isEmpty();
        }
    }

    /** A program with the server's own token, which is a coordinator's. */
    record Program() implements Speaker {
        @Override
        public Author author() {
            return new Author.Program();
        }

        @Override
        public Inviter inviter() {
            return new Inviter.Program();
        }

        @Override
        public boolean speaksFor(CityId city) {
            return true;
        }

        @Override
        public boolean coordinates() {
            return true;
        }
    }
}
