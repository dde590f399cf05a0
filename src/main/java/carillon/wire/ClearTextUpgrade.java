package carillon.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ignores that a client of HTTP/1.1 would rather speak HTTP/2 in clear text ({@code Upgrade: h2c}), as a server may
 * (RFC 9110, section 7.8). A proxy that forwards such a request, and the answer that grants it, sees nothing of what
 * follows: a client that the proxy keeps from some addresses would reach them all. RFC 9113 has given this upgrade up;
 * a client that begins with HTTP/2 is served.
 *
 * <p>Vert.x has the two under one switch. So this handler stands ahead of Vert.x from when a connection is accepted
 * until its first request: it hands on bytes until Vert.x knows which HTTP that is, and removes the upgrade from the
 * request.
 *
 * <p>It relies on {@link Http1xOrH2CHandler} being in the pipeline until Vert.x knows the protocol, and on
 * {@link Http1xUpgradeToH2CHandler} granting the upgrade over HTTP/1.
 */
public final class ClearTextUpgrade extends ChannelInboundHandlerAdapter {
    private static final String H2C = "h2c";

    private final Consumer<ChannelPipeline> onHttp1;

    private ClearTextUpgrade(Consumer<ChannelPipeline> onHttp1) {
        this.onHttp1 = onHttp1;
    }

    /**
     * Ignores the upgrade on one connection. To be called when it is accepted, ahead of Vert.x.
     *
     * @param onHttp1 is called once the connection speaks HTTP/1; a few letters of the first request may have been read
     * by then
     */
    public static void ignore(Channel accepted, Consumer<ChannelPipeline> onHttp1) {
        accepted.pipeline().addLast(new ClearTextUpgrade(onHttp1));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            // One by one: Vert.x reads the first request in the same call in which it decides on the protocol.
            while (bytes.isReadable() && isUndecided(context.pipeline())) {
                context.fireChannelRead(bytes.readRetainedSlice(1));
            }
            if (isUndecided(context.pipeline())) {
                return;
            }
            removeUpgrade(context.pipeline());
            context.pipeline().remove(this);
            if (bytes.isReadable()) {
                context.fireChannelRead(bytes.retain());
            }
        } finally {
            bytes.release();
        }
    }

    private static boolean isUndecided(ChannelPipeline pipeline) {
        return pipeline.get(Http1xOrH2CHandler.class) != null;
    }

    private void removeUpgrade(ChannelPipeline pipeline) {
        ChannelHandlerContext upgrade = pipeline.context(Http1xUpgradeToH2CHandler.class);
        if (upgrade != null) {
            pipeline.addBefore(upgrade.name(), null, new FirstRequest());
            onHttp1.accept(pipeline);
        } else if (pipeline.get(Http2ConnectionHandler.class) == null) {
            throw new IllegalStateException("Vert.x upgrades to HTTP/2 elsewhere: " + pipeline.names());
        }
    }

    /** Only the first request of a connection can ask for it. */
    private static final class FirstRequest extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                List<String> others = request.headers().getAll(HttpHeaderNames.UPGRADE).stream()
                        .filter(protocol -> !protocol.strip().equalsIgnoreCase(H2C))
                        .toList();
                request.headers().set(HttpHeaderNames.UPGRADE, others);
                request.headers().remove("HTTP2-Settings");
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }
    }
}
