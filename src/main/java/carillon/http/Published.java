package carillon.http;

import io.vertx.ext.web.Router;
import java.util.List;

/**
 * What is there for other people's programs and pages: the client with a page that shows how it is used (docs/client.md), and what
 * docs/protocol.md says for machines, as an OpenAPI document and an AsyncAPI document for the feed. The files themselves are among the
 * {@link Assets}; here stands who may use them.
 */
final class Published {
    private static final List<String> OPEN_TO_ALL =
            List.of("/carillon.js", Routes.API + "/openapi.yaml", Routes.API + "/asyncapi.yaml");

    /** The example runs a script of its own, and so stands in a sandbox: as much a stranger here as on any other site. */
    private static final String EXAMPLE_POLICY =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; sandbox allow-scripts;";

    private Published() {}

    /** To be mounted ahead of the files. */
    static void mount(Router router) {
        for (String address : OPEN_TO_ALL) {
            router.route(address).handler(Routes::openToAll);
            router.route(address).handler(context -> {
                SecurityHeaders.letAllSitesLoad(context);
                context.next();
            });
            router.options(address).handler(Routes::preflight);
        }
        router.route(Assets.EXAMPLE).handler(context -> {
            context.response().putHeader("Content-Security-Policy", EXAMPLE_POLICY);
            context.next();
        });
    }
}
