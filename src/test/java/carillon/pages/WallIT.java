package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hall sees of the shared moment and of the other cities. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class WallIT {
    private static final String STARTED = "{\"type\":\"slot.started\",\"city\":\"lille\",\"slot\":\"travail\","
            + "\"observedAt\":\"2017-03-04T15:45:00Z\"}";

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

    private static final List<List<Integer>> SCREENS = List.of(
            List.of(1920, 1080), List.of(1366, 768), List.of(1280, 720), List.of(1280, 600), List.of(1024, 768));

    /** A hand that is not still and a lens that is not sharp cost some of what a perfect camera would read from. */
    private static final double BACK_OF_THE_HALL_METRES = 15;

    private final Browser browser;

    WallIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void phonesReadTheWayToTheRoomFromTheBackOfTheHall(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());
            PhoneCamera.waitFor(wall.locator("figure img").first());

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

            assertThat(wall.locator(".dim .big")).containsText(Pattern.compile("^\\s*00:0[5-9]"));
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

            assertThat(wall.locator(".elsewhere")).containsText("Lille : « Travail par projet » a commencé");
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

    private static RunningServer server(Path data, String clock, String... more) throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), clock, more);
    }
}
