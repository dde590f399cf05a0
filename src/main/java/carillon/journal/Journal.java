package carillon.journal;

import carillon.statement.Entry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one edition, or of one rehearsal of it: the source from which all other state is computed. Positions are gapless and
 * in commit order, so a reader that has seen 42 never finds a 41 later.
 */
public interface Journal {

    /**
     * Appends these entries in one durable transaction, right after the last entry that the caller knows.
     *
     * @param last the entry that they follow: the journal must end there
     * @param entries in order and without gaps, the first one right after the last; not empty
     * @return true once they are durable; false, with nothing written, where the journal does not end there: entries were appended in
     *     the meantime, or it has another history. Read the new entries and judge again. Fails with
     *     {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached; whether the entries were kept is then
     *     unknown until the journal is read again.
     */
    Future<Boolean> append(Last last, List<Entry> entries);

    /**
     * Reads the entries after a position, in order.
     *
     * @param seq the last position already known, 0 for none
     * @param limit the most entries to return, so that a long journal is read in pages
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    Future<List<Entry>> after(long seq, int limit);

    /**
     * Reads the lines after a position as the journal has them, with members that this version does not know. It is for readers
     * outside the feed, and uses connections that no append waits for.
     *
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    Future<List<Line>> browse(long seq, int limit);

    /**
     * Finds out where the journal ends, which costs little.
     *
     * @param last the last entry that the caller knows
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    Future<End> end(Last last);

    /**
     * Writes something durable that is no entry and deletes it again, to find out whether an append would succeed.
     *
     * @return fails with {@link carillon.postgres.DatabaseUnavailable} where nothing can be written
     */
    Future<Void> tryToWrite();

    /**
     * Adds a listener, which is called on the context that added it.
     *
     * <p>Where the connection for it exists already, {@link Listener#appended} is called at once: there may be earlier entries.
     */
    void watch(Listener listener);

    /**
     * The last entry that a reader knows. Its position alone does not distinguish two histories, nor does its id: a rule's entry has
     * the same id in each.
     *
     * @param seq its position, 0 before the first entry
     * @param id its id; null before the first entry
     * @param at when it was accepted; null before the first entry
     */
    record Last(long seq, @Nullable UUID id, @Nullable Instant at) {
        /** Before the first entry. */
        public static final Last NONE = new Last(0, null, null);

        /** Returns the position of this entry. */
        public static Last of(Entry entry) {
            return new Last(entry.seq(), entry.id(), entry.at());
        }
    }

    /** Says where a journal ends, compared with the last entry that a reader knows. */
    sealed interface End {
        /**
         * The known entry is in the journal.
         *
         * @param head the position of the journal's last entry
         */
        record At(long head) implements End {}

        /** The known entry is missing or another one, so the journal has another history. */
        record AnotherHistory() implements End {}

        /**
         * The journal is damaged: its head is not the position of its last entry, so nothing can be appended.
         *
         * @param head the position that the journal's row has
         * @param lastEntry the position of the last entry in the table
         */
        record HeadLost(long head, long lastEntry) implements End {}
    }

    /** Is notified of appends, and of the loss of the connection. */
    interface Listener {
        /**
         * Entries were appended, or may have been: it is called each time a connection begins to listen, also after {@link #lost}. It
         * only wakes the listener, which reads the entries with {@link Journal#after}.
         *
         * @param head the position of the last entry; {@link Long#MAX_VALUE} where that is not known
         */
        void appended(long head);

        /** The connection is lost. It is called once; connecting is retried until {@link #appended} is called. */
        void lost();
    }
}
