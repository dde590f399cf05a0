package carillon.feed;

import org.jspecify.annotations.Nullable;

/**
 * What everyone is told beside the timeline. Only the newest word of each kind counts: whoever could not be told for a while has
 * missed nothing by hearing no more than that.
 *
 * @param presence how many watch; null where that is not known yet
 * @param staleness whether this node hears of its journal; null where it always did
 */
record Aside(@Nullable EncodedMessage presence, @Nullable EncodedMessage staleness) {
    static final Aside NOTHING = new Aside(null, null);

    Aside withPresence(EncodedMessage newest) {
        return new Aside(newest, staleness);
    }

    Aside withStaleness(EncodedMessage newest) {
        return new Aside(presence, newest);
    }

    /** What whoever has just been greeted knows: the greeting says it. */
    Aside inHello() {
        return new Aside(null, staleness);
    }
}
