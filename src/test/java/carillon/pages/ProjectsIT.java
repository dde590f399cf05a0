package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What participants, halls and other cities see of what the teams work on. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsIT {
    private final Browser browser;
    private RunningServer server;

    ProjectsIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        server = CityProjects.start(directory);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void allProjectsStandByThemeAndThoseWithoutOneAtTheEnd() {
        Page page = open("/projects", 360, "fr-FR");

        assertThat(page.locator(".project-group h2")).hasText(new Pattern[] {
            Pattern.compile("La ville accessible\\s*1 projet"),
            Pattern.compile("Les données du citoyen\\s*2 projets"),
            Pattern.compile("Sans thème\\s*1 projet")
        });
        Locator rampes = page.locator(".project-group li").first();
        assertThat(rampes.locator("a")).hasAttribute("href", "https://example.org/rampes");
        assertThat(rampes).containsText("La carte des entrées sans marche");
        assertThat(rampes).containsText("Lyon");
    }

    @Test
    void whatIsChosenStandsInTheAddressAndOpensAgain() {
        Page page = open("/projects", 360, "fr-FR");
        page.getByRole(AriaRole.BUTTON, named("Par ville")).click();
        page.locator(".project-filters select").first().selectOption("lyon");
        page.getByLabel("Thème").selectOption("Les données du citoyen");

        assertThat(page.locator(".project-group li")).hasCount(1);
        assertThat(page.locator(".project-group li")).containsText("Budget ouvert");
        Page friend = browser.person(360, 640, "fr-FR").newPage();
        friend.navigate(page.url());

        assertThat(friend.locator(".project-group h2")).containsText("Lyon");
        assertThat(friend.locator(".project-group li")).hasCount(1);
        assertThat(friend.getByLabel("Thème")).hasValue("Les données du citoyen");
    }

    @Test
    void whereNothingIsOfThatCityAndThemeOneTapShowsAll() {
        Page page = open("/projects?city=lille", 360, "fr-FR");
        assertThat(page.locator("main")).containsText("Aucun projet de cette ville sur ce thème.");

        page.getByRole(AriaRole.BUTTON, named("Montrer tous les projets")).click();

        assertThat(page.locator(".project-group li")).hasCount(4);
        assertThat(page).hasURL(Pattern.compile("/projects\\?by=theme$"));
    }

    @Test
    void aCardLeadsToTheProjectsOfItsCityAndACityWithoutAnyShowsNothing() {
        Page page = open("/", 360, "fr-FR");
        Locator lyon = page.locator(".city", new Page.LocatorOptions().setHasText("Lyon"));
        assertThat(page.locator(".city", new Page.LocatorOptions().setHasText("Lille")))
                .not()
                .containsText("projet");

        lyon.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("3 projets"))
                .click();

        assertThat(page.locator("h1")).hasText("Projets");
        assertThat(page.locator(".project-group li")).hasCount(3);
    }

    @Test
    void oneComesFromTheTimelineToTheProjectsAndBack() {
        Page page = open("/", 1280, "fr-FR");
        page.locator("page-ways a[href='/projects']").click();
        assertThat(page.locator("h1")).hasText("Projets");
        page.locator("page-ways a").first().click();
        assertThat(page.locator(".city")).hasCount(3);
    }

    @Test
    void theWallOfACityShowsItsProjectsInTurnsWithTheOtherCities() {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        wall.clock().install();
        wall.navigate(server.at("/wall?city=lyon").toString());
        assertThat(wall.locator(".board")).containsText("Lille");

        wall.clock().runFor("00:32");

        assertThat(wall.locator(".own-projects tbody tr")).hasCount(3);
        assertThat(wall.locator(".own-projects")).containsText("La carte des entrées sans marche");
        assertThat(wall.locator(".own-projects thead")).containsText("/projects");

        wall.clock().runFor("00:15");

        assertThat(wall.locator(".own-projects")).hasCount(0);
        assertThat(wall.locator(".board")).containsText("Lille");
    }

    @Test
    void thePageHasNoBarriersOnAPhoneInAnyLanguage() {
        for (String language : List.of("fr-FR", "en-GB", "ar-TN")) {
            Page page = open("/projects", 360, language);
            assertThat(page.locator(".project-group li")).hasCount(4);
            assertThat(Axe.violations(page)).as(language).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(language)
                    .isEqualTo(360);
        }
    }

    private Page open(String path, int width, String language) {
        Page page = browser.person(width, 800, language).newPage();
        page.navigate(server.at(path).toString());
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
