package carillon.http.pages;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the pages and all files of {@link Assets}. Every page is the same shell, whose scripts choose the page by the
 * address.
 */
public final class PageRoutes {
    /** For an address that names the content by its hash: a year, which is for ever (RFC 9111, RFC 8246). */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final String FOR_A_DAY = "max-age=86400";
    private static final String ICON = "/web/icon-192.png";
    private static final List<String> IN_FRAMES = List.of("/", "/wall", "/projects", "/report");
    private static final List<String> SIGNED_IN =
            List.of("/desk", "/control", "/programme", "/team", "/new", "/join", "/join/:token");
    /** The pages that are parts of their own. */
    private static final List<String> WITHOUT_OTHER_PAGES = List.of("/", "/new");

    private static final Pattern INVITATION = Pattern.compile("/join/[^/]+");

    /** Below /api/, a route that takes GET at every address would turn 405 into 404. */
    private static final String NOT_THE_API = "(?!/api/).*";

    private static final String OTHER_PAGES = "/web/other-pages-";
    private static final String OTHER_STYLES = "/web/other-pages.css";

    private final Assets assets;
    private final Shell shell;
    private final Handler<RoutingContext> enter;
    private final Function<RoutingContext, LinkPreview> previews;

    /**
     * Links to what every page but the timeline loads: with these, browsers need not read the first script first (RFC
     * 8288).
     */
    private final List<String> preloads;

    /**
     * Prepares the pages for one event loop.
     *
     * @param enter finds the edition of a page, ahead of it
     * @param previews tells what a link to a page shows
     */
    public PageRoutes(Assets assets, Handler<RoutingContext> enter, Function<RoutingContext, LinkPreview> previews) {
        this.enter = enter;
        this.assets = assets;
        this.shell = new Shell(assets);
        this.previews = previews;
        this.preloads = Stream.concat(
                        Stream.of("<" + assets.hashed(OTHER_STYLES) + ">; rel=preload; as=style"),
                        assets.scripts().later().stream()
                                .filter(part -> part.startsWith(OTHER_PAGES))
                                .map(part -> "<" + assets.base().of(part) + ">; rel=modulepreload"))
                .toList();
    }

    /** Mounts the pages and files. To be called last: a page may have any address that no other route has. */
    public void mount(Router router) {
        router.routeWithRegex(NOT_THE_API)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::redirectToPlainAddress);
        IN_FRAMES.forEach(path -> GetRoute.add(router, path).handler(enter).handler(context -> {
            SecurityHeaders.setForFramedPage(context);
            shell(context);
        }));
        SIGNED_IN.forEach(path -> GetRoute.add(router, path).handler(enter).handler(context -> {
            SecurityHeaders.setForPage(context);
            shell(context);
        }));
        GetRoute.add(router, Assets.SERVICE_WORKER).handler(context -> {
            SecurityHeaders.setForWorker(context);
            context.next();
        });
        // Where an answer is no page, browsers look for an icon here.
        Asset icon = assets.at(ICON);
        GetRoute.add(router, "/favicon.ico").handler(context -> icon.answer(context, FOR_A_DAY));
        Set<String> parts = assets.scripts().parts().collect(Collectors.toUnmodifiableSet());
        for (String address : assets.addresses()) {
            if (!address.equals(Assets.SHELL)) {
                Asset asset = assets.at(address);
                boolean isPart = parts.contains(address);
                GetRoute.add(router, address).handler(context -> file(context, asset, isPart));
            }
        }
    }

    /**
     * Redirects an address of a page that is written otherwise, such as with a slash at its end, to the plain one: the
     * scripts of a page know which page they are by its address, and its links are relative to it.
     */
    private void redirectToPlainAddress(RoutingContext context) {
        Optional<String> plain = plainAddress(context.request().path(), context.normalizedPath());
        if (plain.isEmpty()) {
            context.next();
        } else {
            Redirect.to(context, assets.base().of(plain.get()));
        }
    }

    /**
     * The plain address of a page that was written otherwise; empty where it is plain already, or of no page. It always
     * begins with one slash and a name, or is the slash alone: so it cannot lead to another server.
     *
     * @param path the path as it was asked for
     * @param normalized the path normalized as RFC 3986, section 6.2.2, has it, and each run of slashes as one
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
        boolean isHashed =
                isPart || Assets.query(asset).equals(context.request().query());
        asset.answer(context, isHashed ? FOR_GOOD : Negotiation.REVALIDATED);
    }

    private void shell(RoutingContext context) {
        if (!WITHOUT_OTHER_PAGES.contains(context.request().path())) {
            context.response().putHeader("Link", preloads);
        }
        shell.answer(context, previews.apply(context));
    }
}
