package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The video room is full at five to six, and a coordinator replaces its link. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomReplacedIT {
    private static final String NEW_ROOM = "https://example.org/salle-2";

    private final Browser browser;
    private RunningServer server;
    private Page control;

    RoomReplacedIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void coordinates(@TempDir Path directory) throws Exception {
        server = TwoMoments.start(directory, "--speed", "60");
        control = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(control, server.coordinatorLink());
    }

    @AfterEach
    void end() throws Exception {
        control.context().close();
        server.close();
    }

    @Test
    void twoTapsAndTheTextReplaceTheLinkOnWallsPhonesDesksAndOtherSitesAndItIsTakenBackWithOne() throws Exception {
        List<Page> walls = List.of(open("/wall", 1920), open("/wall?city=lyon", 1920));
        Page phone = open("/", 390);
        Page embedded = embedded();
        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, new Program(server).invitation("lyon").toString());
        for (Page wall : walls) {
            assertThat(wall.locator("figcaption").first()).containsText("example.org/salle");
        }

        control.getByText("Remplacer le lien de la salle vidéo").first().click();
        assertThat(control.locator(".other-room bdi").first()).hasText("https://example.org/salle");
        control.getByLabel("Nouveau lien").first().fill(NEW_ROOM);
        button("Publier").first().click();

        for (Page wall : walls) {
            assertThat(wall.locator("figcaption").first()).containsText("example.org/salle-2");
            assertThat(wall.locator("figure img").first())
                    .hasAttribute("src", Pattern.compile("room\\.svg\\?room=.*salle-2$"));
            wall.waitForFunction("() => document.querySelector('figure img').naturalWidth > 0");
        }
        assertThat(room(phone)).hasAttribute("href", NEW_ROOM);
        assertThat(room(embedded)).hasAttribute("href", NEW_ROOM);
        assertThat(room(desk)).hasAttribute("href", NEW_ROOM);
        assertThat(control.locator(".posts li").first()).containsText("« Meetup » a reçu un nouveau lien");

        control.locator(".posts li").first().getByRole(AriaRole.BUTTON).click();

        assertThat(room(phone)).hasAttribute("href", "https://example.org/salle");
        for (Page wall : walls) {
            assertThat(wall.locator("figcaption").first()).not().containsText("salle-2");
            wall.context().close();
        }
        phone.context().close();
        embedded.context().close();
        desk.context().close();
    }

    @Test
    void whatIsNoAddressIsRefusedWithASentenceAndKeptInTheField() {
        control.getByText("Remplacer le lien").first().click();
        control.getByLabel("Nouveau lien").first().fill("https://anna:secret@example.org/salle");
        button("Publier").first().click();

        assertThat(control.getByRole(AriaRole.ALERT)).containsText("@");
        assertThat(control.getByLabel("Nouveau lien").first()).hasValue("https://anna:secret@example.org/salle");
    }

    @Test
    void theFoldForTheRoomIsBelowWhatTheMomentAsksForAndAsHighAsAFinger() {
        for (int width : new int[] {390, 1280}) {
            control.setViewportSize(width, 844);
            BoundingBox fold = control.locator(".other-room summary").first().boundingBox();
            BoundingBox postponement =
                    control.locator(".decisions .by-minutes").first().boundingBox();

            assertThat(fold.y).isGreaterThan(postponement.y + postponement.height);
            assertThat(fold.height).isGreaterThanOrEqualTo(44);
        }
    }

    private Page open(String path, int width) {
        Page page = browser.person(width, width == 390 ? 844 : 1080, "fr-FR").newPage();
        page.navigate(server.at(path).toString());
        return page;
    }

    /** A page of somebody else's with the element. */
    private Page embedded() {
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        page.route(
                "**/ailleurs",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody(
                                        "<script src='/carillon.js'></script><carillon-live show='countdown'></carillon-live>")));
        page.navigate(server.at("/ailleurs").toString());
        return page;
    }

    private static Locator room(Page page) {
        return page.locator("a[href^='https://example.org/salle']").first();
    }

    private Locator button(String name) {
        return control.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
