package carillon.http;

import carillon.http.pages.ResponseBody;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of this node that their clients have not taken yet. They stay in memory until then, and over HTTP/2 a
 * client may have a hundred on one connection without ever reading. Together they have a bound: above it, those that
 * have waited the longest are given up. Whoever reads is not among these.
 *
 * <h2>Concurrency</h2>
 *
 * For all event loops; every method holds one lock for a few steps in memory.
 */
final class UnreadAnswers implements ResponseBody.Listener {
    /** Smaller answers are not worth the count: there are fewer than a hundred on a connection. */
    private static final int SMALL_BYTES = 2_048;

    private final long mostBytes;
    private final Map<HttpServerRequest, Integer> waiting = new LinkedHashMap<>();
    private final Map<HttpServerRequest, Integer> givenUp = new HashMap<>();
    /** Of those that wait; what was given up is going until it is gone. */
    private long bytes;

    private long going;

    UnreadAnswers(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Counts what a request is answered with from here on. */
    void countFor(RoutingContext context) {
        ResponseBody.setListener(context, this);
    }

    @Override
    public void onSent(RoutingContext context, int bytes, Future<Void> taken) {
        if (bytes > SMALL_BYTES && !taken.isComplete()) {
            HttpServerRequest request = context.request();
            add(request, bytes);
            taken.onComplete(unused -> forget(request));
        }
    }

    /** Fails with {@code busy} where so much waits that another large answer is not even made. */
    static void requireRoom(RoutingContext context) {
        if (ResponseBody.listenerOf(context) instanceof UnreadAnswers answers && answers.isFull()) {
            throw Problem.of(503, "busy").failure();
        }
    }

    private synchronized boolean isFull() {
        return bytes + going > 2 * mostBytes;
    }

    private void add(HttpServerRequest request, int size) {
        giveUp(longest(request, size));
    }

    private synchronized List<HttpServerRequest> longest(HttpServerRequest request, int size) {
        waiting.put(request, size);
        bytes += size;
        List<HttpServerRequest> longest = new ArrayList<>();
        Iterator<Map.Entry<HttpServerRequest, Integer>> eldest =
                waiting.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            Map.Entry<HttpServerRequest, Integer> next = eldest.next();
            eldest.remove();
            bytes -= next.getValue();
            going += next.getValue();
            givenUp.put(next.getKey(), next.getValue());
            longest.add(next.getKey());
        }
        return longest;
    }

    private static void giveUp(List<HttpServerRequest> requests) {
        requests.forEach(RequestDeadlines::endSoon);
    }

    /** An answer was taken, or nobody will take it: of a stream that is reset, nothing says so. */
    synchronized void forget(HttpServerRequest request) {
        bytes -= size(waiting.remove(request));
        going -= size(givenUp.remove(request));
    }

    private static int size(@Nullable Integer counted) {
        return counted == null ? 0 : counted;
    }
}
