package carillon.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/**
 * Takes a channel over from Vert.x: once its WebSocket handshake is done, other handlers stand in its pipeline instead
 * of all that Vert.x put there.
 *
 * <p>It relies on Vert.x doing nothing that matters in a pipeline by then but decoding, encoding and keeping the
 * socket, and on its handlers passing on what they have not read when they are removed. Encryption would be lost with
 * them, so a pipeline with TLS is refused.
 */
public final class SocketTakeover {
    private SocketTakeover() {}

    /**
     * Puts these handlers in the place of all that are there, on the channel's event loop.
     *
     * @throws IllegalStateException where the pipeline encrypts, which leaves it as it was
     */
    public static void replaceHandlers(Channel channel, ChannelHandler... successors) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(SslHandler.class) != null) {
            throw new IllegalStateException(
                    "a socket with TLS cannot be taken over, for it would go on unencrypted: " + pipeline.names());
        }
        List<ChannelHandler> predecessors = pipeline.names().stream()
                .map(pipeline::get)
                .filter(ChannelHandler.class::isInstance)
                .toList();
        pipeline.addLast(successors);
        // From the end: what a decoder has not read yet goes to the handler after it.
        predecessors.reversed().forEach(pipeline::remove);
    }
}
