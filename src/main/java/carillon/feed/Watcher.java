package carillon.feed;

/**
 * One who watches, over whatever transport. It keeps a cursor and no queue: while its socket is full it is told nothing, and once
 * the socket has drained it goes on from its cursor.
 */
abstract class Watcher {
    private Cursor cursor;
    private boolean behind = true;

    Watcher(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Writes one message of the protocol. */
    abstract void send(Messages.Kind kind, Cursor at, String message);

    /** Whether the transport cannot take more for now. */
    abstract boolean isFull();

    /** Keeps the connection alive, and closes it where the other side is gone. */
    abstract void beat();

    /** Ends the connection because the server goes. */
    abstract void end();

    Cursor cursor() {
        return cursor;
    }

    /** A frame has come. Whoever waits for their socket to drain gets it later. */
    void next(Frame frame) {
        if (!behind) {
            tell(frame);
        }
    }

    /** From here on it is told what comes after a cursor. */
    void standAt(Cursor known) {
        cursor = known;
        behind = false;
    }

    void tell(Frame frame) {
        if (isFull()) {
            behind = true;
        }
        if (!behind) {
            cursor = frame.after().cursor();
            send(Messages.Kind.PATCH, cursor, frame.message());
        }
    }

    void restart(Present present) {
        standAt(present.cursor());
        send(Messages.Kind.SNAPSHOT, cursor, Messages.snapshot(present));
    }

    boolean isBehind() {
        return behind;
    }
}
