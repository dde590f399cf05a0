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
        LinkPreview preview = edition.preview();
        return FilledFiles.fill(
                assets.shellTemplate(),
                Map.of(
                        "LANGUAGE", preview.language().tag(),
                        "DIRECTION", preview.language().direction(),
                        "WORDS", assets.catalogue(preview.language()),
                        "TITLE", Html.escaped(preview.title()),
                        "SENTENCE", Html.escaped(preview.sentence()),
                        "EDITION", edition.idOrNothing(),
                        "OTHERS", edition.hasOthers() ? "yes" : "",
                        "LANGUAGES", edition.tags(),
                        "HOME", edition.home(),
                        "TIMELINE", edition.id().isEmpty() ? "" : timeline(edition)));
    }

    /** Asks for the document beside the scripts. */
    private String timeline(ShownEdition edition) {
        return "<link rel=\"preload\" href=\"%s\" as=\"fetch\" crossorigin>"
                .formatted(assets.base().of(ApiPaths.ROOT + "/editions/" + edition.idOrNothing() + "/timeline"));
    }
}
