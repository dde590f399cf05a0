package carillon.http;

import carillon.feed.Present;
import carillon.feed.Watchers;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.EntityTag;
import carillon.http.pages.GetRoute;
import carillon.http.pages.Negotiation;
import carillon.http.pages.ResponseBody;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** All that was said and still holds, for everybody, without who said it (docs/protocol.md, "Looking back"). */
final class StatementPages {
    /** How many positions of the journal one page covers. */
    private static final int POSITIONS = 500;

    private final Door door;
    private final Gate gate;
    private final Watchers watchers;

    StatementPages(Door door, Gate gate, Watchers watchers) {
        this.door = door;
        this.gate = gate;
        this.watchers = watchers;
    }

    void mount(Router router) {
        String statements = ApiPaths.EDITION + "/statements";
        CrossOrigin.open(router, statements);
        GetRoute.add(router, statements)
                .handler(context -> door.rates().charge(context, gate))
                .handler(this::page);
    }

    /** Also an early page changes when something on it is taken back, so it has the tag of the whole. */
    private void page(RoutingContext context) {
        long after = PositionAhead.inQuery(context.request());
        long named = Math.max(after, PositionAhead.inTags(context.request()));
        PositionAhead.answer(context, door, watchers.present(), named, present -> page(context, after, present));
    }

    private static void page(RoutingContext context, long after, Present present) {
        long head = present.cursor().seq();
        if (Negotiation.endIfKnown(context, EntityTag.weak(present.cursor() + "." + after), Negotiation.REVALIDATED)) {
            return;
        }
        UnreadAnswers.requireRoom(context);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("cursor", present.cursor().toString());
        answer.set("statements", present.statements(after, POSITIONS));
        if (after < head - POSITIONS) {
            answer.put("next", after + POSITIONS);
        }
        context.response().putHeader("Content-Type", "application/json");
        ResponseBody.end(context, Buffer.buffer(answer.toString()));
    }
}
