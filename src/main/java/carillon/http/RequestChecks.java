package carillon.http;

import carillon.http.pages.ApiPaths;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks requests ahead of the routes: the host, and for the API the edition, the form and the size of the body. */
final class RequestChecks {
    /** The largest body. */
    static final int MAX_BODY_BYTES = 16 * 1024;

    /** The most bytes of a change of what is announced, which may carry the whole programme of a city. */
    static final int MAX_CHANGE_BYTES = 64 * 1024;

    /** The most bytes of a whole edition. */
    static final int MAX_EDITION_BYTES = 1024 * 1024;

    private RequestChecks() {}

    /**
     * Fails where a request over HTTP/2 names another Host, or chunks, of which there are none (RFC 9113, sections
     * 8.2.2 and 8.3.1).
     */
    static void requireOneHost(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            if (!Origin.agrees(request.authority(), request.headers().getAll("Host"))) {
                throw BadRequest.problem("Host").failure();
            }
            if (request.headers().contains("Transfer-Encoding")) {
                throw BadRequest.problem("Transfer-Encoding").failure();
            }
        }
        context.next();
    }

    /** Mounts the checks of the API. */
    static void mountForApi(Router router, LoopEditions editions) {
        router.route(ApiPaths.EDITION + "/*").handler(editions::enter);
        router.route(ApiPaths.ROOT + "/*").handler(RequestChecks::refuseForms);
        router.route(ApiPaths.ROOT + "/editions")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_EDITION_BYTES));
        router.route(ApiPaths.EDITION + "/imports")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_EDITION_BYTES));
        for (String posting : new String[] {"/check-ins/*", "/decisions/*", "/cities/:city/draft"}) {
            router.route(ApiPaths.EDITION + posting)
                    .handler(BodyHandler.create(false).setBodyLimit(MAX_CHANGE_BYTES));
        }
        router.route(ApiPaths.ROOT + "/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    }

    /** Refuses forms: the body handler would take one apart before the client is known. */
    private static void refuseForms(RoutingContext context) {
        @Nullable String type = context.request().getHeader("Content-Type");
        String lower = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("multipart/") || lower.startsWith("application/x-www-form-urlencoded")) {
            context.fail(Problem.of(415, "unsupported-media-type").failure());
        } else {
            context.next();
        }
    }
}
