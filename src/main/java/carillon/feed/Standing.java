package carillon.feed;

/**
 * How what a node knows stands to the journal.
 *
 * <pre>
 *                      append says false                   and the read brings nothing new
 *        ┌─────────┐ ────────────────────▶ ┌───────────┐ ─────────────────────────────────▶ ┌─────────┐
 *   ───▶ │  Sound  │ ◀──────────────────── │ Overtaken │                                    │ Damaged │◀── a look finds the head lost
 *        └─────────┘   the read brings it  └───────────┘                                    └────┬────┘    (from anywhere)
 *          ▲     ▲                                                                               │ a look finds it mended
 *          │     │ read, nothing was unwritten                                                   ▼
 *          │     └──────────────────────────────────────────────────────────────────────── ┌──────────┐
 *          │                                                                               │  Unread  │◀── a read or a look fails
 *          │ an append or a trial works   ┌───────────┐   read, an append had failed       └──────────┘    (from anywhere),
 *          └───────────────────────────── │ Unwritten │ ◀──────────────────────────────────────┘           an append fails
 *                                         └───────────┘
 *
 *   Ended, from anywhere: the journal went another way. Nothing leads out of it but a new start of the server.
 * </pre>
 */
sealed interface Standing {

    /** All that there was has been read, and the last append worked. */
    record Sound() implements Standing {}

    /**
     * An append found that the journal has gone on: there must be something to read.
     *
     * @param then how it stands once that has been read
     */
    record Overtaken(Standing then) implements Standing {}

    /**
     * The journal must be read before anything else is decided.
     *
     * @param then how it stands once that has been done
     */
    record Unread(Standing then) implements Standing {}

    /** All has been read, but the last append failed. Until one works, nobody knows whether anything can be kept. */
    record Unwritten() implements Standing {}

    /** The journal's head is not where its last entry is, so it takes nothing. Somebody has to mend it. */
    record Damaged() implements Standing {}

    /** The journal went another way than this node knows: nothing that it knows or says holds any more. */
    record Ended() implements Standing {}

    /** After an append that failed: it may have been kept. */
    static Standing unwritten() {
        return new Unread(new Unwritten());
    }

    /** After the journal could not be read, or not be looked at. */
    default Standing unread() {
        return switch (this) {
            case Unread unread -> unread;
            case Unwritten unwritten -> new Unread(unwritten);
            case Sound sound -> new Unread(sound);
            case Overtaken overtaken -> new Unread(overtaken.then());
            case Damaged damaged -> damaged;
            case Ended ended -> ended;
        };
    }

    /**
     * After the journal was read to its end.
     *
     * @param entries how many came that were not known
     */
    default Standing read(long entries) {
        return switch (this) {
            case Unread unread -> unread.then();
            case Overtaken overtaken -> entries > 0 ? overtaken.then() : new Damaged();
            case Sound sound -> sound;
            case Unwritten unwritten -> unwritten;
            case Damaged damaged -> damaged;
            case Ended ended -> ended;
        };
    }
}
