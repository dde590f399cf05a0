package carillon.feed;

import org.jspecify.annotations.Nullable;

/**
 * The newest message of each kind that is sent beside the timeline. Only the newest counts, so a watcher that could not
 * be sent anything for a while has missed nothing.
 *
 * @param presence how many watch; null where that is not known yet
 * @param staleness whether this node hears of its journal; null where it always did
 */
record SideChannelState(
        @Nullable EncodedMessage presence, @Nullable EncodedMessage staleness) {
    static final SideChannelState NOTHING = new SideChannelState(null, null);

    SideChannelState withPresence(EncodedMessage newest) {
        return new SideChannelState(newest, staleness);
    }

    SideChannelState withStaleness(EncodedMessage newest) {
        return new SideChannelState(presence, newest);
    }

    /** The part of it that a hello says. */
    SideChannelState inHello() {
        return new SideChannelState(null, staleness);
    }
}
