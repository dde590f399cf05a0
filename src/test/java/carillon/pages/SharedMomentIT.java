package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Saturday evening from 17:40 to 18:05 in a minute: seven cities that play their parts, a coordinator,
 * a timeline, and two walls far away whose clocks are minutes off. Where a strike was apart on a machine that stood
 * still itself, which an empty page sees, nothing is known, and the evening is played again.
 */
@WithBrowser
@Tag("alone")
class SharedMomentIT {
    /** The moment lasts a sixth as long here, for its end is waited for. */
    private static final Path WEEKEND = Path.of("config", "nuit-du-code-citoyen-2017.yaml");

    private static final int SPEED = 30;
    private static final double TOGETHER_MILLIS = 100;
    private static final double STOOD_STILL_MILLIS = 30;
    private static final int MOST_EVENINGS = 3;
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    /** Runs ahead of the page: its clock goes wrong by so much, and it notes the true instant at which it shows the strike, or whose turn it is. */
    private static final String WRONG_CLOCK = """
            const off = %d, Right = Date;
            globalThis.Date = class extends Right {
                constructor(...given) { if (given.length === 0) super(Right.now() + off); else super(...given); }
                static now() { return Right.now() + off; }
            };
            new MutationObserver(() => {
                if (globalThis.struckAt === undefined && document.querySelector('section.live, section.on-air') !== null) {
                    globalThis.struckAt = Right.now();
                }
            }).observe(document, { subtree: true, childList: true, attributes: true });
            """;

    /** Notes on an empty page, which has nothing else to do, how long the machine kept it waiting, and until when. */
    private static final String IDLE = """
            () => {
                globalThis.waits = [];
                let due = Date.now() + 10;
                setInterval(() => {
                    waits.push({ until: Date.now(), millis: Date.now() - due });
                    due = Date.now() + 10;
                }, 10);
            }
            """;

    private static final String LONGEST_WAIT = """
            ([from, to]) => Math.max(...waits.filter(({ until, millis }) => until > from && until - millis < to).map(({ millis }) => millis))
            """;

    private final Browser browser;
    private int port;
    private Path edition;

    SharedMomentIT(Browser browser) {
        this.browser = browser;
    }

    /** Within how many milliseconds all pages showed the strike, and for how long at once the machine let nobody do anything then. */
    private record Strike(double within, double stoodStill) {}

    @Test
    void theWholeOfSaturdayEvening(@TempDir Path data) throws Exception {
        edition = Files.writeString(
                data.resolve("edition.yaml"), Files.readString(WEEKEND).replace("duration: PT30M", "duration: PT5M"));
        Strike strike = evening(data.resolve("first"));
        for (int played = 1;
                played < MOST_EVENINGS && strike.within() > TOGETHER_MILLIS && strike.stoodStill() > STOOD_STILL_MILLIS;
                played++) {
            strike = evening(data.resolve("again" + played));
        }
        assertThat(strike.within()).isLessThanOrEqualTo(TOGETHER_MILLIS);
    }

    private Strike evening(Path data) throws Exception {
        port = RunningServer.freePort();
        try (RunningServer server = RunningServer.rehearses(
                        data,
                        port,
                        "2017-03-04T17:40:00+01:00",
                        "--edition",
                        edition.toString(),
                        "--speed",
                        Integer.toString(SPEED),
                        "--simulate");
                FarAway lyonsNetwork = new FarAway(port, 1);
                FarAway tunisNetwork = new FarAway(port, 2)) {
            Page control = page(0, port, "/");
            Browser.join(control, server.coordinatorLink().replaceFirst("localhost:[0-9]+", "localhost:" + port));
            control.waitForURL(Pattern.compile(".*/control"));
            Page timeline = page(-90_000, port, "/");
            Page lyon = page(240_000, lyonsNetwork.port(), "/wall?city=lyon");
            Page tunis = page(-180_000, tunisNetwork.port(), "/wall?city=tunis");
            Page idle = browser.person(100, 100, "fr-FR").newPage();
            idle.evaluate(IDLE);

            aCoordinatorHoldsAndReleases(control, lyon);
            aCityIsLateAndAnotherSaysNo(timeline, tunis);
            Strike strike = allStrike(List.of(control, timeline, lyon, tunis), idle);
            itEndsByItself(List.of(timeline, control));
            return strike;
        } finally {
            browser.closePages();
        }
    }

    private void aCoordinatorHoldsAndReleases(Page control, Page wall) {
        control.getByLabel("Raison").fill("Lyon cherche un câble");
        button(control, "Mettre en attente").click();
        assertThat(wall.locator(".hold")).containsText("Lyon cherche un câble");
        assertThat(control.locator(".countdown.still")).isVisible();
        assertThat(control.locator(".posts li").first()).containsText("a été mis en attente");
        button(control, "Reprendre").click();
        assertThat(wall.locator(".hold")).hasCount(0);
        assertThat(control.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    private void aCityIsLateAndAnotherSaysNo(Page timeline, Page wall) {
        assertThat(timeline.locator(".face", hasText("en retard")).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(wall.locator(".face.no")).containsText("vidéoprojecteur", PATIENTLY);
    }

    private Strike allStrike(List<Page> pages, Page idle) {
        List<Double> struck = pages.stream()
                .map(page -> {
                    page.waitForFunction("() => globalThis.struckAt !== undefined", null, patiently());
                    return ((Number) page.evaluate("() => globalThis.struckAt")).doubleValue();
                })
                .toList();
        double first = struck.stream().mapToDouble(instant -> instant).min().orElseThrow();
        double last = struck.stream().mapToDouble(instant -> instant).max().orElseThrow();
        double stoodStill = ((Number) idle.evaluate(LONGEST_WAIT, List.of(first - 200, last + 10))).doubleValue();
        System.out.printf(
                "struck within %.0f ms of each other, on a machine that stood still for %.0f: %s%n",
                last - first,
                stoodStill,
                struck.stream().map(instant -> Math.round(instant - first)).toList());
        return new Strike(last - first, stoodStill);
    }

    private void itEndsByItself(List<Page> pages) {
        for (Page page : pages) {
            assertThat(page.locator(".rendezvous .moment")).containsText("terminé", PATIENTLY);
        }
    }

    private Page page(long clockIsOffBy, int atPort, String path) {
        BrowserContext person = browser.person(1280, 720, "fr-FR");
        person.addInitScript(WRONG_CLOCK.formatted(clockIsOffBy));
        Page page = person.newPage();
        page.navigate("http://localhost:" + atPort + path);
        return page;
    }

    private static Page.WaitForFunctionOptions patiently() {
        return new Page.WaitForFunctionOptions().setTimeout(90_000);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
