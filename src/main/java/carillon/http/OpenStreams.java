package carillon.http;

import carillon.wire.Http2Streams;
import carillon.wire.RequestChannel;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Limits the streams of HTTP/2 that are open on one event loop. Each takes some kilobytes until its client has taken
 * the answer, and a client may have a hundred on one connection without ever reading; over HTTP/1 there is one. So they
 * have a limit together.
 *
 * <ul>
 *   <li>Each connection may have its even share of them, or a few where there are many connections. Netty refuses more
 *       before anything is made of them, and a client may send again what was refused so (RFC 9113, section 8.7).
 *   <li>Connections that came when there were few may have more. Above the limit a connection with many streams loses
 *       its oldest, otherwise the oldest of all is reset.
 *   <li>A feed is meant to stay, and is not reset; above as many feeds, no more begin.
 * </ul>
 *
 * <p>Each event loop has its own part of the limit, so that a stream is reset at once: a loop reads what all its
 * connections have sent before it does what other threads ask of it.
 *
 * <p>Only Netty says when a stream is closed ({@link Http2Streams}): Vert.x says when its answer was handed on.
 */
final class OpenStreams {
    private static final AttributeKey<ConnectionStreams> KEY = AttributeKey.valueOf(OpenStreams.class, "connection");

    /** The bytes of a stream, several times over. */
    private static final int HEAP_BYTES = 64 << 10;

    /** The least that a connection may have, however many connections there are. */
    private static final int FEW = 4;

    /** A connection with more loses its own oldest: a page asks for fewer at once. */
    private static final int MANY = 32;

    private final int limit;
    /** All requests but the feeds, the oldest first, each with its connection. */
    private final SequencedMap<HttpServerRequest, ConnectionStreams> requests = new LinkedHashMap<>();

    private final Consumer<HttpServerRequest> whenGone;
    private int connections;
    private int feeds;

    /**
     * Makes a limit for one event loop.
     *
     * @param heapBytes the heap of the process
     * @param loops how many event loops share it
     * @param whenGone is called with each request whose stream is closed, or about to be: its answer may never be
     * written
     */
    OpenStreams(long heapBytes, int loops, Consumer<HttpServerRequest> whenGone) {
        this.limit = Math.clamp(heapBytes / HEAP_BYTES / loops, 1, Integer.MAX_VALUE);
        this.whenGone = whenGone;
    }

    /** Counts the stream of a request until it is closed, and goes on unless that very stream is reset. */
    void count(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            context.next();
            return;
        }
        HttpServerRequest oldest = connectionOf(RequestChannel.of(request)).add(request);
        if (!request.equals(oldest)) {
            context.next();
        }
    }

    /**
     * Counts the stream of a request as a feed from here on.
     *
     * @return whether there is room for one more
     */
    static boolean countAsFeed(HttpServerRequest request) {
        ConnectionStreams connection = RequestChannel.of(request).attr(KEY).get();
        return connection == null || connection.countAsFeed(request);
    }

    private ConnectionStreams connectionOf(Channel channel) {
        ConnectionStreams known = channel.attr(KEY).get();
        if (known != null) {
            return known;
        }
        Http2Streams streams = Http2Streams.of(channel);
        ConnectionStreams connection = new ConnectionStreams();
        channel.attr(KEY).set(connection);
        connections++;
        channel.closeFuture().addListener(_ -> connections--);
        streams.onClosed(connection::onClosed);
        streams.setLimit(Math.clamp(limit / connections, FEW, EdgeVerticle.MAX_STREAMS));
        return connection;
    }

    private final class ConnectionStreams {
        private final SequencedMap<Integer, HttpServerRequest> ownRequests = new LinkedHashMap<>();
        private final Set<Integer> feedStreams = new HashSet<>();

        /** Adds a request. Returns the request that was reset for it, perhaps itself; null where there is room. */
        @Nullable
        HttpServerRequest add(HttpServerRequest request) {
            ownRequests.put(request.response().streamId(), request);
            requests.put(request, this);
            if (requests.size() <= limit) {
                return null;
            }
            HttpServerRequest oldest = ownRequests.size() > MANY
                    ? ownRequests.firstEntry().getValue()
                    : requests.firstEntry().getKey();
            Objects.requireNonNull(requests.get(oldest)).remove(oldest);
            whenGone.accept(oldest);
            RequestDeadlines.end(oldest);
            return oldest;
        }

        private boolean remove(HttpServerRequest request) {
            ownRequests.remove(request.response().streamId());
            return requests.remove(request) != null;
        }

        boolean countAsFeed(HttpServerRequest request) {
            if (feeds >= limit || !remove(request)) {
                return false;
            }
            feeds++;
            return feedStreams.add(request.response().streamId());
        }

        void onClosed(int stream) {
            HttpServerRequest request = ownRequests.get(stream);
            if (request != null) {
                remove(request);
                whenGone.accept(request);
            } else if (feedStreams.remove(stream)) {
                feeds--;
            }
        }
    }
}
