package carillon.http.pages;

import carillon.edition.Slug;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the pages and all files of {@link Assets}. Every page is the same shell, whose scripts choose the page by the
 * address. The pages of each edition stand behind its name; the bare addresses are those of the current one.
 */
public final class PageRoutes {
    /** For an address that names the content by its hash: a year, which is for ever (RFC 9111, RFC 8246). */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final String FOR_A_DAY = "max-age=86400";
    private static final String ICON = "/web/icon-192.png";
    private static final List<String> IN_FRAMES = List.of("/", "/wall", "/stage", "/projects", "/report");
    private static final List<String> SIGNED_IN = List.of("/desk", "/control", "/programme", "/team");
    private static final List<String> OF_NO_EDITION = List.of("/editions", "/new", "/join", "/join/:token");

    /** The pages that are parts of their own. */
    private static final List<String> WITHOUT_OTHER_PAGES = List.of("/", "/new");

    private static final String OF_AN_EDITION = "/:edition";
    private static final Pattern INVITATION = Pattern.compile("/join/[^/]+");

    /** The address of a page of an edition, whose page may be left out. */
    private static final Pattern NAMED = Pattern.compile("/(" + Slug.FORM + ")(/[a-z]+)?");

    /** Below /api/, a route that takes GET at every address would turn 405 into 404. */
    private static final String NOT_THE_API = "(?!/api/).*";

    private static final String OTHER_PAGES = "/web/other-pages-";
    private static final String OTHER_STYLES = "/web/other-pages.css";

    private final Assets assets;
    private final Shell shell;
    private final FilledFiles filled = new FilledFiles();
    private final PageEditions editions;

    /**
     * Links to what every page but the timeline loads: with these, browsers need not read the first script first (RFC
     * 8288).
     */
    private final List<String> preloads;

    /**
     * Prepares the pages for one event loop.
     *
     * @param editions whose pages they are
     */
    public PageRoutes(Assets assets, PageEditions editions) {
        this.assets = assets;
        this.shell = new Shell(assets);
        this.editions = editions;
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
        mountPages(router, IN_FRAMES, SecurityHeaders::setForFramedPage);
        OF_NO_EDITION.forEach(
                path -> entered(router, path).handler(context -> shell(context, path, SecurityHeaders::setForPage)));
        mountPages(router, SIGNED_IN, SecurityHeaders::setForPage);
        GetRoute.add(router, Assets.SERVICE_WORKER).handler(context -> {
            SecurityHeaders.setForWorker(context);
            context.next();
        });
        entered(router, Assets.MANIFEST).handler(this::manifest);
        entered(router, OF_AN_EDITION + Assets.MANIFEST).handler(this::manifest);
        entered(router, Assets.EXAMPLE).handler(this::example);
        // Where an answer is no page, browsers look for an icon here.
        Asset icon = assets.at(ICON);
        GetRoute.add(router, "/favicon.ico").handler(context -> icon.answer(context, FOR_A_DAY));
        Set<String> parts = assets.scripts().parts().collect(Collectors.toUnmodifiableSet());
        for (String address : assets.addresses()) {
            Asset asset = assets.at(address);
            boolean isPart = parts.contains(address);
            GetRoute.add(router, address).handler(context -> file(context, asset, isPart));
        }
    }

    /** Mounts pages at their bare addresses, and at those of each edition. */
    private void mountPages(Router router, List<String> paths, Consumer<RoutingContext> headers) {
        for (String path : paths) {
            for (String address : List.of(path, OF_AN_EDITION + path)) {
                entered(router, address).handler(context -> shell(context, path, headers));
            }
        }
    }

    /** Adds a route ahead of which the edition of its address is found. */
    private Route entered(Router router, String address) {
        return GetRoute.add(router, address)
                .handler(address.startsWith(OF_AN_EDITION) ? editions::enterNamed : editions::enterCurrent);
    }

    /**
     * Redirects an address of a page that is written otherwise, such as with a slash at its end, to the plain one: the
     * scripts of a page know which page they are by its address, and its links are relative to it.
     */
    private void redirectToPlainAddress(RoutingContext context) {
        Optional<String> plain = plainAddress(context.request().path(), context.normalizedPath(), editions::has);
        if (plain.isEmpty()) {
            context.next();
        } else {
            Redirect.to(context, assets.base().of(plain.get()));
        }
    }

    /**
     * The plain address of a page that was written otherwise; empty where it is plain already, or of no page. It always
     * begins with one slash and a name, or is the slash alone: so it cannot lead to another server. That of the timeline
     * of an edition is the one that ends with a slash.
     *
     * @param path the path as it was asked for
     * @param normalized the path normalized as RFC 3986, section 6.2.2, has it, and each run of slashes as one
     * @param isEdition whether there is an edition of that name
     */
    static Optional<String> plainAddress(@Nullable String path, String normalized, Predicate<String> isEdition) {
        String bare = normalized.replaceFirst("/+$", "");
        return pageAt(bare.isEmpty() ? Assets.SHELL : bare, isEdition).filter(plain -> !plain.equals(path));
    }

    private static Optional<String> pageAt(String bare, Predicate<String> isEdition) {
        Matcher named = NAMED.matcher(bare);
        if (isOfAnEdition(bare)
                || OF_NO_EDITION.contains(bare)
                || bare.equals(Assets.EXAMPLE)
                || INVITATION.matcher(bare).matches()) {
            return Optional.of(bare);
        }
        if (!named.matches() || !isEdition.test(named.group(1))) {
            return Optional.empty();
        }
        @Nullable String page = named.group(2);
        return page == null
                ? Optional.of(bare + Assets.SHELL)
                : Optional.of(bare).filter(_ -> isOfAnEdition(page));
    }

    private static boolean isOfAnEdition(String page) {
        return IN_FRAMES.contains(page) || SIGNED_IN.contains(page);
    }

    private static void file(RoutingContext context, Asset asset, boolean isPart) {
        boolean isHashed =
                isPart || Assets.query(asset).equals(context.request().query());
        asset.answer(context, isHashed ? FOR_GOOD : Negotiation.REVALIDATED);
    }

    private void shell(RoutingContext context, String page, Consumer<RoutingContext> headers) {
        headers.accept(context);
        if (!WITHOUT_OTHER_PAGES.contains(page)) {
            context.response().putHeader("Link", preloads);
        }
        shell.answer(context, editions.shown(context));
    }

    private void manifest(RoutingContext context) {
        String text = Manifest.of(assets.manifestTemplate(), editions.shown(context));
        answer(context, "application/manifest+json", text);
    }

    private void example(RoutingContext context) {
        answer(
                context,
                "text/html;charset=utf-8",
                assets.example(editions.shown(context).idOrNothing()));
    }

    private void answer(RoutingContext context, String type, String content) {
        filled.get(content, text -> Asset.of(type, text.getBytes(StandardCharsets.UTF_8)))
                .answer(context, Negotiation.REVALIDATED);
    }
}
