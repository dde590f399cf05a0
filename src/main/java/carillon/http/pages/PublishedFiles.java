package carillon.http.pages;

import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Opens to all sites the files that are for other people's programs and pages: the client with a page that shows how it
 * is used (docs/client.md), and docs/protocol.md for machines, as an OpenAPI document and an AsyncAPI document for the
 * feed. The files themselves are among the {@link Assets}.
 */
public final class PublishedFiles {
    private static final List<String> OPEN_TO_ALL =
            List.of("/carillon.js", ApiPaths.ROOT + "/openapi.yaml", ApiPaths.ROOT + "/asyncapi.yaml");

    /**
     * The example runs a script of its own, and so stands in a sandbox: it may do here what it may do on any other
     * site.
     */
    private static final String EXAMPLE_POLICY =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; sandbox allow-scripts;";

    private PublishedFiles() {}

    /** Sets the headers of these files. To be mounted ahead of the files. */
    public static void mount(Router router) {
        for (String address : OPEN_TO_ALL) {
            router.route(address).handler(context -> {
                SecurityHeaders.allowAllSites(context);
                context.next();
            });
            CrossOrigin.open(router, address);
        }
        router.route(Assets.EXAMPLE).handler(context -> {
            context.response().putHeader("Content-Security-Policy", EXAMPLE_POLICY);
            context.next();
        });
    }
}
