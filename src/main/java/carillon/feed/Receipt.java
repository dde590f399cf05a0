package carillon.feed;

import carillon.statement.Entry;
import carillon.timeline.Verdict;

/** What became of a command. */
public sealed interface Receipt {

    /**
     * It is in the journal, durably.
     *
     * @param entry what is kept
     * @param cursor the position of that entry
     * @param first false where the same was said before
     */
    record Kept(Entry entry, Cursor cursor, boolean first) implements Receipt {}

    /** The domain refused it, as {@link Verdict.Refused} says; nothing was kept. */
    record Refused(Verdict.Refused verdict) implements Receipt {}

    /** Something else was said before under its id, and stays. */
    record Conflicting(Entry entry) implements Receipt {}

    /** The journal cannot be reached; to say the same again later, under the same id, is safe. */
    record Unavailable() implements Receipt {}
}
