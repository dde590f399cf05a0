package carillon.journal;

import carillon.statement.Entry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one edition, or of one rehearsal of it: the truth from which everything else is worked out. Positions
 * are gapless and in commit order, so a reader that has seen 42 will never later find a 41 it missed.
 */
public interface Journal {

    /**
     * Appends all of these entries in one durable transaction, right after the last entry that is known.
     *
     * @param last what they follow: the journal must end there
     * @param entries in order and without gaps, the first one right after the last; not empty
     * @return true once they are durable; false, with nothing written, where the journal does not end there: it has gone on in the
     *     meantime, or it went another way. Read what came and decide again. Fails with {@link DatabaseUnavailable} where the
     *     database cannot be reached; whether the entries were kept is then unknown until the journal is read again.
     */
    Future<Boolean> append(Last last, List<Entry> entries);

    /**
     * Reads the entries after a position, in order.
     *
     * @param seq the last position already known, 0 for none
     * @param limit the most entries to return, so that a long journal is read in pages
     * @return fails with {@link DatabaseUnavailable} where the database cannot be reached
     */
    Future<List<Entry>> after(long seq, int limit);

    /**
     * The same as the journal has it, with all that this version does not know, for whoever only wants to read: over connections that no
     * append waits for.
     *
     * @return fails with {@link DatabaseUnavailable} where the database cannot be reached
     */
    Future<List<Line>> browse(long seq, int limit);

    /**
     * Looks at where the journal ends, which costs little.
     *
     * @param last the last entry that is known
     * @return fails with {@link DatabaseUnavailable} where the database cannot be reached
     */
    Future<End> end(Last last);

    /**
     * Writes something durable that is no entry and does not stay, to find out whether an append would work.
     *
     * @return fails with {@link DatabaseUnavailable} where nothing can be written
     */
    Future<Void> tryToWrite();

    /**
     * Watches this journal, from here on. The listener is told on the context it was set from.
     *
     * <p>Where watching has begun already, {@link Listener#appended} comes at once: something may have been said before.
     */
    void watch(Listener listener);

    /**
     * The last entry that is known. Its position alone would not tell two histories apart, nor would its id: what rules say has the same
     * id in each.
     *
     * @param seq its position, 0 before the first entry
     * @param id its id; null before the first entry
     * @param at when it was accepted; null before the first entry
     */
    record Last(long seq, @Nullable UUID id, @Nullable Instant at) {
        /** Before the first entry. */
        public static final Last NONE = new Last(0, null, null);

        /** That entry. */
        public static Last of(Entry entry) {
            return new Last(entry.seq(), entry.id(), entry.at());
        }
    }

    /** Where a journal ends. */
    sealed interface End {
        /**
         * It has come to there, and what is known stands.
         *
         * @param head the position of its last entry
         */
        record At(long head) implements End {}

        /** The entry that is known is not there any more, or is another one. */
        record AnotherWay() implements End {}

        /**
         * It is damaged: its head is not the position of its last entry, so nothing can be appended.
         *
         * @param head the position that it says it has come to
         * @param lastEntry the position of the last entry that there is
         */
        record HeadLost(long head, long lastEntry) implements End {}
    }

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
