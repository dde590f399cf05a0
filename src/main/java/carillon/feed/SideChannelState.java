package carillon.feed;

import org.jspecify.annotations.Nullable;

/**
 * What everyone is told beside the timeline. Only the newest word of each kind counts: whoever could not be told for a while has
 * missed nothing by hearing no more than that.
 *
 * @param presence how many watch; null where that is not known yet
 * @param staleness whether this node hears of its journal; null where it always did
 */
record SideChannelState(@Nullable EncodedMessage presence, @Nullable EncodedMessage staleness) {
    static final SideChannelState NOTHING = new SideChannelState(null, null);

    SideChannelState withPresence(EncodedMessage newest) {
        return new SideChannelState(newest, staleness);
    }

    SideChannelState withStaleness(EncodedMessage newest) {
        return new SideChannelState(presence, newest);
    }

    /** What whoever has just been greeted knows: the greeting says it. */
    SideChannelState inHello() {
        return new SideChannelState(null, staleness);
    }
}
