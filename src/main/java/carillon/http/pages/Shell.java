package carillon.http.pages;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The shell, the one file behind all pages, with the edition that they show and what a link to it says filled in. To be used by one
 * event loop.
 *
 * <p>Its entity tag begins with the hash of the shell as it is without that: the service worker knows by it which files the
 * shell loads, whatever is on, in whichever edition.
 */
final class Shell {
    private static final String VARY = Negotiation.ONLY_CODING + ", Accept-Language";

    private final Assets assets;
    private final FilledFiles filled = new FilledFiles();

    Shell(Assets assets) {
        this.assets = assets;
    }

    /** Answers with the shell. */
    void answer(RoutingContext context, ShownEdition edition) {
        context.response()
                .putHeader("Content-Language", edition.preview().language().tag());
        filled.get(html(edition), this::asset).answer(context, Negotiation.REVALIDATED, VARY);
    }

    private Asset asset(String html) {
        return Asset.of("text/html;charset=utf-8", assets.shellHash(), html.getBytes(StandardCharsets.UTF_8));
    }

    String html(ShownEdition edition) {
        String timeline = ApiPaths.ROOT + "/editions/" + edition.idOrNothing() + "/timeline";
        return filled(
                assets,
                edition,
                manifest(edition),
                edition.id().isEmpty() ? "" : preloaded(assets.base().of(timeline)));
    }

    /**
     * Fills the shell in.
     *
     * @param head what it has beside what all shells have
     * @param timeline what asks for the document; empty where there is none
     */
    static String filled(Assets assets, ShownEdition edition, String head, String timeline) {
        LinkPreview preview = edition.preview();
        return FilledFiles.fill(
                assets.shellTemplate(),
                Map.ofEntries(
                        Map.entry("LANGUAGE", preview.language().tag()),
                        Map.entry("DIRECTION", preview.language().direction()),
                        Map.entry("WORDS", assets.catalogue(preview.language())),
                        Map.entry("TITLE", Html.escaped(preview.title())),
                        Map.entry("SENTENCE", Html.escaped(preview.sentence())),
                        Map.entry("EDITION", edition.idOrNothing()),
                        Map.entry("OTHERS", edition.hasOthers() ? "yes" : ""),
                        Map.entry("LANGUAGES", edition.tags()),
                        Map.entry("HOME", edition.home()),
                        Map.entry("HEAD", head),
                        Map.entry("TIMELINE", timeline)));
    }

    /** Lets a phone install the desk. */
    private String manifest(ShownEdition edition) {
        return "<link rel=\"manifest\" href=\"%s\" crossorigin=\"use-credentials\">"
                .formatted(assets.base().of(edition.home() + Assets.MANIFEST));
    }

    /** Asks for the document at an address beside the scripts. */
    static String preloaded(String address) {
        return "<link rel=\"preload\" href=\"%s\" as=\"fetch\" crossorigin>".formatted(address);
    }
}
