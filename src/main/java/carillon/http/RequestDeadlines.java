package carillon.http;

import carillon.wire.PipelinePacer;
import carillon.wire.RequestChannel;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Ends requests on one event loop whose body has not arrived in time, however steadily it trickles. Over HTTP/1 the
 * connection ends, over HTTP/2 the stream. The time to read an answer is not limited here, and a feed may last for
 * days.
 */
final class RequestDeadlines {
    private static final long LOOK_MILLIS = 1_000;
    private static final long CANCEL = 8;

    private final long nanos;
    private final LongSupplier nanoTime;
    /** The deadlines of requests that are arriving, the first to come first. */
    private final Map<HttpServerRequest, Long> arriving = new LinkedHashMap<>();

    RequestDeadlines(Duration most, LongSupplier nanoTime) {
        this.nanos = most.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Begins to look for late requests. To be called on their event loop. */
    void start(Vertx vertx) {
        vertx.setPeriodic(LOOK_MILLIS, _ -> endLate());
    }

    /** Watches a request, and goes on. Where its client has gone already, it is not begun. */
    void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!RequestChannel.of(request).isActive() || context.response().closed()) {
            return;
        }
        PipelinePacer.of(request).ifPresent(pacer -> {
            pacer.onRequest(request);
            context.addEndHandler(_ -> pacer.onAnswered(request));
        });
        ConnectionGuard.of(request).ifPresent(guard -> {
            guard.onRequest(request);
            context.addEndHandler(_ -> guard.onAnswered());
        });
        if (mayHaveBody(request) && !request.isEnded()) {
            arriving.put(request, nanoTime.getAsLong() + nanos);
            context.addEndHandler(_ -> arriving.remove(request));
        }
        context.next();
    }

    /**
     * Whether a request may have a body: a socket that is being upgraded has no end, and a request of HTTP/1 without
     * these headers has no body.
     */
    private static boolean mayHaveBody(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return true;
        }
        boolean announced = request.headers().contains("Content-Length")
                || request.headers().contains("Transfer-Encoding");
        return announced && !request.canUpgradeToWebSocket();
    }

    private void endLate() {
        long now = nanoTime.getAsLong();
        Iterator<Map.Entry<HttpServerRequest, Long>> eldest =
                arriving.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<HttpServerRequest, Long> next = eldest.next();
            if (next.getValue() - now > 0) {
                return;
            }
            eldest.remove();
            HttpServerRequest request = next.getKey();
            if (!request.isEnded()) {
                end(request);
            }
        }
    }

    /** Ends the connection of a request, over HTTP/2 its stream alone, from any thread. */
    static void endFromAnyThread(HttpServerRequest request) {
        EventLoop loop = RequestChannel.of(request).eventLoop();
        // At once where possible: a loop takes all that its connections sent before it does what was put off.
        if (loop.inEventLoop()) {
            end(request);
        } else {
            loop.execute(() -> end(request));
        }
    }

    /** Ends the connection of a request, over HTTP/2 its stream alone. */
    static void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(CANCEL);
        } else {
            request.connection().close();
        }
    }
}
