package carillon.feed;

import carillon.edition.CityId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the feed, over any transport. It has no queue, only a place in the feed ({@link WatcherState}): while its
 * socket is full it is sent nothing, and once the socket has drained one message brings it from there to the present.
 */
abstract class Watcher {
    /** How many heartbeats may pass without a sign of life. */
    static final int MAX_MISSED = 2;

    private static final WatcherState NEW = new WatcherState.New();

    private WatcherState state = NEW;
    private SideChannelState known = SideChannelState.NOTHING;
    private @Nullable CityId city;

    /** Writes a message of the protocol, whether the transport is full or not. */
    abstract void send(EncodedMessage message);

    /** Whether the transport cannot take more for now. */
    abstract boolean isFull();

    /** Keeps the connection alive, and closes it where the other side is gone. */
    abstract void beat();

    /** Ends the connection, with that reason. */
    abstract void end(CloseReason reason);

    /** Ends the connection at once, without a message where the transport can. */
    void cut() {
        end(CloseReason.RESTART);
    }

    /** Brings it to the present from a cursor, or with the whole document where no patch leads there from it. */
    void join(Present present, Optional<Cursor> cursor) {
        if (cursor.filter(present.cursor()::equals).isEmpty()) {
            send(cursor.flatMap(present::since).orElseGet(present::snapshot));
        }
        state = new WatcherState.Following(present.version());
    }

    /** Sends nothing from here on until this node has come to that cursor. */
    void awaitCursor(Cursor cursor) {
        state = new WatcherState.Ahead(cursor);
    }

    /** Whether it has been where this node has not come to. */
    boolean isAhead() {
        return state instanceof WatcherState.Ahead;
    }

    /**
     * Brings it to the present, unless it is there already. One whose socket is full gets there once that has drained.
     */
    void follow(Present present) {
        switch (state) {
            case WatcherState.New _ -> {}
            case WatcherState.Ahead ahead -> {
                if (present.cursor().seq() >= ahead.cursor().seq() && !isFull()) {
                    join(present, Optional.of(ahead.cursor()));
                }
            }
            case WatcherState.Following following -> {
                if (!following.version().cursor().equals(present.cursor()) && !isFull()) {
                    send(present.since(following.version()));
                    state = new WatcherState.Following(present.version());
                }
            }
        }
    }

    /** Takes this as known, so that only what differs from it is sent from here on. */
    void setKnown(SideChannelState state) {
        known = state;
    }

    /** Sends what it does not know. One whose socket is full gets the newest once that has drained. */
    void sendSideChannels(SideChannelState newest) {
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

    /** Returns from where it watches; null where it has not said so. */
    @Nullable
    CityId city() {
        return city;
    }

    void setCity(CityId newest) {
        city = newest;
    }
}
