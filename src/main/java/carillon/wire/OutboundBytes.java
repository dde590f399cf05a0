package carillon.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes that a channel has flushed and the system has not taken.
 *
 * <p>It relies on Netty keeping them in the {@link ChannelOutboundBuffer} of the channel, which subtracts a message
 * only once all of it has been taken, and counts in its progress how much of the current one has.
 */
public final class OutboundBytes {
    private OutboundBytes() {}

    /** Returns how many bytes wait to be taken by the system; 0 where the channel is closed. */
    public static long waiting(Channel channel) {
        @Nullable ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }
}
