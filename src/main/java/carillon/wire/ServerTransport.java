package carillon.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.AttributeKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x's own transport, which asks an {@link AcceptPolicy} about each connection that a server accepts. Vert.x has no
 * limit on connections, and calls its connection handler only once something has been sent.
 *
 * <p>It relies on {@link io.vertx.core.VertxBuilder} taking a {@link TransportInternal}, on Vert.x asking it for the
 * channel of each listening socket, and on Vert.x adding its handlers to a connection behind those that are there.
 */
public final class ServerTransport extends NioTransport {
    private static final AttributeKey<AcceptPolicy> POLICY = AttributeKey.valueOf(ServerTransport.class, "policy");

    private final AcceptPolicy policy;

    private ServerTransport(AcceptPolicy policy) {
        this.policy = policy;
    }

    /** Builds a Vert.x whose servers take the connections that a policy accepts. */
    public static Vertx vertx(AcceptPolicy policy) {
        return Vertx.builder()
                .withTransport(new TransportInternal("nio", true, null, new ServerTransport(policy)))
                .build();
    }

    /**
     * Makes sure that a policy has accepted a connection.
     *
     * @throws IllegalStateException where Vert.x has accepted it by itself
     */
    public static void requireAccepted(HttpConnection connection) {
        if (!RequestChannel.of(connection).hasAttr(POLICY)) {
            throw new IllegalStateException("Vert.x accepts connections past its transport: " + connection.getClass());
        }
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : () -> new ListeningChannel(policy);
    }

    /** The listening socket. */
    private static final class ListeningChannel extends NioServerSocketChannel {
        /** How long clients wait in the system's queue where there is no room for one more. */
        private static final int PAUSE_MILLIS = 10;

        private final AcceptPolicy policy;

        ListeningChannel(AcceptPolicy policy) {
            this.policy = policy;
            pipeline().addLast(new AcceptFailures());
        }

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            if (!policy.hasRoom()) {
                pause();
                return 0;
            }
            int before = accepted.size();
            int read = super.doReadMessages(accepted);
            if (accepted.size() > before) {
                Channel connection = (Channel) accepted.getLast();
                connection.attr(POLICY).set(policy);
                if (!policy.accept(connection)) {
                    accepted.removeLast();
                    connection.unsafe().closeForcibly();
                }
            }
            return read;
        }

        /**
         * Netty would close the listening socket for any failure but one of the network, and no client could come any
         * more.
         */
        @Override
        protected boolean closeOnReadError(Throwable cause) {
            return false;
        }

        private void pause() {
            config().setAutoRead(false);
            Future<?> _ = eventLoop().schedule(() -> config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Asks the system again a second later where it has no descriptor left for a connection. */
    private static final class AcceptFailures extends ChannelInboundHandlerAdapter {
        private static final System.Logger LOG = System.getLogger(ServerTransport.class.getName());
        private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

        private long lastLogged = System.nanoTime() - MINUTE;

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof Error) {
                LOG.log(System.Logger.Level.ERROR, "no connection can be accepted", cause);
            }
            if (System.nanoTime() - lastLogged >= MINUTE) {
                lastLogged = System.nanoTime();
                LOG.log(System.Logger.Level.WARNING, "no connection can be accepted for now: {0}", cause.toString());
            }
            context.channel().config().setAutoRead(false);
            Future<?> _ = context.channel()
                    .eventLoop()
                    .schedule(() -> context.channel().config().setAutoRead(true), 1, TimeUnit.SECONDS);
        }
    }
}
