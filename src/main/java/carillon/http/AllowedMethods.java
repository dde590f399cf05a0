package carillon.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods that an address takes, for the {@code Allow} of an answer with 405 (RFC 9110, section 15.5.6). */
final class AllowedMethods {
    private AllowedMethods() {}

    /** Lists the methods of all routes that lead to an address. */
    static String of(Router router, String address) {
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && leadsTo(route, address))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean leadsTo(Route route, String address) {
        @Nullable String path = route.getPath();
        return path != null && address.matches(path.replaceAll(":[a-z]+", "[^/]+") + (route.isExactPath() ? "" : ".*"));
    }
}
