package carillon.http;

import carillon.http.pages.BasePath;
import carillon.http.pages.Redirect;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes the base path from the address of each request, so that the routes behind it see addresses as they are at the
 * root.
 */
final class BasePathRoute {
    private static final String ENTERED = "carillon.below-base-path";

    private final BasePath base;

    BasePathRoute(BasePath base) {
        this.base = base;
    }

    /** Mounts this route. To be called ahead of every route that does something. */
    void mount(Router router) {
        if (!base.path().isEmpty()) {
            router.route().handler(this::enter);
        }
    }

    private void enter(RoutingContext context) {
        boolean entered = context.data().put(ENTERED, true) != null;
        @Nullable String path = context.request().path();
        Optional<String> inside = base.below(path == null ? "" : path);
        String normalized = context.normalizedPath();
        if (entered) {
            context.next();
        } else if (inside.isPresent()) {
            context.reroute(context.request().method(), inside.get() + query(context));
        } else if (normalized.equals(base.path()) || base.below(normalized).isPresent()) {
            Redirect.to(context, normalized.equals(base.path()) ? base.path() + "/" : normalized);
        } else if (BasePath.isProbed(normalized)) {
            context.next();
        } else {
            context.fail(Problem.of(404, "outside-base-path", Map.of("base", base.path() + "/"))
                    .failure());
        }
    }

    private static String query(RoutingContext context) {
        @Nullable String query = context.request().query();
        return query == null ? "" : "?" + query;
    }
}
