package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hall sees and hears of the shared moment. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallIT {
    private static final String STARTED = "{\"type\":\"slot.started\",\"city\":\"lille\",\"slot\":\"travail\","
            + "\"observedAt\":\"2017-03-04T15:45:00Z\"}";

    /** Notes what a bell does: how often it shakes the phone, and how many tones it has. */
    private static final String LISTEN = """
            globalThis.shaken = [];
            globalThis.tones = [];
            let sounding = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (when) { sounding++; start.call(this, when); };
            navigator.vibrate = (pattern) => {
              globalThis.shaken.push(pattern.length);
              globalThis.tones.push(sounding);
              sounding = 0;
              return true;
            };
            """;

    private static final String READY =
            "{\"type\":\"ready\",\"city\":\"%s\",\"milestone\":\"meetup-video\",\"ready\":\"yes\"}";

    /** In July the clocks of Tunis are an hour behind those of Paris. */
    private static final String SUMMER = """
            edition: ete
            title: Été
            timezone: Europe/Paris
            from: 2017-07-01
            to: 2017-07-01
            languages: [fr]
            milestones:
              appel:
                title: { fr: Appel }
                at: 2017-07-01T18:00:00+02:00
                duration: PT30M
                cities: all
            cities:
              lyon: { name: Lyon, venue: Salle, timezone: Europe/Paris, programme: [{ milestone: appel }] }
              tunis: { name: Tunis, venue: Salle, timezone: Africa/Tunis, programme: [{ milestone: appel }] }
              paris: { name: Paris, venue: Salle, timezone: Europe/Paris, programme: [{ milestone: appel }] }
            """;

    /** Notes what the page asks the browser to keep awake. */
    private static final String KEEP_AWAKE = """
            globalThis.awake = [];
            const request = (what) => Promise.resolve(globalThis.awake.push(what));
            Object.defineProperty(navigator, 'wakeLock', { value: { request } });
            """;

    /** Runs ahead of the page: on its device a minute has just begun, and its clock can be put forward. */
    private static final String CLOCK_TO_SET = """
            const right = Date.now;
            globalThis.ahead = -right() % 60_000;
            Date.now = () => right() + globalThis.ahead;
            """;

    /** By how many pixels the picture is moved. */
    private static final String SHIFT = "() => parseFloat(document.querySelector('.hall').style.translate)";

    private static final String STATE_AS_THE_SERVER_SAID = """
            () => document.querySelector('wall-page').feed.view.timeline.milestones['meetup-video'].state
            """;

    /** What the browser shows beside the pages, of which a page that is in sight has no need. */
    private static final String NOTIFIED = """
            async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications()).map(({ body }) => body)
            """;

    private static final List<List<Integer>> SCREENS = List.of(
            List.of(1920, 1080), List.of(1366, 768), List.of(1280, 720), List.of(1280, 600), List.of(1024, 768));

    /** A hand that is not still and a lens that is not sharp cost some of what a perfect camera would read from. */
    private static final double BACK_OF_THE_HALL_METRES = 15;

    private final Browser browser;

    WallIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void aWallThatLosesItsNetworkCountsOnAndSaysSinceWhenItIsAlone(@TempDir Path data) throws Exception {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator("h1")).containsText("Lyon");
            assertThat(wall.locator(".big")).containsText(":");
            assertThat(wall.locator("figure img")).isVisible();
        }

        assertThat(wall.locator(".alone-since")).containsText("le mur compte seul");
        String counted = wall.locator(".big").innerText();
        assertThat(wall.locator(".big")).not().hasText(counted);
        assertThat((boolean) wall.evaluate("() => document.querySelector('figure img').naturalWidth > 0"))
                .isTrue();
        assertThat((boolean) wall.evaluate("() => document.querySelector('.hall').offsetHeight <= innerHeight"))
                .as("nothing scrolls")
                .isTrue();
    }

    @Test
    void phonesReadTheWayToTheRoomFromTheBackOfTheHall(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());
            wall.waitForFunction("() => document.querySelector('figure img')?.naturalWidth > 0");

            byte[] picture = wall.screenshot();

            assertThat(PhoneCamera.reads(picture, BACK_OF_THE_HALL_METRES))
                    .contains("https://appear.in/nuitcodecitoyen");
        }
    }

    @Test
    void onAScreenOfAnyShapeNothingStandsOnAnythingElse(@TempDir Path data) throws Exception {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".face")).hasCount(7);
            for (List<Integer> screen : SCREENS) {
                wall.setViewportSize(screen.getFirst(), screen.getLast());

                assertThat((boolean) wall.evaluate("""
                        () => {
                            const at = (what) => document.querySelector(what).getBoundingClientRect();
                            return at('.faces').bottom <= at('.moment').bottom && at('.moment').bottom <= at('.below').top
                                && at('.below').bottom <= at('.hall footer').top && at('.hall footer').bottom <= innerHeight;
                        }
                        """)).as("on %s", screen).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void afterMidnightItIsZeroOClockInEveryLanguage(String language, @TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-05T00:05:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall?lang=" + language).toString());

            assertThat(wall.locator("header time")).containsText(Pattern.compile("^00:0[5-9]"));
        }
    }

    @Test
    void aSlotThatOverrunsWithoutAWordMakesItsCityLate(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T18:04:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall").toString());
            var lille = wall.locator(".face", new Page.LocatorOptions().setHasText("Lille"));
            assertThat(lille).not().containsText("en retard");

            new Program(server).says(STARTED);

            assertThat(lille).containsText("arrivera 5 min en retard");
        }
    }

    @Test
    void eachBellRingsOnceAndNeverAfterTheFact(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:00:00+01:00", "--speed", "120", "--simulate")) {
            Page early = listener(server);
            early.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cloches"))
                    .click();
            Browser.outOfSight(early);
            early.waitForFunction("() => document.title.includes('C’est l’heure')");
            early.waitForFunction("() => document.querySelector('.clock').innerText > '18:10'");
            Page late = listener(server);

            assertThat(late.locator(".rendezvous .moment")).containsText("en cours");
            early.waitForCondition(
                    () -> early.locator(".rendezvous .moment").innerText().contains("terminé"));
            assertThat(early.evaluate("() => globalThis.shaken")).isEqualTo(List.of(1, 3, 5, 3));
            assertThat(early.evaluate("() => globalThis.tones")).isEqualTo(List.of(6, 12, 18, 24));
            assertThat(early.evaluate(NOTIFIED)).asString().contains("C’est l’heure");
            assertThat(late.evaluate("() => globalThis.shaken")).isEqualTo(List.of());
            assertThat(late.title()).doesNotContain("heure");
        }
    }

    @Test
    void aWallAsksToStayAwakeWheneverItComesIntoSight(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            BrowserContext hall = browser.person(1280, 720, "fr-FR");
            hall.addInitScript(KEEP_AWAKE);
            Page wall = hall.newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".hall")).isVisible();
            assertThat(wall.evaluate("() => globalThis.awake")).isEqualTo(List.of("screen"));

            Browser.outOfSight(wall);
            assertThat(wall.evaluate("() => globalThis.awake")).isEqualTo(List.of("screen"));
            Browser.inSight(wall);

            assertThat(wall.evaluate("() => globalThis.awake")).isEqualTo(List.of("screen", "screen"));
        }
    }

    @Test
    void aWallShowsNoMouseAndMovesBySomePixelsFromOneMinuteOfItsDeviceToTheNext(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T16:00:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.addInitScript(CLOCK_TO_SET);
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".hall")).hasCSS("cursor", "none");
            Object before = wall.evaluate(SHIFT);

            wall.evaluate("() => { globalThis.ahead += 60_000; }");

            wall.waitForFunction("(before) => (%s)() !== before".formatted(SHIFT), before);
            assertThat(((Number) wall.evaluate(SHIFT)).intValue()).isBetween(-6, 6);
        }
    }

    @Test
    void aWallShowsTheProgrammeOfItsOwnCityAndTheNewsOfTheOthers(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".here .title").first()).containsText("Atelier : design");
            assertThat(wall.locator(".here .title").last()).hasText("18:00 Bug swapping");

            Program program = new Program(server);
            program.noted("Nous sommes chez nous");
            program.says(STARTED);

            assertThat(wall.locator(".elsewhere")).containsText("Lille : « Travail par projet » commence");
            assertThat(wall.locator(".elsewhere")).not().containsText("Lyon");
        }
    }

    @Test
    void aWallShowsTheTimeOfTheMomentInEachZoneWithItsCities(@TempDir Path directory) throws Exception {
        Path edition = Files.writeString(directory.resolve("ete.yaml"), SUMMER);
        try (RunningServer server =
                server(directory.resolve("data"), "2017-07-01T17:40:00+02:00", "--edition", edition.toString())) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=tunis").toString());

            assertThat(wall.locator(".zones span")).hasText(new String[] {"18:00 Lyon et Paris", "17:00 Tunis"});
            assertThat(wall.locator(".hall header time")).containsText(Pattern.compile("^16:4"));
        }
    }

    @Test
    void aRoomCodeThatDidNotComeIsThereLaterByItself(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            List<String> failed = new ArrayList<>();
            wall.context().onRequestFailed(request -> failed.add(request.url()));
            wall.context().route("**/room.svg", route -> route.abort(), new BrowserContext.RouteOptions().setTimes(1));
            wall.clock().install();
            wall.navigate(server.at("/wall?city=lyon").toString());
            wall.waitForCondition(() -> failed.stream().anyMatch(address -> address.endsWith("/room.svg")));

            wall.clock().runFor("00:10");

            wall.waitForFunction("() => document.querySelector('figure img').naturalWidth > 0");
        }
    }

    @Test
    void aWallThatIsAloneEndsTheMomentByTheClock(@TempDir Path data) throws Exception {
        Page wall = browser.person(1280, 720, "fr-FR").newPage();
        try (RunningServer server = server(data, "2017-03-04T17:59:00+01:00", "--speed", "60")) {
            Program program = new Program(server);
            for (String city : List.of("lille", "lyon", "paris", "rennes", "tunis")) {
                program.says(READY.formatted(city));
            }
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".moment .big")).hasText("C’est l’heure");
            wall.waitForFunction("() => (%s)() === 'live'".formatted(STATE_AS_THE_SERVER_SAID));
        }
        assertThat(wall.locator(".alone-since")).isVisible();

        assertThat(wall.locator(".moment .big"))
                .hasText("terminé", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(wall.locator(".hall header time")).containsText(Pattern.compile("^18:3"));
        assertThat(wall.evaluate(STATE_AS_THE_SERVER_SAID)).isEqualTo("live");
    }

    private Page listener(RunningServer server) {
        BrowserContext person = browser.person(1280, 720, "fr-FR");
        person.grantPermissions(List.of("notifications"));
        person.addInitScript(LISTEN);
        Page page = person.newPage();
        page.navigate(server.at("/").toString());
        assertThat(page.locator(".city")).hasCount(7);
        return page;
    }

    private static RunningServer server(Path data, String clock, String... more) throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), clock, more);
    }
}
