package carillon.feed;

import carillon.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The timeline at one cursor. Its document is written out when somebody first asks, once for all event loops of the node.
 */
public final class Present {
    private final Timeline timeline;
    private final Cursor cursor;
    private @Nullable String document;
    private boolean past;

    Present(Timeline timeline, Cursor cursor) {
        this.timeline = timeline;
        this.cursor = cursor;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Cursor cursor() {
        return cursor;
    }

    /** The timeline document as JSON. */
    public synchronized String document() {
        if (document != null) {
            return document;
        }
        String written = timeline.document().toString();
        if (!past) {
            document = written;
        }
        return written;
    }

    /** The timeline has gone on. Hardly anybody will ask for this document again, and the ring keeps many: it is not kept. */
    synchronized void isPast() {
        past = true;
        document = null;
    }
}
