package carillon.http.pages;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The headers that tell a browser what an answer may do and which sites may use it. Every answer of a route or a
 * refusal has them: the strictest are set first, before any other route; a page then asks for what a page needs ({@link
 * #setForPage}).
 */
public final class SecurityHeaders {
    /** For data: nothing in it is run, loaded or framed, should it be opened as a page (CSP 3). */
    private static final String POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

    /**
     * For a page, which runs, shows and connects to what this server has. Where text could turn into a script, only
     * templates of Lit and the address of the service worker are taken (Trusted Types). Styles stand in style sheets;
     * the browser ignores any that stand in the text.
     */
    static final String POLICY_OF_CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html carillon";

    /** The same, ahead of who may show the page in a frame, which a header alone can say. */
    private static final String POLICY_OF_PAGE = POLICY_OF_CONTENT + "; frame-ancestors ";

    /** For a page that says what went wrong: it has its looks, and nothing that runs. */
    private static final String POLICY_OF_PROBLEM =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    /** For the service worker, which asks this server for pages, and delivers posts to it. */
    private static final String POLICY_OF_WORKER = "default-src 'none'; connect-src 'self'";

    /**
     * Features that no page here uses. A wall uses the whole screen and keeps it on, so these two are not among them.
     */
    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /** A year, in seconds (RFC 6797). */
    private static final String HTTPS_FOR_A_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /** Sets the strictest headers on every answer. To be mounted ahead of every route. */
    public static void mount(Router router) {
        router.route().handler(context -> {
            setForData(context.request());
            context.next();
        });
    }

    /** Sets the strictest headers, on an answer that has no others yet. */
    public static void setForData(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", POLICY_OF_DATA)
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer");
        if (ForwardedScheme.of(request).equals("https")) {
            response.putHeader("Strict-Transport-Security", HTTPS_FOR_A_YEAR);
        }
    }

    /** Lets any page on any site load this. */
    static void allowAllSites(RoutingContext context) {
        context.response().putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** Sets the headers of a page that any site may show in a frame. */
    static void setForFramedPage(RoutingContext context) {
        setForPage(context, "*");
        allowAllSites(context);
    }

    /**
     * Sets the headers of a page on which a person is signed in: another site that could frame it could steer their
     * taps.
     */
    static void setForPage(RoutingContext context) {
        setForPage(context, "'none'");
    }

    /** Sets the headers of a page that shows a problem, in place of any other answer. */
    public static void setForProblemPage(RoutingContext context) {
        context.response().putHeader("Content-Security-Policy", POLICY_OF_PROBLEM);
    }

    /** Sets the headers of the service worker. */
    static void setForWorker(RoutingContext context) {
        context.response().putHeader("Content-Security-Policy", POLICY_OF_WORKER);
    }

    private static void setForPage(RoutingContext context, String frameAncestors) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY_OF_PAGE + frameAncestors)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", PERMISSIONS);
    }
}
