package carillon.http;

import carillon.feed.Present;
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

/** Serves all statements that still hold, without their authors (docs/protocol.md, "Looking back"). */
final class StatementRoutes {
    /** How many positions of the journal one page covers. */
    private static final int POSITIONS = 500;

    private final HttpContext http;
    private final Authentication authentication;

    StatementRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        String statements = ApiPaths.EDITION + "/statements";
        CrossOrigin.open(router, statements);
        GetRoute.add(router, statements)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(this::page);
    }

    /**
     * Answers with a page. Even an early one changes when a statement on it is taken back, so it has the tag of the
     * whole.
     */
    private void page(RoutingContext context) {
        RequestedPosition.answerAfter(context, (present, after) -> page(context, after, present));
    }

    private static void page(RoutingContext context, long after, Present present) {
        long head = present.cursor().seq();
        if (Negotiation.endIfKnown(context, EntityTag.weak(present.cursor() + "." + after), Negotiation.REVALIDATED)) {
            return;
        }
        UnreadResponses.requireRoom(context);
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
