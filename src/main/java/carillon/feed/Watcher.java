package carillon.feed;

import carillon.edition.CityId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One who watches, over whatever transport. It keeps the moment at which it stands and no queue: while its socket is full it is told
 * nothing, and once the socket has drained one message brings it from there to the present.
 */
abstract class Watcher {
    /** How many beats of the heart may pass without a sign of life. */
    static final int MAX_MISSED = 2;

    private @Nullable TimelineVersion standing;

    /** Where it has been, and this node has not come to; then it stands nowhere. */
    private @Nullable Cursor ahead;

    private SideChannelState known = SideChannelState.NOTHING;
    private @Nullable CityId city;

    /** Writes one message of the protocol, whether the transport is full or not. */
    abstract void send(EncodedMessage told);

    /** Whether the transport cannot take more for now. */
    abstract boolean isFull();

    /** Keeps the connection alive, and closes it where the other side is gone. */
    abstract void beat();

    /** Ends the connection for that reason. */
    abstract void end(CloseReason leave);

    /** Ends the connection at once, without a word where the transport can. */
    void cut() {
        end(CloseReason.RESTART);
    }

    /** From here on it is told what comes after a moment. */
    void standAt(TimelineVersion moment) {
        standing = moment;
        ahead = null;
    }

    /** From here on it is told nothing until this node has come to that cursor: what it has seen is not taken from it. */
    void waitAt(Cursor cursor) {
        ahead = cursor;
    }

    /** Brings it to the present from a cursor, or with the whole document where none leads there. */
    void join(Present present, Optional<Cursor> cursor) {
        if (cursor.filter(present.cursor()::equals).isEmpty()) {
            send(cursor.flatMap(present::since).orElseGet(present::snapshot));
        }
        standAt(present.moment());
    }

    /** Whether it waits for this node to come to where it has been. */
    boolean isWaiting() {
        return ahead != null;
    }

    /** Brings it to the present, unless it is there already. Whoever waits for their socket to drain gets there later. */
    void follow(Present present) {
        if (ahead != null && present.cursor().seq() >= ahead.seq() && !isFull()) {
            join(present, Optional.of(ahead));
        } else if (standing != null && !standing.cursor().equals(present.cursor()) && !isFull()) {
            send(present.since(standing));
            standAt(present.moment());
        }
    }

    /** From here on it is told what differs from that. */
    void knows(SideChannelState aside) {
        known = aside;
    }

    /** Tells it what it does not know. Whoever waits for their socket to drain is told then. */
    void hear(SideChannelState newest) {
        if (!newest.equals(known) && !isFull()) {
            sendUnlessKnown(newest.staleness(), known.staleness());
            sendUnlessKnown(newest.presence(), known.presence());
            known = newest;
        }
    }

    private void sendUnlessKnown(@Nullable EncodedMessage newest, @Nullable EncodedMessage before) {
        if (newest != null && !newest.equals(before)) {
            send(newest);
        }
    }

    /** From where it watches; null where it has not said so. */
    @Nullable
    CityId city() {
        return city;
    }

    void isIn(CityId said) {
        city = said;
    }
}
