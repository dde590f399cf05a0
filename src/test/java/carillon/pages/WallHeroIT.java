package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What fills a wall, from before the shared moment to after the end, and what stands out on it. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallHeroIT {
    private static final double A_FEW_METRES = 5;

    private final Browser browser;

    WallHeroIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void theNumberTheStateAndTheCitiesAreReadFromTenMetres(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at("/wall").toString());
            assertThat(wall.locator(".face b")).hasCount(7);

            assertThat(heightOf(wall, ".big") / 1080).isBetween(0.25, 0.30);
            for (String what : List.of(".big", ".state", ".count h2", ".face b")) {
                assertThat(TenMetres.minutes(capitalsOf(wall, what), 1920))
                        .as(what)
                        .isGreaterThanOrEqualTo(TenMetres.READ_WITH_EASE_MINUTES);
            }
        }
    }

    @Test
    void aLiveMomentIsTheWayInForTheWholeHall(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T18:02:00+01:00")) {
            new Program(server).decides("{'type':'milestone.started','milestone':'meetup-video'}");
            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());

            assertThat(wall.locator(".moment.live .big")).hasText("C’est l’heure");
            assertThat(wall.locator(".since")).hasText(Pattern.compile("depuis 18:0\\d, jusqu’à 18:3\\d"));
            assertThat(heightOf(wall, "figure img") / 1080).isEqualTo(0.45);
            assertThat(wall.locator(".board")).hasCount(0);
        }
    }

    @Test
    void theClockOfAMomentThatIsHeldStandsStillAtWhatWasLeft(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:48:00+01:00")) {
            new Program(server)
                    .decides("{'type':'milestone.held','milestone':'meetup-video','reason':'Lyon cherche un câble'}");
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall").toString());
            String left = wall.locator(".big.still").innerText();
            String time = wall.locator("header time").innerText();

            assertThat(left).matches("11:[0-5]\\d|12:00");
            assertThat(wall.locator(".hold")).hasText("Lyon cherche un câble");
            assertThat(wall.locator("header time")).not().hasText(time);
            assertThat(wall.locator(".big.still")).hasText(left);
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".board tbody tr")).hasCount(5);
        }
    }

    @Test
    void afterTheMomentTheCitiesTakeItsPlaceWithNowAndNext(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T18:40:00+01:00")) {
            Program program = new Program(server);
            program.decides("{'type':'milestone.cancelled','milestone':'meetup-video','reason':'Pas de réseau'}");
            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());

            assertThat(wall.locator(".past .became")).hasText("annulé");
            assertThat(wall.locator(".here.hero .title").first()).containsText("Bug swapping");
            assertThat(wall.locator(".here.hero .big")).containsText(":");
            assertThat(wall.locator(".board tbody tr")).hasCount(6);
        }
    }

    @Test
    void atNightThereIsADimClockAndTheFirstThingInTheMorning(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-05T03:00:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());

            assertThat(wall.locator(".dim .big")).hasText(Pattern.compile("03:0\\d"));
            assertThat(wall.locator(".dim li")).hasText("09:00 Lyon Étirements et croissants");
        }
    }

    @Test
    void afterTheEndThereAreThanksAndTheWayToTheReport(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-06T00:30:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall").toString());

            assertThat(wall.locator(".moment.over")).containsText("Merci !");
            assertThat(wall.locator(".figures")).containsText("7 villes");
            assertThat(wall.locator(".moment.over")).containsText("/report");
        }
    }

    @Test
    void anAnnouncementStandsOverTheWholeWallWithItsLinkAsACodeUntilItIsWithdrawn(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Program program = new Program(server);
            program.decides("{'type':'announcement','text':'Le buffet est ouvert'}");
            UUID dinner = UUID.randomUUID();
            program.decides(
                    dinner,
                    "{'type':'announcement','text':'Inscrivez-vous : https://example.org/inscription-au-diner.'}");
            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());

            assertThat(wall.locator(".announcement .text"))
                    .hasText("Inscrivez-vous : example.org/inscription-au-diner.");
            assertThat(wall.locator(".announcement .head")).containsText("et 1 autre annonce");
            assertThat(wall.locator(".board tbody tr")).hasCount(3);
            PhoneCamera.waitFor(wall.locator(".announcement img").first());
            byte[] picture =
                    wall.screenshot(new Page.ScreenshotOptions().setStyle(".moment img { visibility: hidden }"));
            assertThat(PhoneCamera.reads(picture, A_FEW_METRES))
                    .as("of two codes people hold their phones at one, so the other is hidden here")
                    .contains("https://example.org/inscription-au-diner");

            program.decides("{'type':'announcement.withdrawn','ref':'%s'}".formatted(dinner));
            assertThat(wall.locator(".announcement .text")).hasText("Le buffet est ouvert");
        }
    }

    @Test
    void aCallForHelpIsRedAndNamesItsCity(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            new Program(server).says("{'type':'help.wanted','city':'paris','text':'Il nous faut un vidéoprojecteur'}");
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            wall.navigate(server.at("/wall?city=lyon").toString());

            assertThat(wall.locator(".wanted")).hasText("Paris : Aide demandée Il nous faut un vidéoprojecteur");
        }
    }

    private static double heightOf(Page page, String selector) {
        return page.locator(selector).first().boundingBox().height;
    }

    /** How high the capitals of a text are, in pixels, as its font says. */
    private static double capitalsOf(Page page, String selector) {
        return ((Number) page.locator(selector).first().evaluate("""
                (text) => {
                    const { fontWeight, fontSize, fontFamily } = getComputedStyle(text);
                    const pen = document.createElement('canvas').getContext('2d');
                    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
                    return pen.measureText('H').actualBoundingBoxAscent;
                }
                """)).doubleValue();
    }

    private static RunningServer server(Path data, String clock, String... more) throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), clock, more);
    }
}
