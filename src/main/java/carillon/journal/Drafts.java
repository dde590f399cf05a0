package carillon.journal;

import carillon.edition.CityId;
import carillon.statement.Author;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * The drafts of the programmes: one a city, shared by all who may publish it. A draft is no statement; it is replaced and
 * deleted, and no watcher is told of it. Every future fails with {@link carillon.postgres.DatabaseUnavailable} where the database
 * cannot be reached.
 */
public interface Drafts {
    /** The most bytes of a draft in UTF-8. */
    int MAX_BYTES = 64 * 1024;

    /**
     * What a draft says.
     *
     * @param programme the items of the programme as JSON, sound or not; at most {@value #MAX_BYTES} bytes
     * @param seen the cursor on which the work began
     * @param by who saved it
     * @param at when they did, by the clock of the edition
     */
    record Content(String programme, String seen, Author by, Instant at) {}

    /**
     * A draft that was saved.
     *
     * @param version rises each time, and is never used twice
     */
    record Draft(long version, Content content) {}

    /** The outcome of saving or deleting a draft. */
    sealed interface Outcome {
        /** It is done. */
        record Done(Draft draft) implements Outcome {}

        /**
         * The draft is another one than the client knew, so nothing was done.
         *
         * @param now the draft as it is; empty where there is none any more
         */
        record Overtaken(Optional<Draft> now) implements Outcome {}
    }

    /** Finds the draft of a city. */
    Future<Optional<Draft>> find(CityId city);

    /**
     * Saves a draft in place of the one that its author knew.
     *
     * @param known the version of that; 0 for none
     */
    Future<Outcome> save(CityId city, long known, Content content);

    /** Deletes the draft that its author knew. */
    Future<Outcome> delete(CityId city, long known);
}
