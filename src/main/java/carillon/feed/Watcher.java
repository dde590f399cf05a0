package carillon.feed;

import org.jspecify.annotations.Nullable;

/**
 * One who watches, over whatever transport. It keeps the moment at which it stands and no queue: while its socket is full it is told
 * nothing, and once the socket has drained one message brings it from there to the present.
 */
abstract class Watcher {
    private @Nullable Moment standing;

    /** Writes one message of the protocol. */
    abstract void send(Told told);

    /** Whether the transport cannot take more for now. */
    abstract boolean isFull();

    /** Keeps the connection alive, and closes it where the other side is gone. */
    abstract void beat();

    /** Ends the connection because the server goes. */
    abstract void end();

    /** From here on it is told what comes after a moment. */
    void standAt(Moment moment) {
        standing = moment;
    }

    /** Brings it to the present, unless it is there already. Whoever waits for their socket to drain gets there later. */
    void follow(Present present) {
        if (standing != null && !standing.cursor().equals(present.cursor()) && !isFull()) {
            send(present.since(standing));
            standAt(present.moment());
        }
    }
}
