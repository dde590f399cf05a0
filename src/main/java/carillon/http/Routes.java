package carillon.http;

import carillon.edition.Edition;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the routes have in common. */
final class Routes {
    static final String API = "/api/v1";
    static final String EDITION = API + "/editions/:edition";

    /** The largest body. */
    static final int MAX_BODY_BYTES = 16 * 1024;

    private Routes() {}

    /** Goes on where the path names the edition that is served. */
    static void requireEdition(RoutingContext context, Edition edition) {
        if (edition.id().value().equals(context.pathParam("edition"))) {
            context.next();
        } else {
            context.fail(Problem.of(404, "unknown-edition").failure());
        }
    }

    /** Answers GET, and HEAD as well, which every address takes that takes GET (RFC 9110, section 9.1). */
    static Route get(Router router, String path) {
        return router.get(path).method(HttpMethod.HEAD);
    }

    /** What an address does take, for whoever asked it for something else (RFC 9110, section 15.5.6). */
    static String methods(Router router, String address) {
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

    /** Goes on unless it is a form, which would be taken apart before anybody has asked who sends it. */
    static void refuseForms(RoutingContext context) {
        @Nullable String type = context.request().getHeader("Content-Type");
        String lower = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("multipart/") || lower.startsWith("application/x-www-form-urlencoded")) {
            context.fail(Problem.of(415, "unsupported-media-type").failure());
        } else {
            context.next();
        }
    }

    /** How whoever asks came: where TLS ends at a proxy, the proxy says so. To make that up deceives nobody else. */
    static String scheme(HttpServerRequest request) {
        @Nullable String forwarded = request.getHeader("X-Forwarded-Proto");
        return forwarded != null && forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https")
                ? "https"
                : Objects.requireNonNull(request.scheme());
    }

    /** A position in the journal, as a query names it; 0, ahead of everything, where it names none. */
    static long position(Optional<String> after) {
        String digits = after.orElse("0");
        if (!digits.matches("[0-9]{1,18}")) {
            throw Problem.of(400, "bad-request").failure();
        }
        return Long.parseLong(digits);
    }

    /** Fails unless the body is JSON, and is written as it is: no content coding is undone here (RFC 9110, section 8.4). */
    static void requireJson(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> types = headers.getAll("Content-Type");
        if (types.size() != 1
                || MediaType.parse(types.getFirst()).filter(MediaType::isJson).isEmpty()) {
            throw Problem.of(415, "unsupported-media-type").failure();
        }
        if (!headers.getAll("Content-Encoding").stream().allMatch(ContentCoding::isNone)) {
            throw Problem.of(415, "unsupported-content-coding").failure();
        }
    }

    static Buffer body(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    static void json(RoutingContext context, JsonNode json) {
        context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        end(context, Buffer.buffer(json.toString()));
    }

    /**
     * Ends an answer with a body, of which whoever asked for the head alone is told the length: over HTTP/2, Vert.x would send them the
     * body as well.
     */
    static void end(RoutingContext context, Buffer body) {
        end(context, Buffer.buffer(), body);
    }

    /** The same with a body in two parts, of which the first is not copied. */
    static void end(RoutingContext context, Buffer beginning, Buffer ending) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Length", Integer.toString(beginning.length() + ending.length()));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        if (beginning.length() > 0) {
            response.write(beginning);
        }
        UnreadAnswers.count(context, beginning.length() + ending.length(), response.end(ending));
    }

    /** Anybody may read this from any page: it is public and carries no credentials. */
    static void openToAll(RoutingContext context) {
        context.response().putHeader("Access-Control-Allow-Origin", "*");
        context.response().putHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
        context.next();
    }

    /** What a page of another origin may ask for, told before it asks. */
    static void preflight(RoutingContext context) {
        context.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET")
                .putHeader("Access-Control-Allow-Headers", "If-None-Match, Last-Event-ID")
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }
}
