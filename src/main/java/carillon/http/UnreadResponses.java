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
 * Limits the memory of answers that their clients have not read yet, on this node. They stay in memory until then, and
 * over HTTP/2 a client may have a hundred on one connection without ever reading. Above the limit, those that have
 * waited the longest are dropped. Clients that read are not among these.
 *
 * <h2>Concurrency</h2>
 *
 * For all event loops; every method holds one lock for a few steps in memory.
 */
final class UnreadResponses implements ResponseBody.Listener {
    /** Smaller answers are not counted: there are fewer than a hundred on a connection. */
    private static final int SMALL_BYTES = 2_048;

    private final long mostBytes;
    private final Map<HttpServerRequest, Integer> waiting = new LinkedHashMap<>();
    private final Map<HttpServerRequest, Integer> dropped = new HashMap<>();
    /** The bytes of answers that wait. Those that were dropped count as going until they are gone. */
    private long bytes;

    private long going;

    UnreadResponses(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Counts the answers to a request from here on. */
    void countFor(RoutingContext context) {
        ResponseBody.setListener(context, this);
    }

    @Override
    public void onSent(RoutingContext context, int bytes, Future<Void> taken) {
        if (bytes > SMALL_BYTES && !taken.isComplete()) {
            HttpServerRequest request = context.request();
            add(request, bytes);
            taken.onComplete(_ -> forget(request));
        }
    }

    /** Fails with {@code busy} where so much waits that no other large answer is made. */
    static void requireRoom(RoutingContext context) {
        if (ResponseBody.listenerOf(context) instanceof UnreadResponses answers && answers.isFull()) {
            throw Problem.of(503, "busy").failure();
        }
    }

    private synchronized boolean isFull() {
        return bytes + going > 2 * mostBytes;
    }

    private void add(HttpServerRequest request, int size) {
        drop(longest(request, size));
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
            dropped.put(next.getKey(), next.getValue());
            longest.add(next.getKey());
        }
        return longest;
    }

    private static void drop(List<HttpServerRequest> requests) {
        requests.forEach(RequestDeadlines::endFromAnyThread);
    }

    /** Forgets an answer that was read, or never will be: a stream that is reset does not complete it. */
    synchronized void forget(HttpServerRequest request) {
        bytes -= size(waiting.remove(request));
        going -= size(dropped.remove(request));
    }

    private static int size(@Nullable Integer counted) {
        return counted == null ? 0 : counted;
    }
}
