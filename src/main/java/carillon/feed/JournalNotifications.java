package carillon.feed;

/**
 * What this node was notified of by its journal.
 *
 * <pre>
 *         ┌──────┐   appended   ┌───────────┐ ──┐
 *   ────▶ │ DEAF │ ───────────▶ │ LISTENING │   │ appended
 *         └──────┘ ◀─────────── └───────────┘ ◀─┘
 *                      lost
 * </pre>
 *
 * <p>A deaf node gets no notification of another node's append, so the journal has to be looked at with each beat.
 */
final class JournalNotifications {
    private final OwnAppends ownAppends = new OwnAppends();
    private Hearing hearing = Hearing.DEAF;
    private long head;

    private enum Hearing {
        DEAF,
        LISTENING
    }

    boolean isDeaf() {
        return hearing == Hearing.DEAF;
    }

    /** Returns the furthest position that this node was notified of since the last read began. */
    long head() {
        return head;
    }

    /**
     * Takes a notification that the journal has gone on.
     *
     * @param newHead the position of its last entry; {@link Long#MAX_VALUE} where that is not known
     * @param known the last position that this node knows
     * @return whether to doubt that the journal is what is known: another node's append was read before its
     *     notification came, or the journal has gone back
     */
    boolean appended(long newHead, long known) {
        hearing = Hearing.LISTENING;
        boolean isDoubtful = false;
        if (newHead == Long.MAX_VALUE) {
            ownAppends.clear();
        } else {
            isDoubtful = !ownAppends.notified(newHead) && newHead <= known;
        }
        head = Math.max(head, newHead);
        return isDoubtful;
    }

    /** Takes the notification that no more come. */
    void lost() {
        hearing = Hearing.DEAF;
        ownAppends.clear();
    }

    /** Takes what a look at the journal has found. */
    void found(long newHead) {
        head = Math.max(head, newHead);
    }

    /** Forgets the head, as a read begins that will find it. */
    void readBegins() {
        head = 0;
    }

    /** Awaits the notification of an append of this node, which is to be no news. */
    void awaitOwn(long position) {
        ownAppends.appended(position, head);
    }
}
