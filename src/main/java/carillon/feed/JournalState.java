package carillon.feed;

/**
 * How what this node knows compares with the journal.
 *
 * <pre>
 *              append says false                and the read brings nothing new
 *      ┌────────┐ ──────────────▶ ┌───────────┐ ──────────────────────▶ ┌─────────┐
 *  ──▶ │ InSync │ ◀────────────── │ Overtaken │                         │ Damaged │ ◀── a look finds the
 *      └────────┘ the read brings └───────────┘                         └────┬────┘     head lost
 *        ▲    ▲   the entries                              a look finds it   │
 *        │    │                                            mended            ▼
 *        │    │ read, and no append had failed                          ┌────────┐ ◀── a read or a look
 *        │    └──────────────────────────────────────────────────────── │ Unread │     fails, or an
 *        │ an append or   ┌───────────┐ read, and an append had failed  └───┬────┘     append
 *        └─────────────── │ Unwritten │ ◀───────────────────────────────────┘
 *          a trial works  └───────────┘
 *
 *   Diverged, from anywhere: the journal went another way. Only a new start of the server leads out of it.
 * </pre>
 */
sealed interface JournalState {

    /** All entries have been read, and the last append worked. */
    record InSync() implements JournalState {}

    /**
     * An append found that the journal has gone on, so there must be entries to read.
     *
     * @param then the state once they have been read
     */
    record Overtaken(JournalState then) implements JournalState {}

    /**
     * The journal must be read before the next decision.
     *
     * @param then the state once it has been read
     */
    record Unread(JournalState then) implements JournalState {}

    /** All entries have been read, but the last append failed. Until one works, it is unknown whether any can. */
    record Unwritten() implements JournalState {}

    /** The journal's head is not the position of its last entry, so it takes no append. A person has to mend it. */
    record Damaged() implements JournalState {}

    /** The journal went another way than this node knows, so nothing that this node knows or says holds any more. */
    record Diverged() implements JournalState {}

    /** Returns the state after an append that failed: its entries may have been kept. */
    static JournalState afterFailedAppend() {
        return new Unread(new Unwritten());
    }

    /** Returns the state after a read or a look that failed. */
    default JournalState afterFailedRead() {
        return switch (this) {
            case Unread unread -> unread;
            case Unwritten unwritten -> new Unread(unwritten);
            case InSync inSync -> new Unread(inSync);
            case Overtaken overtaken -> new Unread(overtaken.then());
            case Damaged damaged -> damaged;
            case Diverged diverged -> diverged;
        };
    }

    /**
     * Returns the state after the journal was read to its end.
     *
     * @param entries how many unknown entries the read brought
     */
    default JournalState afterRead(long entries) {
        return switch (this) {
            case Unread unread -> unread.then();
            case Overtaken overtaken -> entries > 0 ? overtaken.then() : new Damaged();
            case InSync inSync -> inSync;
            case Unwritten unwritten -> unwritten;
            case Damaged damaged -> damaged;
            case Diverged diverged -> diverged;
        };
    }
}
