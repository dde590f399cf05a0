package carillon.http;

import carillon.http.pages.ApiPaths;
import carillon.http.pages.GetRoute;
import carillon.journal.Line;
import carillon.journal.PageReader;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

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
        GetRoute.add(router, ApiPaths.EDITION + "/journal").handler(this::lines);
    }

    private void lines(RoutingContext context) {
        gate.coordinator(context.request())
                .map(unused -> PositionAhead.inQuery(context.request()))
                .compose(after -> context.request().method().equals(HttpMethod.HEAD)
                        ? head(context.response())
                        : write(context.response(), pages(context), after))
                .onFailure(failure -> fail(context, failure));
    }

    /** What an answer would begin with; how long it would be is known once it is written. */
    private static Future<Void> head(HttpServerResponse response) {
        return describe(response).end();
    }

    private static HttpServerResponse describe(HttpServerResponse response) {
        return response.putHeader("Content-Type", "application/jsonl").putHeader("Cache-Control", "no-store");
    }

    /** Asked for each page, for a session can be revoked while somebody reads slowly. */
    private PageReader.Source<Line> pages(RoutingContext context) {
        return (after, most) -> gate.coordinator(context.request())
                .compose(unused -> door.journal().browse(after, most));
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
    static Future<Void> write(HttpServerResponse response, PageReader.Source<Line> journal, long after) {
        Promise<Boolean> gone = Promise.promise();
        response.closeHandler(unused -> gone.tryComplete(false));
        response.exceptionHandler(unused -> gone.tryComplete(false));
        return PageReader.forEachPage(journal, after, PAGE, page -> {
                    if (isGone(response)) {
                        return Future.succeededFuture(false);
                    }
                    if (!response.headWritten()) {
                        describe(response).setChunked(true);
                    }
                    StringBuilder lines = new StringBuilder();
                    page.forEach(line -> lines.append(json(line)).append('\n'));
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

    /**
     * Members that only a newer version knows are shown too; where one has a name of the line's own, the line's stays.
     */
    private static ObjectNode json(Line line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seq", line.seq());
        json.put("id", line.id().toString());
        json.put("at", line.at().toString());
        json.put("observedAt", line.observedAt().toString());
        json.set("by", StatementJson.tree(line.by()));
        JsonNode statement = StatementJson.tree(line.statement());
        statement.properties().forEach(member -> json.putIfAbsent(member.getKey(), member.getValue()));
        return json;
    }
}
