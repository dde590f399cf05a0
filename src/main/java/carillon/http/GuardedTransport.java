package carillon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x's own transport, but each connection that it accepts is admitted first ({@link ConnectionLimits}) and guarded from then on
 * ({@link ConnectionGuard}). Vert.x has no such limit, and calls its connection handler only once something has been sent.
 *
 * <p>Uses inner types of Vert.x.
 */
public final class GuardedTransport extends NioTransport {
    private final ConnectionLimits limits;

    private GuardedTransport(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** A Vert.x whose servers take connections within those limits. */
    public static Vertx vertx(ConnectionLimits limits) {
        return Vertx.builder()
                .withTransport(new TransportInternal("nio", true, null, new GuardedTransport(limits)))
                .build();
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : () -> new Listening(limits);
    }

    /** The listening socket. */
    private static final class Listening extends NioServerSocketChannel {
        /** How long newcomers wait in the system's queue where there is no room for one more. */
        private static final int PAUSE_MILLIS = 10;

        private final ConnectionLimits limits;

        Listening(ConnectionLimits limits) {
            this.limits = limits;
            pipeline().addLast(new AcceptFailures());
        }

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            if (!limits.hasRoom()) {
                pause();
                return 0;
            }
            int before = accepted.size();
            int read = super.doReadMessages(accepted);
            if (accepted.size() > before) {
                Channel connection = (Channel) accepted.getLast();
                ConnectionLimits.Admission admission = limits.admit(connection);
                switch (admission) {
                    case SERVED -> connection.pipeline().addLast(new ConnectionGuard(limits.requestMillis(), false));
                    case TURNED_AWAY ->
                        connection.pipeline().addLast(new ConnectionGuard(limits.requestMillis(), true));
                    case CLOSED -> {
                        accepted.removeLast();
                        connection.unsafe().closeForcibly();
                    }
                }
                PipelinePacer.pace(connection);
                ClearTextUpgrade.ignore(connection);
            }
            return read;
        }

        /** Netty would close the listening socket where anything but the network fails: nobody could come any more. */
        @Override
        protected boolean closeOnReadError(Throwable cause) {
            return false;
        }

        private void pause() {
            config().setAutoRead(false);
            Future<?> unused =
                    eventLoop().schedule(() -> config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Where the system has no descriptor left for a connection, it is asked again a second later. */
    private static final class AcceptFailures extends ChannelInboundHandlerAdapter {
        private static final System.Logger LOG = System.getLogger(GuardedTransport.class.getName());
        private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

        private long lastSaid = System.nanoTime() - MINUTE;

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof Error) {
                LOG.log(System.Logger.Level.ERROR, "no connection can be accepted", cause);
            }
            if (System.nanoTime() - lastSaid >= MINUTE) {
                lastSaid = System.nanoTime();
                LOG.log(System.Logger.Level.WARNING, "no connection can be accepted for now: {0}", cause.toString());
            }
            context.channel().config().setAutoRead(false);
            Future<?> unused = context.channel()
                    .eventLoop()
                    .schedule(() -> context.channel().config().setAutoRead(true), 1, TimeUnit.SECONDS);
        }
    }
}
