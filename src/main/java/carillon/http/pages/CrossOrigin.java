package carillon.http.pages;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Opens addresses to the pages of all origins (CORS): what stands there is public and carries no credentials. */
public final class CrossOrigin {
    private CrossOrigin() {}

    /** Opens an address. To be called ahead of the route that answers there. */
    public static void open(Router router, String path) {
        router.route(path).handler(CrossOrigin::allow);
        router.options(path).handler(CrossOrigin::preflight);
    }

    private static void allow(RoutingContext context) {
        context.response().putHeader("Access-Control-Allow-Origin", "*");
        context.response().putHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
        context.next();
    }

    /** Answers what a page of another origin may ask for, before it asks. */
    private static void preflight(RoutingContext context) {
        context.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET")
                .putHeader("Access-Control-Allow-Headers", "If-None-Match, Last-Event-ID")
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }
}
