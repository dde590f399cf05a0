package carillon.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The headers that tell a browser what an answer may do and who may use it. They stand on every answer that a route or a refusal makes:
 * the strictest of them first, before any other route; a page then asks for what a page needs ({@link #ofPage}).
 */
final class SecurityHeaders {
    /** An answer that is data: nothing in it is run, loaded or framed, should somebody open it as a page (CSP 3). */
    private static final String POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

    /**
     * A page runs, shows and connects to what this server has. What could turn text into a script takes only what Lit has made of its own
     * templates, and the address of the service worker (Trusted Types). Styles stand in style sheets; the browser ignores any that
     * stand in the text.
     */
    private static final String POLICY_OF_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html carillon; frame-ancestors ";

    /** A page that says what went wrong: it has its looks, and nothing that runs. */
    private static final String POLICY_OF_PROBLEM =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    /** The service worker asks this server for pages, and delivers posts to it. */
    private static final String POLICY_OF_WORKER = "default-src 'none'; connect-src 'self'";

    /** What no page here uses. A wall uses the whole screen and keeps it on, so these are not among them. */
    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /** A year, in seconds (RFC 6797). */
    private static final String HTTPS_FOR_A_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /** To be mounted ahead of every route. */
    static void mount(Router router) {
        router.route().handler(context -> {
            ofData(context.request());
            context.next();
        });
    }

    /** The strictest of them, on an answer that nothing else has been put on. */
    static void ofData(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", POLICY_OF_DATA)
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer");
        if (Routes.scheme(request).equals("https")) {
            response.putHeader("Strict-Transport-Security", HTTPS_FOR_A_YEAR);
        }
    }

    /** Any page on any site may load this. */
    static void letAllSitesLoad(RoutingContext context) {
        context.response().putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** A page that people open, and that any site may show in a frame. */
    static void ofPageInFrames(RoutingContext context) {
        ofPage(context, "*");
        letAllSitesLoad(context);
    }

    /** A page on which somebody is signed in: another site that could frame it could steer their taps. */
    static void ofPage(RoutingContext context) {
        ofPage(context, "'none'");
    }

    /** A page on which nothing is done, in place of any other answer. */
    static void ofProblem(RoutingContext context) {
        context.response().putHeader("Content-Security-Policy", POLICY_OF_PROBLEM);
    }

    /** A script that runs beside the pages. */
    static void ofWorker(RoutingContext context) {
        context.response().putHeader("Content-Security-Policy", POLICY_OF_WORKER);
    }

    private static void ofPage(RoutingContext context, String mayFrame) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY_OF_PAGE + mayFrame)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", PERMISSIONS);
    }
}
