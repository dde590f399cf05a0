package carillon.pages;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What keeps people out of a page as it stands: one line for each place, and what it looks like there. */
final class Barriers {
    static final int LAPTOP = 1366;
    static final int PHONE = 390;
    private static final int HEIGHT = 800;
    private static final double LARGE_TARGET_PIXELS = 44;

    private Barriers() {}

    /** What is in the way as a page stands now, in the lights that differ most, and for a thumb. */
    static List<String> barriers(Object what, Page page) {
        List<String> barriers = new ArrayList<>();
        barriers.addAll(barriers(what, page, LAPTOP, EnumSet.of(Light.LIGHT, Light.FORCED_DARK)));
        barriers.addAll(barriers(what, page, PHONE, EnumSet.of(Light.DARK)));
        tooSmall(page).forEach(small -> barriers.add("%s: %s".formatted(what, small)));
        return barriers;
    }

    static List<String> barriers(Object what, Page page, int width, Set<Light> lights) {
        List<String> barriers = new ArrayList<>();
        page.setViewportSize(width, HEIGHT);
        if (page.locator(".dock").count() > 0) {
            page.setViewportSize(width, wholeHeight(page));
        }
        boolean first = true;
        for (Light light : lights) {
            light.fallOn(page);
            // In other colours nothing but colours is another: half of the work.
            List<String> violations = first ? Axe.violations(page) : Axe.violationsOfColours(page);
            violations.forEach(violation -> barriers.add("%s %d %s: %s".formatted(what, width, light, violation)));
            first = false;
        }
        return barriers;
    }

    /**
     * The dock of a desk lies over what is being scrolled past, which can be scrolled out of there: so the desk is looked at as a
     * whole, where nothing lies over anything unless it always does.
     */
    private static int wholeHeight(Page page) {
        return Math.max(HEIGHT, ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue());
    }

    static List<?> tooSmall(Page page) {
        return (List<?>) page.locator("a, button, input, select, textarea").evaluateAll("""
                (all, least) => all.map((one) => [one.outerHTML.slice(0, 80), (one.type === 'checkbox' ? one.closest('label') : one).getBoundingClientRect()])
                  .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < least)
                  .map(([html, { width, height }]) => `${width} × ${height}: ${html}`)
                """, LARGE_TARGET_PIXELS);
    }
}
