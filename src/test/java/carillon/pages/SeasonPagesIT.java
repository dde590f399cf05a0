package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two editions on one server, of which one is over: each has its pages, and all stand on one list. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = CityProjects.EDITION)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeasonPagesIT {
    private static final String NOW = "nuit-du-code-citoyen-2017";
    private static final String THEN = "nuit-2016";

    private static final String IS_KEPT = "async (page) => (await caches.match(page)) !== undefined";

    private final Browser browser;
    private final RunningServer server;
    private final Program program;

    SeasonPagesIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
    }

    @BeforeAll
    void lastYear() throws Exception {
        program.makes(CityProjects.EDITION
                .replace(NOW, THEN)
                .replace("Trois villes", "Trois villes en 2016")
                .replace("2017-03-0", "2016-03-0"));
    }

    @AfterEach
    void thisYearIsTheCurrentOne() throws Exception {
        program.chooses(NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMELINE", "PROJECTS", "REPORT", "DESK", "CONTROL", "WALL", "CITY_WALL", "WALLS"})
    void everyPageOfAnEditionThatIsOverShowsThatOne(EveryPage one) {
        Page page = browser.person(1280, 800, "fr-FR").newPage();

        one.open(page, server.at("/" + THEN).toString());

        assertThat(page.title()).contains("Trois villes en 2016");
    }

    @Test
    void allEditionsStandOnOneListWithTheWaysIntoEach() {
        Page page = browser.person(360, 740, "fr-FR").newPage();
        page.navigate(server.at("/").toString());
        page.locator("page-ways")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Toutes les éditions"))
                .click();

        assertThat(page.locator(".editions .on")).containsText("Trois villes");
        assertThat(page.locator(".editions .on")).containsText("4–5 mars 2017");
        Locator over = page.locator(".editions .over");
        assertThat(over).containsText("Trois villes en 2016");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Axe.violations(page)).isEmpty();
        over.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Compte rendu"))
                .click();
        assertThat(page).hasURL(server.at("/" + THEN + "/report").toString());
    }

    @Test
    void aPhoneOpensTheDesksOfBothWithoutNetwork() {
        BrowserContext phone = browser.person(390, 844, "fr-FR");
        Page page = phone.newPage();
        for (String edition : List.of(NOW, THEN)) {
            page.navigate(server.at("/" + edition + "/desk").toString());
            assertThat(page.locator("main")).isVisible();
            page.waitForCondition(() -> (boolean) page.evaluate(IS_KEPT, "/" + edition + "/desk"));
        }
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");

        phone.setOffline(true);
        for (String edition : List.of(NOW, THEN)) {
            page.navigate(server.at("/" + edition + "/desk").toString());
            assertThat(page.locator("main")).isVisible();
            assertThat(page.evaluate("() => document.querySelector('meta[name=edition]').content"))
                    .isEqualTo(edition);
        }
    }

    @Test
    void aWallAtTheBareAddressLoadsTheEditionThatIsTheCurrentOneNow() throws Exception {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        wall.clock().install();
        wall.navigate(server.at("/wall").toString());
        assertThat(wall.locator("h1")).isVisible();

        program.chooses(THEN);
        wall.clock().runFor("05:01");
        wall.clock().runFor("00:31");

        wall.waitForFunction("(id) => document.querySelector('meta[name=edition]').content === id", THEN);
    }

    @Test
    void theBareAddressesShowTheCurrentEditionAndItsOwnGoOnShowingEach() throws Exception {
        program.chooses(THEN);
        Page page = browser.person(1280, 800, "fr-FR").newPage();

        EveryPage.TIMELINE.open(page, server.at("").toString());
        assertThat(page.title()).contains("2016");
        EveryPage.TIMELINE.open(page, server.at("/" + NOW).toString());
        assertThat(page.title()).doesNotContain("2016");
    }
}
