package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The team of a city, another one in each test, moves and stretches the blocks of its programme. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = TwoDays.MANY_CITIES)
class ProgrammePictureIT {
    private static final int HOUR_MINUTES = 60;

    /** Where there is less, the picture is behind a fold. */
    private static final int TABLE_WIDTH = 768;

    private final Browser browser;
    private final Team team;
    private Page page;

    ProgrammePictureIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.team = new Team(server);
    }

    @Test
    void aMouseMovesABlockWhichSnapsToFiveMinutesAndTheTableFollowsAndItCanBeUndone() throws Exception {
        opens("lyon", browser.person(1280, 1400, "fr-FR"));

        drag(middle(block("atelier")), 0, 62);

        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "15:00", "16:00"));
        assertThat(row("Atelier")).containsText("16:00");

        page.locator(".plan-tools")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Défaire"))
                .click();

        assertThat(row("Atelier")).containsText("14:00");
        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "14:00", "15:00"));
    }

    @Test
    void aMouseMovesABlockToAnotherDayAndNotBeyondTheLast() throws Exception {
        opens("lille", browser.person(1280, 1400, "fr-FR"));

        drag(middle(block("atelier")), columnWidth(), 0);
        assertThat(block("atelier")).hasAttribute("aria-label", hours("dimanche 5 mars", "14:00", "15:00"));
        drag(middle(block("atelier")), columnWidth(), 0);

        assertThat(block("atelier")).hasAttribute("aria-label", hours("dimanche 5 mars", "14:00", "15:00"));
    }

    @Test
    void aMouseStretchesABlockAtEitherEdgeAndEscapePutsItBackWhileItIsHeld() throws Exception {
        opens("paris", browser.person(1280, 1400, "fr-FR"));

        drag(edge(block("atelier"), 1), 0, 30);
        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "14:00", "15:30"));
        drag(edge(block("atelier"), 0), 0, -15);
        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "13:45", "15:30"));

        double[] middle = middle(block("pitchs"));
        page.mouse().move(middle[0], middle[1]);
        page.mouse().down();
        page.mouse().move(middle[0], middle[1] + 40);
        assertThat(block("pitchs")).not().hasAttribute("aria-label", hours("samedi 4 mars", "10:00", "11:00"));
        page.keyboard().press("Escape");
        page.mouse().up();
        assertThat(block("pitchs")).hasAttribute("aria-label", hours("samedi 4 mars", "10:00", "11:00"));
    }

    @Test
    void theKeyboardMovesAndStretchesABlockSaysSoAndPutsItBack() throws Exception {
        opens("rennes", browser.person(1280, 900, "fr-FR"));
        block("pitchs").focus();

        press("ArrowDown", "PageDown");
        assertThat(spoken()).containsText("« Pitchs » : samedi 4 mars, de 10:20 à 11:20");
        press("Shift+ArrowUp", "Shift+PageDown", "Enter");
        assertThat(block("pitchs")).hasAttribute("aria-label", hours("samedi 4 mars", "10:20", "11:30"));
        press("ArrowRight", "Enter");
        assertThat(block("pitchs")).hasAttribute("aria-label", hours("dimanche 5 mars", "10:20", "11:30"));

        press("Escape");

        assertThat(block("pitchs")).hasAttribute("aria-label", hours("samedi 4 mars", "10:00", "11:00"));
        assertThat(spoken()).containsText("« Pitchs » est remis en place");
        assertThat(block("pitchs")).isFocused();
    }

    @Test
    void inArabicTheNextDayStandsOnTheLeftAndTheKeyThatPointsThereLeadsToIt() throws Exception {
        opens("brest", browser.person(1280, 900, "ar-TN"));
        double before = block("pitchs").boundingBox().x;
        block("pitchs").focus();

        press("ArrowLeft", "Enter");

        assertThat(block("pitchs").boundingBox().x).isLessThan(before);
    }

    @Test
    void aFingerThatRestsOnABlockMovesItAndOneThatDoesNotScrollsThePage() throws Exception {
        opens("nice", phone());
        Finger finger = new Finger(page);
        block("atelier").scrollIntoViewIfNeeded();

        double before = scrolled();
        finger.down(middle(block("atelier"))[0], middle(block("atelier"))[1]);
        finger.move(0, -200);
        finger.up();
        page.waitForCondition(() -> scrolled() > before + 100);
        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "14:00", "15:00"));

        block("atelier").scrollIntoViewIfNeeded();
        page.waitForFunction("() => new Promise(still => { const at = scrollY;"
                + " setTimeout(() => still(at === scrollY), 200); })");
        double resting = field().boundingBox().y;
        finger.down(middle(block("atelier"))[0], middle(block("atelier"))[1]);
        assertThat(block("atelier")).hasClass(Pattern.compile("gripped"));
        finger.move(0, 32);
        finger.up();

        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "14:30", "15:30"));
        // What it would change is told above it, and pushes the picture from under no finger.
        assertThat(field().boundingBox().y).isCloseTo(resting, within(2.0));
    }

    @Test
    void aFingerStretchesTheChosenBlockByAKnobAsLargeAsItself() throws Exception {
        opens("metz", phone());
        Finger finger = new Finger(page);
        block("atelier").scrollIntoViewIfNeeded();
        block("atelier").tap();
        Locator knob = block("atelier").locator("[data-edge=end]");
        BoundingBox box = knob.boundingBox();
        assertThat(box.width).isGreaterThanOrEqualTo(44);
        assertThat(box.height).isGreaterThanOrEqualTo(44);

        finger.down(box.x + box.width / 2, box.y + box.height / 2);
        finger.move(0, 64);
        finger.up();

        assertThat(block("atelier")).hasAttribute("aria-label", hours("samedi 4 mars", "14:00", "16:00"));
    }

    @Test
    void whatIsAtTheSameTimeStandsSideBySideAndTheSharedMomentBehind() throws Exception {
        opens("dijon", browser.person(1280, 1400, "fr-FR"));
        assertThat(page.locator("programme-picture .picture-bands li")).containsText("18:00 Meetup");

        drag(middle(block("atelier")), 0, 4 * HOUR_MINUTES * pixelsOfMinute());
        drag(middle(block("expose")), 0, 2 * HOUR_MINUTES * pixelsOfMinute());

        BoundingBox atelier = block("atelier").boundingBox();
        BoundingBox talk = block("expose").boundingBox();
        assertThat(atelier.y).isEqualTo(talk.y);
        assertThat(Math.abs(atelier.x - talk.x)).isGreaterThanOrEqualTo(atelier.width);
        assertThat(block("atelier")).hasAttribute("aria-label", Pattern.compile("en même temps que Exposé"));
        assertThat(Axe.violations(page)).isEmpty();
    }

    private BrowserContext phone() {
        return browser.thumb(390, 844, "fr-FR");
    }

    private void opens(String city, BrowserContext person) throws Exception {
        page = team.organizer(city, person, "/programme");
        if (page.viewportSize().width < TABLE_WIDTH) {
            page.locator(".pictured > summary").click();
        }
        assertThat(block("pitchs")).isVisible();
    }

    private Locator block(String id) {
        return page.locator("programme-picture [data-row=" + id + "]").first();
    }

    private Locator row(String title) {
        return page.locator(".plan-sheet tr", new Page.LocatorOptions().setHasText(title));
    }

    private Locator field() {
        return page.locator("programme-picture .picture-blocks");
    }

    private Locator spoken() {
        return page.locator("programme-picture [aria-live]");
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private double scrolled() {
        return ((Number) page.evaluate("() => scrollY")).doubleValue();
    }

    private double columnWidth() {
        return page.locator("programme-picture .picture-heads li").first().boundingBox().width;
    }

    private double pixelsOfMinute() {
        return page.locator("programme-picture .picture-hours li").first().boundingBox().height / HOUR_MINUTES;
    }

    private static double[] middle(Locator block) {
        BoundingBox box = block.boundingBox();
        return new double[] {box.x + box.width / 2, box.y + box.height / 2};
    }

    /** The middle of the upper edge of a block, or of its lower one. */
    private static double[] edge(Locator block, int lower) {
        BoundingBox box = block.boundingBox();
        return new double[] {box.x + box.width / 2, lower == 1 ? box.y + box.height - 2 : box.y + 2};
    }

    private void drag(double[] from, double byX, double byY) {
        page.mouse().move(from[0], from[1]);
        page.mouse().down();
        page.mouse().move(from[0] + byX / 2, from[1] + byY / 2);
        page.mouse().move(from[0] + byX, from[1] + byY);
        page.mouse().up();
    }

    private static Pattern hours(String day, String from, String to) {
        return Pattern.compile(".*, " + day + ", de " + from + " à " + to + "(,.*)?");
    }
}
