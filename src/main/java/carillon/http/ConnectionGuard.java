package carillon.http;

import carillon.wire.RequestChannel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits the time in which the head of a request must arrive on one connection, from its first byte on. A connection
 * that is turned away is closed soon in any case.
 *
 * <pre>
 *   accepted ──▶ waiting for a head ──▶ has a request ──▶ idle
 *                    ▲   │ too late                         │ the next byte
 *                    │   ▼                                  │
 *                    │ closed                               │
 *                    └──────────────────────────────────────┘
 * </pre>
 *
 * <p>{@link RequestDeadlines} limit bodies, and streams of HTTP/2: once the first stream has come, the guard leaves the
 * pipeline. Everything happens on the connection's event loop.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class, "guard");

    /** How long a connection that is turned away may stay, once it has asked something. */
    private static final int TURNED_AWAY_MILLIS = 2_000;

    /**
     * A request sent before the connection was accepted has been read by then: its event loop reads before it looks at
     * the time.
     */
    private static final int ASKS_MILLIS = 20;

    private final long headMillis;
    private final boolean turnedAway;
    private boolean waits = true;
    private boolean idle;
    private @Nullable Future<?> deadline;

    ConnectionGuard(long headMillis, boolean turnedAway) {
        this.headMillis = headMillis;
        this.turnedAway = turnedAway;
    }

    /** Finds the guard of the connection by which a request comes; absent once it has left. */
    static Optional<ConnectionGuard> of(HttpServerRequest request) {
        return Optional.ofNullable(RequestChannel.of(request).attr(KEY).get());
    }

    boolean isTurnedAway() {
        return turnedAway;
    }

    /** Notes that the head of a request has arrived. */
    void onRequest(HttpServerRequest request) {
        waits = false;
        forget();
        if (request.version() == HttpVersion.HTTP_2 && !turnedAway) {
            RequestChannel.of(request).pipeline().remove(this);
        }
    }

    /** Notes that the request is answered; the next one may take its time to begin. */
    void onAnswered() {
        idle = true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().attr(KEY).set(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        if (turnedAway) {
            after(TURNED_AWAY_MILLIS, context, () -> close(context));
            after(ASKS_MILLIS, context, () -> closeIfSilent(context));
        } else {
            schedule(context);
        }
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (idle) {
            idle = false;
            waits = true;
        }
        super.channelRead(context, bytes);
        // Nearly always, all of the head came at once.
        if (waits && deadline == null && !turnedAway && !context.isRemoved()) {
            schedule(context);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        context.channel().attr(KEY).set(null);
        forget();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        forget();
        super.channelInactive(context);
    }

    private void schedule(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> close(context), headMillis, TimeUnit.MILLISECONDS);
    }

    private void forget() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static void after(int millis, ChannelHandlerContext context, Runnable step) {
        Future<?> _ = context.executor().schedule(step, millis, TimeUnit.MILLISECONDS);
    }

    private void closeIfSilent(ChannelHandlerContext context) {
        if (waits) {
            close(context);
        }
    }

    private static void close(ChannelHandlerContext context) {
        ChannelFuture _ = context.channel().close();
    }
}
