package carillon.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages: one shell for all of them, and the files it loads; and whatever else is served as it is. */
final class Pages {
    /** For an address that names the content by its hash: a year, which is for ever (RFC 9111, RFC 8246). */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final List<String> IN_FRAMES = List.of("/", "/wall", "/report");
    private static final List<String> SIGNED_IN = List.of("/desk", "/control", "/join/:token");
    private static final Pattern INVITATION = Pattern.compile("/join/[^/]+");

    /** There, a route that takes GET at every address would turn 405 into 404. */
    private static final String NOT_THE_API = "(?!/api/).*";

    private static final String OTHER_PAGES = "/web/other-pages-";

    private final Assets assets;

    /** What every page but the timeline loads: browsers that are told need not read the first script to know (RFC 8288). */
    private final List<String> soon;

    Pages(Assets assets) {
        this.assets = assets;
        this.soon = assets.scripts().later().stream()
                .filter(part -> part.startsWith(OTHER_PAGES))
                .map(part -> "<" + assets.base().of(part) + ">; rel=modulepreload")
                .toList();
    }

    void mount(Router router) {
        router.routeWithRegex(NOT_THE_API)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::leadToPlainAddress);
        IN_FRAMES.forEach(path -> Routes.get(router, path).handler(context -> {
            SecurityHeaders.ofPageInFrames(context);
            shell(context);
        }));
        SIGNED_IN.forEach(path -> Routes.get(router, path).handler(context -> {
            SecurityHeaders.ofPage(context);
            shell(context);
        }));
        Routes.get(router, Assets.SERVICE_WORKER).handler(context -> {
            SecurityHeaders.ofWorker(context);
            context.next();
        });
        Set<String> parts = assets.scripts().parts().collect(Collectors.toUnmodifiableSet());
        for (String address : assets.addresses()) {
            if (!address.equals(Assets.SHELL)) {
                Asset asset = assets.at(address);
                boolean isPart = parts.contains(address);
                Routes.get(router, address).handler(context -> file(context, asset, isPart));
            }
        }
    }

    /**
     * Leads whoever wrote an address of a page otherwise, such as with a slash at its end, to the plain one: the scripts of a page know
     * which page they are by its address, and links stand in it beside others. For good (RFC 9110, section 15.4.9), and with the query.
     */
    private void leadToPlainAddress(RoutingContext context) {
        Optional<String> plain = plainAddress(context.request().path(), context.normalizedPath());
        if (plain.isEmpty()) {
            context.next();
        } else {
            lead(context, assets.base().of(plain.get()));
        }
    }

    /** Leads to another address of this server for good, with the query. */
    static void lead(RoutingContext context, String address) {
        @Nullable String query = context.request().query();
        context.response()
                .setStatusCode(308)
                .putHeader("Location", address + (query == null ? "" : "?" + query))
                .putHeader("Cache-Control", Negotiation.REVALIDATED)
                .end();
    }

    /**
     * The address of a page that was written otherwise; nothing where it is plain already, or of no page. It always begins with one
     * slash and a name, or is the slash alone: so it cannot lead to another server.
     *
     * @param path as it was asked for
     * @param normalized the same with whatever RFC 3986, section 6.2.2, holds for equal, and each run of slashes as one
     */
    static Optional<String> plainAddress(@Nullable String path, String normalized) {
        String bare = normalized.replaceFirst("/+$", "");
        String plain = bare.isEmpty() ? Assets.SHELL : bare;
        boolean isPage = IN_FRAMES.contains(plain)
                || SIGNED_IN.contains(plain)
                || plain.equals(Assets.EXAMPLE)
                || INVITATION.matcher(plain).matches();
        return isPage && !plain.equals(path) ? Optional.of(plain) : Optional.empty();
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
