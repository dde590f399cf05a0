package carillon.pages;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Finds what keeps people out of a page, by the rules of WCAG 2.2 up to AA that a program can judge. */
final class Axe {
    private static final List<String> ALL = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** The rules that look at colours. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final String RUN = """
            async (rules) => {
              // A colour on its way to another one is neither.
              await new Promise(requestAnimationFrame);
              await Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity)
                .map((one) => one.finished.catch(() => undefined)));
              const { violations } = await axe.run(document, {
                runOnly: rules,
                ...(rules.includes('wcag22aa') && { rules: { 'target-size': { enabled: true } } }),
                resultTypes: ['violations'],
                // Saves a sixth: only what judges sound files, of which there are none, and turned screens, which is not asked for, needs it.
                preload: false,
              });
              return violations.flatMap(({ id, nodes }) => nodes.map((node) =>
                `${id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`));
            }
            """;

    /**
     * Chromium draws forced colours and says so of a text's colour, but not of what fills its letters, which axe asks for. No page fills
     * them with anything else.
     */
    private static final String ASK_WHAT_IS_DRAWN = """
            () => {
              const ask = CSSStyleDeclaration.prototype.getPropertyValue;
              CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
                return ask.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
              };
            }
            """;

    private static final String SOURCE = source();

    private Axe() {}

    private static String source() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(script, "axe-core is on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a page as it stands now, one line for each place. */
    static List<String> violations(Page page) {
        return run(page, ALL);
    }

    /** What is wrong with the colours of a page, of which the rest was looked at in other colours. */
    static List<String> violationsOfColours(Page page) {
        return run(page, OF_COLOURS);
    }

    @SuppressWarnings("unchecked") // A list of strings is what the script gives.
    private static List<String> run(Page page, List<String> rules) {
        if (!(boolean) page.evaluate("() => globalThis.axe !== undefined")) {
            page.evaluate(SOURCE);
            page.evaluate(ASK_WHAT_IS_DRAWN);
        }
        return (List<String>) page.evaluate(RUN, rules);
    }
}
