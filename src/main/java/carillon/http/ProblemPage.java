package carillon.http;

import carillon.edition.Language;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person sees in place of a problem for programs: the same sentence on a page that runs nothing, and a way to the timeline. */
final class ProblemPage {
    private static final String TEMPLATE = "problem.html";
    private static final Pattern PLACE = Pattern.compile("%([A-Z]+)%");

    /** The language that a link of the pages names, as the pages read it: by its first subtag, whole. */
    private static final Pattern LANGUAGE = Pattern.compile("(?:^|&)lang=([A-Za-z]{1,8})(?=[-_&]|$)");

    private final String template;
    private final String home;

    /** @param assets have the style sheets that it loads, and know where the pages are */
    ProblemPage(Assets assets) {
        this.template = assets.linking(TEMPLATE, text());
        this.home = assets.base().of(Assets.SHELL);
    }

    /**
     * The page.
     *
     * @param title of the status
     * @param detail the sentence of the problem
     * @param timeline the words of the link that leads to the timeline
     */
    String html(Language language, String title, String detail, String timeline) {
        Map<String, String> words = Map.of(
                "LANGUAGE", language.tag(),
                "DIRECTION", language.direction(),
                "TITLE", escaped(title),
                "DETAIL", escaped(detail),
                "TIMELINE", escaped(timeline),
                "HOME", home);
        // In one go: what a sentence quotes from a request is not filled in once more.
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(words.getOrDefault(place.group(1), place.group())));
    }

    /** The language of whoever reads it: what their address says, as on every page, or else what their browser asks for. */
    static Language language(HttpServerRequest request, Language fallback) {
        @Nullable String query = request.query();
        Matcher named = LANGUAGE.matcher(query == null ? "" : query);
        Optional<Language> asked =
                named.find() ? Language.of(named.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
        return asked.orElseGet(() -> AcceptLanguage.best(request.getHeader("Accept-Language"), fallback));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String text() {
        try (@Nullable InputStream in = ProblemPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
