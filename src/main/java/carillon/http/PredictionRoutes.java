package carillon.http;

import carillon.feed.Present;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.CrossOrigin;
import carillon.http.pages.EntityTag;
import carillon.http.pages.GetRoute;
import carillon.http.pages.Negotiation;
import carillon.http.pages.ResponseBody;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Serves how many starts came as predicted, and which did not (docs/protocol.md, "Looking back"). */
final class PredictionRoutes {
    private final HttpContext http;
    private final Authentication authentication;

    PredictionRoutes(HttpContext http, Authentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    void mount(Router router) {
        String predictions = ApiPaths.EDITION + "/predictions";
        CrossOrigin.open(router, predictions);
        GetRoute.add(router, predictions)
                .handler(context -> http.rates().charge(context, authentication))
                .handler(context -> RequestedPosition.answer(
                        context, RequestedPosition.inTags(context.request()), present -> answer(context, present)));
    }

    private static void answer(RoutingContext context, Present present) {
        EntityTag tag = EntityTag.weak(present.cursor() + ".predictions");
        if (Negotiation.endIfKnown(context, tag, Negotiation.REVALIDATED)) {
            return;
        }
        UnreadResponses.requireRoom(context);
        ServedEdition.of(context)
                .timelines()
                .scores(present.cursor(), present::scores)
                .onSuccess(text -> {
                    context.response().putHeader("Content-Type", "application/json");
                    ResponseBody.end(context, text);
                })
                .onFailure(context::fail);
    }
}
