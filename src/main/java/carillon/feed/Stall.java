package carillon.feed;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How long a full channel has got rid of nothing. Whoever reads slowly still reads, and is waited for; whoever takes nothing at all
 * has gone without a word.
 */
final class Stall {
    private static final long NOT_FULL = -1;

    private long left = NOT_FULL;
    private int looks;

    /** Looks at the channel, which is full; how often in a row it had moved nothing since the look before. */
    int look(Channel channel) {
        @Nullable ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        long now = waiting == null ? 0 : waiting.totalPendingWriteBytes() - waiting.currentProgress();
        looks = now == left ? looks + 1 : 0;
        left = now;
        return looks;
    }

    /** The channel is not full. */
    void over() {
        left = NOT_FULL;
        looks = 0;
    }
}
