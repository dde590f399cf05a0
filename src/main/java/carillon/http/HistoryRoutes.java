package carillon.http;

import carillon.feed.Present;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.EntityTag;
import carillon.http.pages.GetRoute;
import carillon.http.pages.Negotiation;
import carillon.http.pages.ResponseBody;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** Serves every document that there was, in parts: one, and the patches from each to the next (docs/protocol.md, "Looking back"). */
final class HistoryRoutes {
    private final HttpContext http;
    private final Authentication authentication;

    HistoryRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        String history = ApiPaths.EDITION + "/history";
        CrossOrigin.open(router, history);
        GetRoute.add(router, history)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(this::part);
    }

    private void part(RoutingContext context) {
        RequestedPosition.answerAfter(context, (present, after) -> part(context, after, present));
    }

    private static void part(RoutingContext context, long after, Present present) {
        EntityTag tag = EntityTag.weak(present.cursor() + ".history." + after);
        if (Negotiation.endIfKnown(context, tag, Negotiation.REVALIDATED)) {
            return;
        }
        UnreadResponses.requireRoom(context);
        ServedEdition edition = ServedEdition.of(context);
        edition.timelines()
                .history(() -> text(present, after, edition.clock().instant()))
                .onSuccess(text -> {
                    context.response().putHeader("Content-Type", "application/json");
                    ResponseBody.end(context, text);
                })
                .onFailure(context::fail);
    }

    private static String text(Present present, long after, Instant now) {
        ObjectNode part = present.history(after);
        return part.put("now", now.toString()).toString();
    }
}
