package carillon.http.pages;

import carillon.edition.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows a problem to a person: the sentence of the problem, and a link to the timeline. It runs nothing.
 */
public final class ProblemPage {
    private static final String TEMPLATE = "problem.html";
    private static final Pattern PLACE = Pattern.compile("%([A-Z]+)%");

    private final String template;
    private final String home;

    /**
     * Reads the template.
     *
     * @param assets have the style sheets that the page loads
     */
    public ProblemPage(Assets assets) {
        this.template = assets.linking(TEMPLATE, text());
        this.home = assets.base().of(Assets.SHELL);
    }

    /**
     * Writes the page.
     *
     * @param title the title of the status
     * @param detail the sentence of the problem
     * @param timeline the words of the link that leads to the timeline
     */
    public String html(Language language, String title, String detail, String timeline) {
        Map<String, String> words = Map.of(
                "LANGUAGE", language.tag(),
                "DIRECTION", language.direction(),
                "TITLE", Html.escaped(title),
                "DETAIL", Html.escaped(detail),
                "TIMELINE", Html.escaped(timeline),
                "HOME", home);
        // In one go: what a sentence quotes from a request is not filled in once more.
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(words.getOrDefault(place.group(1), place.group())));
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
