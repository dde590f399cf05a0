package carillon.journal;

import io.vertx.core.Future;
import java.util.List;

/**
 * The journal of one edition, or of one rehearsal of it: the truth from which everything else is worked out. Positions
 * are gapless and in commit order, so a reader that has seen 42 will never later find a 41 it missed.
 */
public interface Journal {

    /**
     * Appends all of these entries in one durable transaction, right after the position they expect to find.
     *
     * @param entries in order and without gaps; the first one's position less one is the expected head; not empty
     * @return true once they are durable; false, with nothing written, where the journal has gone on in the meantime:
     *     read what came and decide again. Fails with {@link JournalUnavailable} where the database cannot be reached;
     *     whether the entries were kept is then unknown until the journal is read again.
     */
    Future<Boolean> append(List<Entry> entries);

    /**
     * Reads the entries after a position, in order.
     *
     * @param seq the last position already known, 0 for none
     * @param limit the most entries to return, so that a long journal is read in pages
     * @return fails with {@link JournalUnavailable} where the database cannot be reached
     */
    Future<List<Entry>> after(long seq, int limit);

    /** The same as the journal has it, with all that this version does not know. */
    Future<List<Line>> linesAfter(long seq, int limit);

    /**
     * Watches this journal, from here on. The listener is told on the context it was set from.
     *
     * <p>Where watching has begun already, {@link Listener#appended} comes at once: something may have been said before.
     */
    void watch(Listener listener);

    /** Hears what becomes of a journal. */
    interface Listener {
        /**
         * Somebody has appended, or something may have been missed: this comes each time watching begins, also after
         * {@link #lost}. It only wakes: read {@link Journal#after} to know what came.
         *
         * @param head the position of the last entry; {@link Long#MAX_VALUE} where that is not known
         */
        void appended(long head);

        /** Nothing is heard of the journal any more. It comes once; watching is tried again until {@link #appended} comes. */
        void lost();
    }
}
