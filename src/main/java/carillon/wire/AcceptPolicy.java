package carillon.wire;

import io.netty.channel.Channel;

/** Decides which connections a {@link ServerTransport} keeps. It is asked on the event loop that accepts them. */
public interface AcceptPolicy {
    /**
     * Whether one more connection can be accepted. Where it cannot, clients wait in the system's queue for a moment.
     */
    boolean hasRoom();

    /**
     * Decides about a connection that was just accepted, and adds handlers to its pipeline. They stand ahead of those
     * of Vert.x, and see {@link io.netty.channel.ChannelInboundHandler#channelActive}.
     *
     * @return whether the connection is kept; otherwise it is closed at once
     */
    boolean accept(Channel connection);
}
