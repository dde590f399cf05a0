package carillon.http;

import carillon.journal.JournalJson;
import carillon.journal.Line;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
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
                .compose(after -> door.journal().linesAfter(after, PAGE))
                .compose(first -> {
                    HttpServerResponse response = context.response().setChunked(true);
                    response.putHeader("Content-Type", "application/jsonl").putHeader("Cache-Control", "no-store");
                    return write(response, first);
                })
                .onSuccess(unused -> context.response().end())
                .onFailure(context::fail);
    }

    private Future<Void> write(HttpServerResponse response, List<Line> page) {
        StringBuilder lines = new StringBuilder();
        page.forEach(line -> lines.append(json(line)).append('\n'));
        response.write(lines.toString());
        if (page.size() < PAGE) {
            return Future.succeededFuture();
        }
        return drained(response)
                .compose(unused -> door.journal().linesAfter(page.getLast().seq(), PAGE))
                .compose(next -> write(response, next));
    }

    private static Future<Void> drained(HttpServerResponse response) {
        if (!response.writeQueueFull()) {
            return Future.succeededFuture();
        }
        Promise<Void> drained = Promise.promise();
        response.drainHandler(unused -> drained.tryComplete());
        response.exceptionHandler(drained::tryFail);
        return drained.future();
    }

    /** Members that only a newer version knows are shown too; where one has a name of the line's own, the line's stays. */
    private static ObjectNode json(Line line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seq", line.seq());
        json.put("id", line.id().toString());
        json.put("at", line.at().toString());
        json.put("observedAt", line.observedAt().toString());
        json.set("by", JournalJson.tree(line.by()));
        JsonNode statement = JournalJson.tree(line.statement());
        statement.properties().forEach(member -> json.putIfAbsent(member.getKey(), member.getValue()));
        return json;
    }
}
