package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At the pitch session the team of a city writes down what its teams work on, on a phone. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = CityProjects.EDITION)
class ProjectsOnDeskIT {
    private final Browser browser;
    private final RunningServer server;
    private final Program program;
    private Page desk;
    private Page projects;

    ProjectsOnDeskIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
    }

    @BeforeEach
    void sitAtTheDesk() throws Exception {
        program.announces(CityProjects.EDITION);
        desk = new Team(server).organizer("lyon", browser.person(360, 740, "fr-FR"), "/desk");
        projects = browser.person(360, 740, "fr-FR").newPage();
        projects.navigate(server.at("/projects?city=lyon").toString());
        assertThat(projects.locator(".project-group li")).hasCount(3);
        assertThat(desk.locator(".team-projects li")).hasCount(3);
    }

    @Test
    void aProjectIsMadeWithTwoTapsAndItsName() {
        Taps taps = new Taps();
        taps.on(button("Ajouter un projet"));
        assertThat(field("Nom du projet")).isFocused();
        field("Nom du projet").fill("Vélos partagés");
        field("En une phrase").fill("Un vélo cargo par rue");
        field("Lien").fill("https://example.org/velos");
        desk.locator(".team-projects select").selectOption("La ville accessible");
        taps.on(button("Publier"));

        Locator made = projects.locator(".project-group li", hasText("Vélos partagés"));
        assertThat(made).containsText("Un vélo cargo par rue");
        assertThat(made.locator("a")).hasAttribute("href", "https://example.org/velos");
        assertThat(taps.count()).isEqualTo(2);
        assertThat(desk.locator(".latest")).containsText("Vélos partagés");
        assertThat(button("Ajouter un projet")).isFocused();

        desk.locator(".latest .undo").click();

        assertThat(projects.locator(".project-group li")).hasCount(3);
        assertThat(desk.locator(".team-projects li")).hasCount(3);
    }

    @Test
    void aPhoneWithoutNetworkEditsAProjectAndItArrivesWhenTheNetworkIsBack() {
        desk.context().setOffline(true);
        change("Budget ouvert").click();
        field("Nom du projet").fill("Budget à livre ouvert");
        button("Publier").click();

        assertThat(desk.locator(".team-projects")).containsText("Budget à livre ouvert");
        assertThat(desk.locator(".latest")).containsText("en attente");
        assertThat(projects.locator("main")).not().containsText("Budget à livre ouvert");
        desk.context().setOffline(false);

        assertThat(projects.locator("main")).containsText("Budget à livre ouvert");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(projects.locator(".project-group li")).hasCount(3);
    }

    @Test
    void aProjectMadeWithoutNetworkIsTakenBackBeforeItWasEverSent() {
        desk.context().setOffline(true);
        button("Ajouter un projet").click();
        field("Nom du projet").fill("Une idée de trop");
        button("Publier").click();
        assertThat(desk.locator(".team-projects li")).hasCount(4);

        desk.locator(".latest .undo").click();

        assertThat(desk.locator(".team-projects li")).hasCount(3);
        desk.context().setOffline(false);
    }

    @Test
    void aProjectIsRemovedAndComesBackWhenThatIsUndone() {
        change("Un arbre par rue").click();
        button("Retirer ce projet").click();
        assertThat(projects.locator(".project-group li")).hasCount(2);
        assertThat(desk.locator(".team-projects li")).hasCount(2);

        desk.locator(".latest .undo").click();

        assertThat(projects.locator(".project-group li")).hasCount(3);
        assertThat(desk.locator(".team-projects")).containsText("Un arbre par rue");
    }

    @Test
    void theFormHasNoBarriersAndNothingIsWiderThanThePhone() {
        change("Rampes").click();
        assertThat(field("Lien")).hasValue("https://example.org/rampes");
        assertThat(Axe.violations(desk)).isEmpty();
        assertThat(desk.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        desk.keyboard().press("Escape");
        assertThat(change("Rampes")).isFocused();
    }

    private Locator change(String project) {
        return button("Modifier : %s".formatted(project));
    }

    private Locator button(String name) {
        return desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator field(String words) {
        return desk.locator(".team-projects label", hasText(words)).locator("input");
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
