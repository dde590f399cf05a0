package carillon.feed;

import carillon.statement.Entry;
import carillon.timeline.Verdict;

/** The outcome of a command. */
public sealed interface Receipt {

    /**
     * It is in the journal, durably; of a group, all of it.
     *
     * @param entry as it is kept; of a group, the last one
     * @param cursor at the position of that entry
     * @param first false where the same was said before
     */
    record Kept(Entry entry, Cursor cursor, boolean first) implements Receipt {}

    /** The domain refused it, as {@link Verdict.Refused} says; nothing was kept. */
    record Refused(Verdict.Refused verdict) implements Receipt {}

    /** Other content was said before under its id, and stays. */
    record Conflicting(Entry entry) implements Receipt {}

    /** What is announced is not what a {@link CommandGroup} was made for; nothing was kept. It is to be made anew. */
    record Outdated() implements Receipt {}

    /** The journal cannot be reached; to post the same again later, under the same id, is safe. */
    record Unavailable() implements Receipt {}
}
