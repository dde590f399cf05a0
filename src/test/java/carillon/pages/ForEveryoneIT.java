package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages shut nobody out: what a program can tell of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForEveryoneIT {
    private static final double LARGE_TARGET_PIXELS = 44;
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private Browser browser;
    private SaturdayEvening evening;
    private Axe axe;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        browser = Browser.open();
        evening = new SaturdayEvening(browser, data);
        axe = new Axe();
    }

    @AfterAll
    void close() throws Exception {
        if (evening != null) {
            evening.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "ar-TN"})
    void noPageHasABarrierOnAnyScreenInAnyLight(String language) {
        List<String> barriers = new ArrayList<>();
        try (BrowserContext person = evening.coordinator(1366, 768, language)) {
            Page page = person.newPage();
            for (EveryPage one : EveryPage.values()) {
                one.open(page, evening.address());
                for (int width : new int[] {1366, 390}) {
                    page.setViewportSize(width, 800);
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        SaturdayEvening.dress(page, scheme);
                        axe.violations(page)
                                .forEach(violation ->
                                        barriers.add("%s %d %s: %s".formatted(one, width, scheme, violation)));
                    }
                }
            }
        }

        assertThat(barriers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noPageScrollsSidewaysOnASmallPhoneOrMagnifiedTwice(EveryPage one) {
        try (BrowserContext person = evening.coordinator(320, 640, "fr-FR")) {
            Page page = person.newPage();
            one.open(page, evening.address());
            assertThat(page.evaluate(WIDER_THAN_THE_SCREEN)).as("320 px").isEqualTo(0);

            page.setViewportSize(640, 360);
            assertThat(page.evaluate(WIDER_THAN_THE_SCREEN))
                    .as("a laptop at 200 %")
                    .isEqualTo(0);

            page.setViewportSize(1280, 720);
            page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
            assertThat(page.evaluate(WIDER_THAN_THE_SCREEN))
                    .as("letters twice as large")
                    .isEqualTo(0);
        }
    }

    @Test
    void everythingOnTheDeskIsLargeEnoughForAThumb() {
        try (BrowserContext person = evening.coordinator(390, 844, "fr-FR")) {
            Page page = person.newPage();
            EveryPage.DESK.open(page, evening.address());

            Object small = page.locator("main button, main input, main select, main textarea")
                    .evaluateAll("""
                    (all, least) => all.map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
                      .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < least)
                      .map(([html, { width, height }]) => `${width} × ${height}: ${html}`)
                    """, LARGE_TARGET_PIXELS);

            assertThat((List<?>) small).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingMovesForWhoeverAskedForLessMotion(EveryPage one) {
        try (BrowserContext person = evening.coordinator(1366, 768, "fr-FR")) {
            Page page = person.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            one.open(page, evening.address());

            assertThat(page.evaluate("""
                    () => document.getAnimations().filter((one) => one.playState === 'running'
                      && one.effect.getComputedTiming().duration > 1).length""")).isEqualTo(0);
        }
    }

    @Test
    void whatHappensTogetherIsToldTogetherAndTimeIsNeverTold() throws Exception {
        try (BrowserContext person = evening.coordinator(1366, 768, "fr-FR")) {
            Page page = person.newPage();
            EveryPage.TIMELINE.open(page, evening.address());
            page.evaluate("""
                    () => {
                      globalThis.told = [];
                      const region = document.querySelector('live-region');
                      new MutationObserver(() => told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
                    }
                    """);
            String clock = page.locator(".clock").innerText();

            evening.say("{\"type\":\"city.opened\",\"city\":\"lille\"}");
            evening.say("{\"type\":\"note\",\"city\":\"lille\",\"text\":\"Bonjour à tous\"}");

            assertThat(page.locator("live-region")).hasText("Lille : Bonjour à tous. Et 1 autre nouvelle.");
            assertThat(page.locator("live-region")).hasAttribute("aria-live", "polite");
            assertThat(page.locator(".clock")).not().hasText(clock);
            assertThat(page.evaluate("() => told.length")).isEqualTo(1);
        }
    }
}
