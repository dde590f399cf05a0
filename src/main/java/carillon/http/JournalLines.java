package carillon.http;

import carillon.journal.Entry;
import carillon.journal.JournalJson;
import carillon.journal.Pages;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The journal as it is, with who said what, for coordinators: one JSON object a line. */
final class JournalLines {
    private static final int PAGE = 500;

    private final Door door;
    private final Gate gate;

    JournalLines(Door door, Gate gate) {
        this.door = door;
        this.gate = gate;
    }

    void mount(Router router) {
        router.get(Routes.EDITION + "/journal").handler(this::lines);
    }

    private void lines(RoutingContext context) {
        gate.coordinator(context.request())
                .map(unused ->
                        Routes.position(Optional.ofNullable(context.request().getParam("after"))))
                .compose(after -> write(context.response(), door.journal()::browse, after))
                .onFailure(failure -> fail(context, failure));
    }

    /** Once lines were written, only a connection that breaks off can tell that some are missing. */
    private static void fail(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            context.fail(failure);
        }
    }

    /**
     * Writes all lines, as fast as they are read at the other end, and ends the response.
     *
     * @return once it has ended, or nobody reads it any more, and then nothing more is asked for
     */
    static Future<Void> write(HttpServerResponse response, Pages.Source journal, long after) {
        Promise<Boolean> gone = Promise.promise();
        response.closeHandler(unused -> gone.tryComplete(false));
        response.exceptionHandler(unused -> gone.tryComplete(false));
        return Pages.each(journal, after, PAGE, page -> {
                    if (isGone(response)) {
                        return Future.succeededFuture(false);
                    }
                    if (!response.headWritten()) {
                        response.setChunked(true)
                                .putHeader("Content-Type", "application/jsonl")
                                .putHeader("Cache-Control", "no-store");
                    }
                    StringBuilder lines = new StringBuilder();
                    page.forEach(entry -> lines.append(json(entry)).append('\n'));
                    response.write(lines.toString());
                    return response.writeQueueFull() ? drained(response, gone) : Future.succeededFuture(true);
                })
                .compose(unused -> isGone(response) ? Future.succeededFuture() : response.end());
    }

    private static boolean isGone(HttpServerResponse response) {
        return response.closed() || response.ended();
    }

    /** True once there is room again; false where nobody reads any more. */
    private static Future<Boolean> drained(HttpServerResponse response, Promise<Boolean> gone) {
        Promise<Boolean> drained = Promise.promise();
        response.drainHandler(unused -> drained.tryComplete(true));
        return Future.any(drained.future(), gone.future())
                .map(unused -> !gone.future().isComplete());
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("seq", entry.seq());
        line.put("id", entry.id().toString());
        line.put("at", entry.at().toString());
        line.put("observedAt", entry.observedAt().toString());
        line.set("by", JournalJson.tree(entry.by()));
        line.setAll((ObjectNode) JournalJson.tree(entry.statement()));
        return line;
    }
}
