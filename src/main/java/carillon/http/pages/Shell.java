package carillon.http.pages;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell, the one file behind all pages, with what a link to it shows filled in. To be used by one event loop.
 *
 * <p>Its entity tag begins with the hash of the shell as it is without that: the service worker knows by it which files the
 * shell loads, whatever is on.
 */
final class Shell {
    /** In each language, and what was on just before. */
    private static final int MOST_KEPT = 12;

    private static final String VARY = Negotiation.ONLY_CODING + ", Accept-Language";
    private static final Pattern PLACE = Pattern.compile("%([A-Z]+)%");

    private final Assets assets;
    private final String template;
    private final String version;
    private final Map<String, Asset> filled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asset> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Shell(Assets assets) {
        this.assets = assets;
        this.template = assets.shellTemplate();
        this.version = assets.at(Assets.SHELL).hash();
    }

    /** Answers with the shell. */
    void answer(RoutingContext context, LinkPreview preview) {
        String html = fill(template, preview, assets.catalogue(preview.language()));
        context.response().putHeader("Content-Language", preview.language().tag());
        filled.computeIfAbsent(html, this::asset).answer(context, Negotiation.REVALIDATED, VARY);
    }

    private Asset asset(String html) {
        return Asset.of("text/html;charset=utf-8", version, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Fills the places of the template, in one go: what people wrote is not filled in once more. */
    static String fill(String template, LinkPreview preview, String catalogue) {
        Map<String, String> words = Map.of(
                "LANGUAGE", preview.language().tag(),
                "DIRECTION", preview.language().direction(),
                "WORDS", catalogue,
                "TITLE", Html.escaped(preview.title()),
                "SENTENCE", Html.escaped(preview.sentence()));
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(words.getOrDefault(place.group(1), place.group())));
    }
}
