package carillon.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages: one shell for all of them, and the files it loads; and whatever else is served as it is. */
final class Pages {
    /** For an address that names the content by its hash: a year, which is for ever (RFC 9111, RFC 8246). */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final String OTHER_PAGES = "/web/other-pages-";

    private final Assets assets;

    /** What every page but the timeline loads: browsers that are told need not read the first script to know (RFC 8288). */
    private final List<String> soon;

    Pages(Assets assets) {
        this.assets = assets;
        this.soon = assets.scripts().later().stream()
                .filter(part -> part.startsWith(OTHER_PAGES))
                .map(part -> "<" + part + ">; rel=modulepreload")
                .toList();
    }

    void mount(Router router) {
        List.of("/", "/wall", "/report")
                .forEach(path -> router.get(path).method(HttpMethod.HEAD).handler(context -> {
                    SecurityHeaders.ofPageInFrames(context);
                    shell(context);
                }));
        List.of("/desk", "/control", "/join/:token")
                .forEach(path -> router.get(path).method(HttpMethod.HEAD).handler(context -> {
                    SecurityHeaders.ofPage(context);
                    shell(context);
                }));
        router.get(Assets.SERVICE_WORKER).handler(context -> {
            SecurityHeaders.ofWorker(context);
            context.next();
        });
        Set<String> parts = assets.scripts().parts().collect(Collectors.toUnmodifiableSet());
        for (String address : assets.addresses()) {
            if (!address.equals(Assets.SHELL)) {
                Asset asset = assets.at(address);
                boolean isPart = parts.contains(address);
                router.get(address).method(HttpMethod.HEAD).handler(context -> file(context, asset, isPart));
            }
        }
    }

    private static void file(RoutingContext context, Asset asset, boolean isPart) {
        boolean named = isPart || Assets.query(asset).equals(context.request().query());
        asset.answer(context, named ? FOR_GOOD : Negotiation.REVALIDATED);
    }

    private void shell(RoutingContext context) {
        if (!context.request().path().equals("/")) {
            context.response().putHeader("Link", soon);
        }
        assets.at(Assets.SHELL).answer(context, Negotiation.REVALIDATED);
    }
}
