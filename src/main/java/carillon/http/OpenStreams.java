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
 * The streams of HTTP/2 that are open on one event loop. Each takes some kilobytes until its client has taken the
 * answer, and a client may have a hundred on one connection without ever reading; over HTTP/1 there is one. So they
 * have a bound together.
 *
 * <ul>
 *   <li>Each connection may have its even share of them, or a few where there are many connections. Netty refuses more
 *       before anything is made of them, and a client may send again what was refused so (RFC 9113, section 8.7).
 *   <li>Connections that came when there were few may have more. Above the bound one that has many gives up its oldest,
 *       else the oldest of all is given up.
 *   <li>A feed is meant to stay, and is not given up; above as many, no more begin.
 * </ul>
 *
 * <p>Each event loop has its part, so that what is given up is gone at once: a loop reads what all its connections have
 * sent before it does what others ask of it.
 *
 * <p>Only Netty says when a stream is closed: Vert.x says when its answer was handed on.
 */
final class OpenStreams {
    private static final AttributeKey<OfConnection> KEY = AttributeKey.valueOf(OpenStreams.class, "connection");

    /** What one takes, several times over. */
    private static final int HEAP_BYTES = 64 << 10;

    /** On one connection, however many connections there are. */
    private static final int FEW = 4;

    /** A page asks for fewer at once. */
    private static final int MANY = 32;

    private final int most;
    /** All but the feeds, the oldest first, with what each came over. */
    private final SequencedMap<HttpServerRequest, OfConnection> requests = new LinkedHashMap<>();

    private final Consumer<HttpServerRequest> whenGone;
    private int connections;
    private int feeds;

    /**
     * The streams of one event loop.
     *
     * @param heapBytes the heap of the process
     * @param loops how many event loops share it
     * @param whenGone is told of each whose stream is closed, or about to be: its answer may never be written
     */
    OpenStreams(long heapBytes, int loops, Consumer<HttpServerRequest> whenGone) {
        this.most = Math.clamp(heapBytes / HEAP_BYTES / loops, 1, Integer.MAX_VALUE);
        this.whenGone = whenGone;
    }

    /** Counts the stream of a request until it is closed, and goes on unless that is what is given up. */
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
     * A request is to be answered with a feed.
     *
     * @return false where there are too many
     */
    static boolean becomesFeed(HttpServerRequest request) {
        OfConnection connection = RequestChannel.of(request).attr(KEY).get();
        return connection == null || connection.becomesFeed(request);
    }

    private OfConnection connectionOf(Channel channel) {
        OfConnection known = channel.attr(KEY).get();
        if (known != null) {
            return known;
        }
        Http2Streams streams = Http2Streams.of(channel);
        OfConnection connection = new OfConnection();
        channel.attr(KEY).set(connection);
        connections++;
        channel.closeFuture().addListener(unused -> connections--);
        streams.onClosed(connection::onClosed);
        streams.setLimit(Math.clamp(most / connections, FEW, EdgeVerticle.MAX_STREAMS));
        return connection;
    }

    private final class OfConnection {
        private final SequencedMap<Integer, HttpServerRequest> mine = new LinkedHashMap<>();
        private final Set<Integer> myFeeds = new HashSet<>();

        /** The one that was given up for it, perhaps itself; null where there is room. */
        @Nullable
        HttpServerRequest add(HttpServerRequest request) {
            mine.put(request.response().streamId(), request);
            requests.put(request, this);
            if (requests.size() <= most) {
                return null;
            }
            HttpServerRequest oldest = mine.size() > MANY
                    ? mine.firstEntry().getValue()
                    : requests.firstEntry().getKey();
            Objects.requireNonNull(requests.get(oldest)).remove(oldest);
            whenGone.accept(oldest);
            RequestDeadlines.end(oldest);
            return oldest;
        }

        private boolean remove(HttpServerRequest request) {
            mine.remove(request.response().streamId());
            return requests.remove(request) != null;
        }

        boolean becomesFeed(HttpServerRequest request) {
            if (feeds >= most || !remove(request)) {
                return false;
            }
            feeds++;
            return myFeeds.add(request.response().streamId());
        }

        void onClosed(int stream) {
            HttpServerRequest request = mine.get(stream);
            if (request != null) {
                remove(request);
                whenGone.accept(request);
            } else if (myFeeds.remove(stream)) {
                feeds--;
            }
        }
    }
}
