package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.PHONE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Who speaks in the shared moment, and who is next, on every screen, without a barrier for anybody: six times as fast as on
 * Saturday evening.
 */
@WithBrowser
@WithServer(
        clock = "2017-03-04T18:01:00+01:00",
        options = {"--speed", "6"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnsOnScreensIT {
    private static final Pattern A_CLOCK = Pattern.compile("0\\d:\\d\\d");
    private static final String AT_ONCE = "tout de suite";

    /** Notes what a page shows first of its call, and when it first names Tunis as the one that speaks, by the true time. */
    private static final String WATCH = """
            new MutationObserver(() => {
                const call = document.querySelector('.on-air.called .big');
                if (call !== null) globalThis.firstCall ??= call.innerText;
                const speaks = document.querySelector('#speaks')?.innerText === 'Tunis'
                    || location.search === '?city=tunis' && document.querySelector('.on-air.mine') !== null;
                if (speaks) globalThis.changedAt ??= performance.timeOrigin + performance.now();
            }).observe(document, { subtree: true, childList: true, characterData: true });
            """;

    private static final String ELSEWHERE = """
            <!doctype html><html lang="fr"><title>.</title><script src="/carillon.js"></script>
            <main><h1>Ailleurs</h1><carillon-live show="countdown"></carillon-live></main>
            """;

    private final Browser browser;
    private final RunningServer server;
    private final Program program;
    private final Team team;

    TurnsOnScreensIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
        this.team = new Team(server);
    }

    @BeforeAll
    void begin() throws Exception {
        program.decides("{'type':'milestone.started','milestone':'meetup-video'}");
    }

    /** Lyon speaks for two minutes and Tunis for five; Paris shows a project with a title of its own. */
    @BeforeEach
    void setTheTurns() throws Exception {
        program.decides("{'type':'turns.set','milestone':'meetup-video','turns':["
                + "{'id':'l','city':'lyon','title':'Le potager','minutes':2},"
                + "{'id':'t','city':'tunis','minutes':5},"
                + "{'id':'p','city':'paris','title':'La carte des cantines','minutes':4}]}");
    }

    @AfterEach
    void takeThemAway() throws Exception {
        browser.closePages();
        program.decides("{'type':'milestone.postponed','milestone':'meetup-video','to':'2017-03-04T21:00:00+01:00'}");
        program.decides("{'type':'milestone.started','milestone':'meetup-video'}");
    }

    @Test
    void theWallOfWhoSpeaksCountsDownFromCalmToWarningToOver() throws Exception {
        Page wall = wall("?city=lyon");
        says("turn.started", "l");

        assertThat(wall.locator(".on-air.mine.calm .state")).hasText("● À vous");
        assertThat(wall.locator(".on-air h2")).hasText("Le potager");
        assertThat(wall.locator(".then")).containsText("Tunis");
        assertThat(wall.locator(".big")).hasText(A_CLOCK);
        assertThat(wall.locator(".big span").boundingBox().height / 1080).isGreaterThan(1 / 3.0);
        for (String part : List.of(".big span", ".state", ".on-air h2", ".then")) {
            assertThat(TenMetres.minutes(capitalsOf(wall.locator(part).first()), 1920))
                    .as(part)
                    .isGreaterThanOrEqualTo(TenMetres.READ_WITH_EASE_MINUTES);
        }
        assertThat(wall.locator(".on-air.mine.warning .state")).hasText("▲ Concluez");
        assertThat(wall.locator(".on-air.mine.over .state")).hasText("■ Temps dépassé");
        assertThat(wall.locator(".big")).hasText(Pattern.compile("\\+00:\\d\\d"));
        assertThat(barriers(wall, LAPTOP, Light.DARK, Light.FORCED_DARK)).isEmpty();
    }

    @Test
    void theNextCityIsCalledAheadOfItsTurnAndAtOnceWhereOneIsSkipped() throws Exception {
        Page tunis = wall("?city=tunis");
        Page paris = wall("?city=paris");
        says("turn.prolonged", "l", ",'minutes':1");
        says("turn.started", "l");

        assertThat(tunis.locator(".on-air.others h2")).hasText("Lyon");
        assertThat(tunis.locator(".on-air.called .state")).hasText("▶ Vous êtes les suivants, dans");
        assertThat((String) tunis.evaluate("() => globalThis.firstCall")).matches("0(2:00|1:[345]\\d)");
        assertThat(paris.locator(".on-air.called")).hasCount(0);

        says("turn.skipped", "l");
        assertThat(tunis.locator(".on-air.called .big")).hasText(AT_ONCE);
        says("turn.skipped", "t");
        assertThat(paris.locator(".on-air.called .big")).hasText(AT_ONCE);
        assertThat(tunis.locator(".on-air.others")).isVisible();
        assertThat(barriers(paris, LAPTOP, Light.DARK, Light.FORCED_DARK)).isEmpty();
    }

    @Test
    void everyWallChangesToWhoSpeaksNextWithTheSameMessage() throws Exception {
        List<Page> walls = Stream.of("?city=lyon", "?city=tunis", "?city=paris", "")
                .map(this::wall)
                .toList();
        says("turn.started", "l");
        assertThat(walls.getLast().locator("#speaks")).hasText("Lyon");
        assertThat(walls.getLast().locator(".queue li")).hasCount(2);
        assertThat(walls.getLast().locator(".queue li").first()).containsText("Tunis");

        says("turn.started", "t");
        List<Double> changed = walls.stream()
                .map(wall -> {
                    wall.waitForFunction("() => globalThis.changedAt !== undefined");
                    return ((Number) wall.evaluate("() => globalThis.changedAt")).doubleValue();
                })
                .toList();
        System.out.printf(
                "%d walls changed speaker within %.0f ms of each other%n",
                walls.size(),
                changed.stream().mapToDouble(at -> at).max().orElseThrow()
                        - changed.stream().mapToDouble(at -> at).min().orElseThrow());
        assertThat(walls.getFirst().locator("#speaks")).hasText("Tunis");
        assertThat(walls.get(1).locator(".on-air.mine.calm h2")).hasText("Tunis");
        for (Page wall : walls.subList(0, 2)) {
            assertThat(barriers(wall, LAPTOP, Light.DARK, Light.FORCED_DARK)).isEmpty();
        }
    }

    @Test
    void theDeskOfWhoIsNextRingsAndAnswersInOneTap() throws Exception {
        Page desk = team.organizer("tunis", browser.thumb(390, 844, "fr-FR"), "/desk");
        assertThat(desk.locator(".moment-band")).isVisible();
        assertThat(desk.locator(".called-to-speak")).hasCount(0);
        says("turn.started", "l");
        says("turn.finished", "l");

        Locator called = desk.locator(".called-to-speak");
        assertThat(called.locator("h2")).hasText("Vous êtes les suivants : prêts ?");
        desk.waitForFunction("() => document.documentElement.dataset.rang === 'next'");
        assertThat(desk).hasTitle(Pattern.compile("🔔 Vous êtes les suivants.*"));
        called.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Oui"))
                .tap();
        assertThat(called.locator("[aria-pressed=true]")).containsText("Oui");
        desk.waitForCondition(() -> "yes".equals(readyOf("tunis")));
        assertThat(barriers(desk, PHONE, Light.LIGHT, Light.DARK)).isEmpty();
        assertThat(Barriers.tooSmall(desk)).isEmpty();
    }

    @Test
    void beforeTheCameraStandsTheTimeAndWhatCoordinationSaysToThisCityAlone() throws Exception {
        BrowserContext person = browser.person(1280, 720, "fr-FR");
        Page stage = person.newPage();
        stage.navigate(server.at("/stage?city=tunis").toString());
        says("turn.started", "l");
        program.decides("{'type':'announcement','text':'Le dîner est servi'}");
        program.decides("{'type':'announcement','text':'Plus près du micro','cities':['tunis']}");

        assertThat(stage.locator(".messages li")).hasCount(1);
        assertThat(stage.locator(".messages li")).containsText("Plus près du micro");
        assertThat(stage.locator(".messages")).containsText("publics");
        assertThat(stage.locator(".on-air.called")).isVisible();
        program.decides("{'type':'announcement','text':'La lumière de gauche','cities':['tunis']}");
        assertThat(stage.locator(".messages li")).hasCount(2);
        stage.setViewportSize(360, 640);
        assertThat(stage.locator(".messages li").last())
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        says("turn.started", "t");
        assertThat(stage.locator(".on-air.mine.calm .big")).hasText(A_CLOCK);
        assertThat(stage.locator(".on-air.mine .then")).containsText("La carte des cantines");
        assertThat(barriers(stage, LAPTOP, Light.LIGHT, Light.DARK)).isEmpty();
        assertThat(barriers(stage, PHONE, Light.DARK, Light.FORCED_DARK)).isEmpty();

        stage.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        person.setOffline(true);
        String left = stage.locator(".big").innerText();
        assertThat(stage.locator(".big")).not().hasText(left);
        stage.reload();
        assertThat(stage.locator("h1")).containsText("Tunis");
        assertThat(stage.locator(".messages")).containsText("publics");
    }

    @Test
    void thoseAtHomeReadWhoSpeaksAndWhoIsNext() throws Exception {
        Page timeline = browser.person(360, 740, "fr-FR").newPage();
        timeline.navigate(server.at("/").toString());
        Page elsewhere = browser.person(1280, 720, "fr-FR").newPage();
        elsewhere.route(
                "**/ailleurs",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody(ELSEWHERE)));
        elsewhere.navigate(server.at("/ailleurs").toString());
        says("turn.started", "l");

        String said = "La parole est à Lyon · Le potager · 0[012]:\\d\\d · ensuite Tunis";
        assertThat(timeline.locator(".speaking")).hasText(Pattern.compile(said));
        assertThat(elsewhere.locator("carillon-live")).containsText(Pattern.compile(said));
        assertThat(barriers(timeline, PHONE, Light.LIGHT, Light.DARK)).isEmpty();
        assertThat(barriers(elsewhere, LAPTOP, Light.LIGHT, Light.DARK)).isEmpty();
    }

    private static List<String> barriers(Page page, int width, Light first, Light... more) {
        return Barriers.barriers(page.url(), page, width, EnumSet.of(first, more));
    }

    private Page wall(String query) {
        BrowserContext person = browser.person(1920, 1080, "fr-FR");
        person.addInitScript(WATCH);
        Page wall = person.newPage();
        wall.navigate(server.at("/wall" + query).toString());
        assertThat(wall.locator(".hall header")).isVisible();
        return wall;
    }

    private void says(String type, String turn, String... more) throws Exception {
        program.decides(
                "{'type':'%s','milestone':'meetup-video','turn':'%s'%s}".formatted(type, turn, String.join("", more)));
    }

    private String readyOf(String city) {
        try {
            return program.timeline()
                    .at("/timeline/milestones/meetup-video/cities/" + city + "/ready")
                    .asText();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How high the capitals of a text are, in pixels, as its font says. */
    private static double capitalsOf(Locator text) {
        return ((Number) text.evaluate("""
                (text) => {
                    const { fontWeight, fontSize, fontFamily } = getComputedStyle(text);
                    const pen = document.createElement('canvas').getContext('2d');
                    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
                    return pen.measureText('H').actualBoundingBoxAscent;
                }
                """)).doubleValue();
    }
}
