package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Projects of one theme in different cities meet: for participants, for the teams, and in the halls. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = ProjectsMeetIT.EDITION)
class ProjectsMeetIT {
    /** Twenty minutes ahead of the moment Lyon and Tunis work on the same; so do two teams of Lyon, who have met. */
    static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Deux thèmes
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-05
            languages: [fr, ar]
            milestones:
              appel:
                title: { fr: Appel, ar: نداء }
                at: 2017-03-04T18:00:00+01:00
                duration: PT30M
                cities: all
            cities:
              lyon:
                name: Lyon
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { id: travail, day: 2017-03-04, at: "16:30", until: "17:30", kind: work, title: Travail }
                  - { milestone: appel }
              lille:
                name: Lille
                venue: Euratechnologies
                timezone: Europe/Paris
                programme: [{ milestone: appel }]
              tunis:
                name: تونس
                names: { fr: Tunis, en: Tunis }
                language: ar
                venue: الفضاء
                timezone: Africa/Tunis
                programme: [{ milestone: appel }]
            themes: [La ville accessible, Les données du citoyen]
            projects:
              - { id: rampes, city: lyon, name: Rampes, theme: La ville accessible }
              - { id: budget, city: lyon, name: Budget ouvert, theme: Les données du citoyen }
              - { id: votes, city: lyon, name: Tous les votes, theme: Les données du citoyen }
              - { id: arbres, city: lyon, name: Un arbre par rue }
              - { id: eau, city: tunis, name: الماء للجميع, theme: Les données du citoyen }
            """;

    private final Browser browser;
    private final RunningServer server;

    ProjectsMeetIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void underAProjectStandWhoWorksOnItsThemeInOtherCities() {
        Page page = open("/projects", 360, "fr-FR");

        assertThat(project(page, "Budget ouvert").locator(".met")).hasText("Même thème : Tunis – الماء للجميع");
        assertThat(project(page, "الماء للجميع").locator(".met dd"))
                .hasText(new String[] {"Lyon – Budget ouvert", "Lyon – Tous les votes"});
        assertThat(project(page, "Rampes").locator(".met")).hasCount(0);
        assertThat(project(page, "Un arbre par rue").locator(".met")).hasCount(0);
    }

    @Test
    void whatAParticipantFollowsIsKeptOnTheirPhoneAndCanBeSeenAlone() {
        Page page = open("/projects", 360, "fr-FR");
        assertThat(page.locator(".project-group li")).hasCount(5);
        Keys.tabTo(page, ".follow[aria-label$='Rampes']");
        page.keyboard().press("Space");
        follow(page, "Un arbre par rue").click();
        page.reload();
        assertThat(follow(page, "Rampes")).hasAttribute("aria-pressed", "true");

        button(page, "Ce que je suis").click();

        assertThat(page.locator(".project-group li h3")).hasText(new String[] {"Rampes", "Un arbre par rue"});
        follow(page, "Rampes").click();
        assertThat(page.locator(".project-group li h3")).hasText(new String[] {"Un arbre par rue"});
        follow(page, "Un arbre par rue").click();
        assertThat(page.locator("main")).containsText("Rien de ce que vous suivez n’est ici.");
        button(page, "Montrer tous les projets").click();
        assertThat(page.locator(".project-group li")).hasCount(5);
    }

    @Test
    void theDeskLeadsToThoseWhoWorkOnTheSameElsewhere() throws Exception {
        Page desk = new Team(server).organizer("lyon", browser.person(360, 740, "fr-FR"), "/desk");
        Locator met = desk.locator(".team-projects > ul > li", hasText("Budget ouvert"))
                .locator(".met a");

        assertThat(met).hasText("Tunis – الماء للجميع");
        Page elsewhere = desk.waitForPopup(met::click);

        assertThat(elsewhere.locator(".project-group li h3")).hasText("الماء للجميع");
        assertThat(desk.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Axe.violations(desk)).isEmpty();
    }

    @Test
    void aHallReadsWhoWorksOnTheSameThemeWhileItWaitsForTheMoment() {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        wall.clock().install();
        wall.navigate(server.at("/wall?city=lille").toString());
        assertThat(wall.locator(".board")).containsText("Lyon");

        wall.clock().runFor("00:32");

        assertThat(wall.locator(".meetings tbody th")).hasText("Lyon et Tunis, même thème");
        assertThat(wall.locator(".meetings tbody td")).containsText("Les données du citoyen");
        assertThat(wall.locator(".meetings tbody td")).containsText("Budget ouvert");

        wall.clock().runFor("00:15");

        assertThat(wall.locator(".meetings")).hasCount(0);
    }

    @Test
    void thePageHasNoBarriersInAnyLanguageWhileProjectsAreFollowed() {
        for (String language : List.of("fr-FR", "ar-TN")) {
            Page page = open("/projects?by=city", 320, language);
            page.locator(".follow").first().click();
            assertThat(page.locator(".follow[aria-pressed='true']")).hasCount(1);
            assertThat(Axe.violations(page)).as(language).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(language)
                    .isEqualTo(320);
        }
    }

    private Page open(String path, int width, String language) {
        Page page = browser.person(width, 800, language).newPage();
        page.navigate(server.at(path).toString());
        return page;
    }

    private static Locator project(Page page, String name) {
        return page.locator(".project-group li")
                .filter(new Locator.FilterOptions().setHas(page.locator("h3", hasText(name))));
    }

    private static Locator follow(Page page, String name) {
        return button(page, "Suivre : %s".formatted(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
