package carillon.http.pages;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/** A route that answers GET, and HEAD as well, which every address takes that takes GET (RFC 9110, section 9.1). */
public final class GetRoute {
    private GetRoute() {}

    /** Adds a route for a path. */
    public static Route add(Router router, String path) {
        return router.get(path).method(HttpMethod.HEAD);
    }
}
