package carillon.access;

import carillon.edition.CityId;
import carillon.statement.Author;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Somebody who has shown that they may speak. */
public sealed interface Speaker {

    /** Who the journal says it was. */
    Author author();

    /** What invitations say that they make. */
    Maker maker();

    /** Whether they may speak for that city. */
    boolean speaksFor(CityId city);

    /** Whether they may decide what all cities share, and invite. */
    boolean coordinates();

    /**
     * Somebody with a session.
     *
     * @param session names the session
     * @param invitation the one that it came of
     * @param city an organizer's city; absent for a coordinator
     * @param expires when the session ends, to the millisecond as every instant that clients read (docs/protocol.md)
     */
    record Person(UUID session, UUID invitation, Optional<CityId> city, Instant expires) implements Speaker {
        public Person {
            expires = expires.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Author author() {
            return city.<Author>map(theirs -> new Author.Organizer(theirs, session))
                    .orElseGet(() -> new Author.Coordinator(session));
        }

        @Override
        public Maker maker() {
            return new Maker.Holder(invitation);
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
        public Maker maker() {
            return new Maker.Program();
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
