package carillon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** What is relied on of the buffer in which a channel of Netty keeps what is to be written. */
class OutboundBytesTest {
    private static final int BYTES = 100_000;

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void whatTheSystemHasTakenOfAMessageNoLongerWaits() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        buffer.addMessage(Unpooled.wrappedBuffer(new byte[BYTES]), BYTES, channel.newPromise());
        buffer.addFlush();
        long all = OutboundBytes.waiting(channel);

        buffer.progress(BYTES / 4);

        assertThat(all).isGreaterThanOrEqualTo(BYTES);
        assertThat(OutboundBytes.waiting(channel)).isEqualTo(all - BYTES / 4);
    }

    @Test
    void nothingWaitsInAClosedChannel() {
        channel.close();

        assertThat(OutboundBytes.waiting(channel)).isZero();
    }
}
