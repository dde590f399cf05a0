package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The team of a city, another one in each test, looks at the versions of its programme. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = TwoDays.MANY_CITIES)
class ProgrammeHistoryIT {
    private static final String PUT = """
            async ({ address, body }) => {
                const headers = { 'Content-Type': 'application/json' };
                return (await fetch(address, { method: 'PUT', headers, body })).status;
            }
            """;
    private static final String PROGRAMME = """
            {"type":"programme.changed","city":"%s","programme":[
            {"id":"pitchs","day":"2017-03-04","at":"10:00","until":"11:00","kind":"pitch","title":"Pitchs"},
            {"id":"atelier","day":"2017-03-04","at":"%s","until":"17:00","kind":"workshop","title":"%s","place":"Salle bleue"},
            {"milestone":"meetup-video"}]}""";

    private final Browser browser;
    private final RunningServer server;
    private final Team team;
    private final Taps taps = new Taps();
    private String city;
    private Page page;

    ProgrammeHistoryIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        this.team = new Team(server);
    }

    private void isOpenedIn(String city) throws Exception {
        this.city = city;
        page = team.organizer(city, browser.person(1280, 900, "fr-FR"), "/programme");
        taps.on(page.locator(".published-before > summary"));
    }

    @Test
    void whereNothingWasPublishedItSaysSo() throws Exception {
        isOpenedIn("lille");
        assertThat(history()).containsText("Rien n’a encore changé");
    }

    @Test
    void eachVersionTellsByWhomItWasPublishedAndWhatItChanged() throws Exception {
        isOpenedIn("lyon");
        publishes("14:00", "Atelier de soudure");
        assertThat(versions()).hasCount(2);
        new Program(server).says(PROGRAMME.formatted(city, "15:00", "Atelier de soudure"));

        assertThat(versions()).hasCount(3);
        assertThat(version(0)).containsText("logiciel");
        assertThat(version(0)).containsText("publié en ce moment");
        assertThat(version(0).locator(".plan-changes li"))
                .hasText(Pattern.compile("Atelier de soudure\\s+De\\s+14:00\\s+15:00"));
        assertThat(version(1)).containsText("équipe de Lyon");
        assertThat(version(1)).containsText("Atelier de soudure");
        assertThat(version(1).locator(".plan-changes")).hasText(Pattern.compile(".*Bilan\\s+retiré.*", Pattern.DOTALL));
        assertThat(version(2)).containsText("Programme de départ");
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void aVersionIsLookedAtAsItWasThenTakenIntoTheDraftAndPublishedAgain() throws Exception {
        isOpenedIn("paris");
        publishes("15:30", "Atelier de soudure");

        button(version(1), "Voir cette version").click();
        assertThat(version(1).locator(".then")).containsText("Atelier");
        assertThat(version(1).locator(".then")).containsText("14:00–15:00");
        assertThat(version(1).locator(".then")).containsText("Meetup");
        button(version(1), "Refermer").click();
        taps.on(button(version(1), "Reprendre dans le brouillon"));

        assertThat(page.locator("programme-picture [data-row=bilan]")).isVisible();
        assertThat(page.locator("programme-picture [data-row=atelier]"))
                .hasAttribute("aria-label", Pattern.compile("Atelier, samedi 4 mars, de 14:00 à 15:00.*"));
        assertThat(page.locator("[data-publish]")).isFocused();

        taps.on(page.locator("[data-publish]"));

        assertThat(versions()).hasCount(3);
        assertThat(version(0)).containsText("publié en ce moment");
        assertThat(taps.count()).isEqualTo(3);
    }

    @Test
    void whatWasTakenBackIsStillTold() throws Exception {
        isOpenedIn("rennes");
        String id = publishes("15:30", "Atelier de soudure");
        puts(
                "{\"type\":\"retracted\",\"city\":\"%s\",\"ref\":\"%s\"}".formatted(city, id),
                UUID.randomUUID().toString());

        assertThat(version(0)).containsText("défait");
        assertThat(version(1)).containsText("publié en ce moment");
    }

    private String publishes(String from, String title) {
        String id = UUID.randomUUID().toString();
        puts(PROGRAMME.formatted(city, from, title), id);
        return id;
    }

    private void puts(String body, String id) {
        String address = server.at("/api/v1/editions/nuit-du-code-citoyen-2017/check-ins/" + id)
                .toString();
        assertThat(page.evaluate(PUT, Map.of("address", address, "body", body))).isEqualTo(201);
    }

    private Locator history() {
        return page.locator("programme-history");
    }

    private Locator versions() {
        return history().locator(".versions > li");
    }

    private Locator version(int newestFirst) {
        return versions().nth(newestFirst);
    }

    private static Locator button(Locator version, String name) {
        return version.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
