package carillon.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.regex.Pattern;

/** The pages: one shell for all of them, and the files it loads. */
final class Pages {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self' ws: wss:; manifest-src 'self'; base-uri 'none'; form-action 'none';";

    /** The files, which stand side by side. What is written otherwise, such as /web/%2e%2e%2f, is none of them. */
    private static final Pattern FILE = Pattern.compile("/web/[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private Pages() {}

    static void mount(Router router) {
        List.of("/", "/wall")
                .forEach(path -> router.get(path).method(HttpMethod.HEAD).handler(context -> shell(context, "*")));
        List.of("/desk", "/control", "/join/:token")
                .forEach(path -> router.get(path).method(HttpMethod.HEAD).handler(context -> shell(context, "'none'")));
        router.route("/web/*").handler(context -> {
            if (!FILE.matcher(context.request().path()).matches()) {
                context.fail(404);
                return;
            }
            context.response().putHeader("X-Content-Type-Options", "nosniff");
            context.next();
        });
        router.get("/web/*")
                .handler(StaticHandler.create("web").setCachingEnabled(true).setMaxAgeSeconds(0));
    }

    /** A link to join carries a secret: no page that it leads to learns where somebody came from. */
    private static void shell(RoutingContext context, String mayFrame) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY + " frame-ancestors " + mayFrame)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .sendFile("web/index.html")
                .onFailure(context::fail);
    }
}
