package carillon.access;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.statement.Author;
import java.util.Optional;

/**
 * An authenticated author of a request: a person with a device that an invitation let in, or a program with the server's token. What
 * they may do is told for the edition that the request is about.
 */
public sealed interface Speaker {

    /** The author under whom the journal keeps what this speaker decides for all cities. */
    Author author();

    /** The author under whom the journal keeps what this speaker says for a city. */
    Author authorFor(CityId city);

    /** The inviter of the invitations that this speaker creates. */
    Inviter inviter();

    /** Whether this speaker may post check-ins for that city. */
    boolean speaksFor(CityId city);

    /** Whether this speaker may take decisions for all cities, and invite. */
    boolean coordinates();

    /** Whether this speaker may make editions, and invite others who may. */
    boolean administers();

    /**
     * A person with a device.
     *
     * @param edition the edition of the request; absent where there is none
     */
    record Person(Device device, Optional<EditionId> edition) implements Speaker {

        /**
         * The role in which this person speaks where no city is concerned: the one that decides for all, else an organizer's, else,
         * where none is of this edition, the newest.
         */
        public HeldRole speaking() {
            return edition.flatMap(id -> device.coordinating(id)
                            .or(() -> device.cities(id).stream()
                                    .findFirst()
                                    .flatMap(city -> device.organizing(id, city))))
                    .orElseGet(device::newest);
        }

        /** The role in which this person speaks for a city: an organizer's, else the one in which they speak for all. */
        public HeldRole speakingFor(CityId city) {
            return edition.flatMap(id -> device.organizing(id, city)).orElseGet(this::speaking);
        }

        /** The only city for which this person may speak; absent where there are several, or none. */
        public Optional<CityId> onlyCity() {
            return edition.filter(_ -> !coordinates())
                    .map(device::cities)
                    .filter(cities -> cities.size() == 1)
                    .map(cities -> cities.getFirst());
        }

        @Override
        public Author author() {
            return author(speaking());
        }

        @Override
        public Author authorFor(CityId city) {
            return author(speakingFor(city));
        }

        private static Author author(HeldRole held) {
            return held.role() instanceof Role.Organizer organizer
                    ? new Author.Organizer(organizer.city(), held.session())
                    : new Author.Coordinator(held.session());
        }

        @Override
        public Inviter inviter() {
            return new Inviter.Holder(speaking().invitation());
        }

        @Override
        public boolean speaksFor(CityId city) {
            return coordinates()
                    || edition.flatMap(id -> device.organizing(id, city)).isPresent();
        }

        @Override
        public boolean coordinates() {
            return edition.flatMap(device::coordinating).isPresent();
        }

        @Override
        public boolean administers() {
            return device.administering().isPresent();
        }
    }

    /** A program with the server's own token, which is an administrator's. */
    record Program() implements Speaker {
        @Override
        public Author author() {
            return new Author.Program();
        }

        @Override
        public Author authorFor(CityId city) {
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

        @Override
        public boolean administers() {
            return true;
        }
    }
}
