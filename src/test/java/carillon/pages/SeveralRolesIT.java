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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One device with several roles: it switches between them, and what each has said is sent for that one. */
@WithBrowser
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralRolesIT {
    private static final String PAGES_ARE_KEPT =
            "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'";
    private static final String TIMELINE_IS_KEPT = """
            () => new Promise((answer) => {
              const request = indexedDB.open('carillon');
              request.onsuccess = () => {
                const known = request.result.transaction('known').objectStore('known').count();
                known.onsuccess = () => { request.result.close(); answer(known.result > 0); };
              };
            })
            """;

    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    SeveralRolesIT(RunningServer server, Browser browser) {
        this.server = server;
        this.program = new Program(server);
        this.browser = browser;
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void theInvitationSaysWhatThisDeviceStays() throws Exception {
        Page page = phone().newPage();
        joins(page, "lyon");

        page.navigate(program.invitation("lille").toString());

        assertThat(page.locator("h1")).hasText("Rejoindre l’équipe de Lille");
        assertThat(page.locator("main")).containsText("Cet appareil reste aussi ce qu’il est : équipe de Lyon.");
    }

    @Test
    void withoutNetworkADeviceOfTwoCitiesSpeaksForBothAndEachIsDeliveredForItsOwn() throws Exception {
        Page desk = phone().newPage();
        joins(desk, "lyon");
        joins(desk, "lille");
        desk.waitForCondition(() -> (Boolean) desk.evaluate(PAGES_ARE_KEPT));
        desk.waitForCondition(() -> (Boolean) desk.evaluate(TIMELINE_IS_KEPT));
        desk.context().setOffline(true);
        Taps taps = new Taps();

        say(desk, "Ici Lille, sans réseau");
        taps.on(role(desk, "Lyon"));
        assertThat(desk.locator("desk-page h1")).containsText("Lyon");
        say(desk, "Ici Lyon, sans réseau");
        assertThat(taps.count()).isEqualTo(1);
        desk.reload();
        assertThat(desk.locator("desk-page h1")).containsText("Lyon");
        assertThat(desk.locator(".latest")).containsText("en attente");
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest")).containsText("envoyé");
        role(desk, "Lille").click();
        assertThat(desk.locator(".latest")).containsText("Ici Lille, sans réseau");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(said("Ici Lyon, sans réseau")).containsExactly("lyon");
        assertThat(said("Ici Lille, sans réseau")).containsExactly("lille");
    }

    @Test
    void whatWaitsForOneCityIsSentWhileTheDeskOfAnotherIsShown() throws Exception {
        Page desk = phone().newPage();
        joins(desk, "paris");
        joins(desk, "toulouse");
        role(desk, "Paris").click();
        assertThat(desk.locator("desk-page h1")).containsText("Paris");
        desk.context().setOffline(true);
        say(desk, "Dit à Paris");
        role(desk, "Toulouse").click();
        assertThat(desk.locator("desk-page h1")).containsText("Toulouse");
        assertThat(desk.locator(".posts")).containsText("Dit à Paris");

        desk.context().setOffline(false);

        assertThat(desk.locator(".posts")).not().containsText("Dit à Paris");
        assertThat(said("Dit à Paris")).containsExactly("paris");
    }

    @Test
    void theDeskOpensForTheCityThatWasChosenLast() throws Exception {
        Page desk = phone().newPage();
        joins(desk, "lyon");
        joins(desk, "lille");
        role(desk, "Lyon").click();
        assertThat(desk.locator("desk-page h1")).containsText("Lyon");

        Page later = desk.context().newPage();
        later.navigate(server.at("/desk").toString());

        assertThat(later.locator("desk-page h1")).containsText("Lyon");
        assertThat(role(later, "Lyon")).hasAttribute("aria-current", "true");
    }

    @Test
    void coordinationIsOneOfTheRolesOfADeviceAndItsOwnCityIsAsked() throws Exception {
        Page page = phone().newPage();
        joins(page, "lyon");
        Browser.join(page, program.coordinatorInvitation("Régie").toString());
        page.waitForURL("**/control");

        role(page, "Lyon").click();

        assertThat(page.locator("desk-page h1")).hasText("Équipe de Lyon");
        role(page, "Coordination").click();
        assertThat(page.locator("control-page h1")).hasText("Coordination");
    }

    @Test
    void theProgrammeAndTheTeamsSwitchBetweenTheSameRoles() throws Exception {
        Page page = phone().newPage();
        joins(page, "lyon");
        joins(page, "lille");
        page.navigate(server.at("/programme?city=lyon").toString());
        assertThat(page.locator("h1")).containsText("Lyon");

        role(page, "Lille").click();
        assertThat(page.locator("h1")).containsText("Lille");
        page.navigate(server.at("/team").toString());
        assertThat(page.locator(".group")).hasCount(2);
        role(page, "Lyon").click();
        assertThat(page.locator("desk-page h1")).containsText("Lyon");
    }

    @Test
    void whoOpensTheDeskOfAnotherTeamIsToldWhoseItIsAndHowToAsk() throws Exception {
        Page page = phone().newPage();
        joins(page, "lyon");

        page.navigate(server.at("/desk?city=montpellier").toString());

        assertThat(page.locator("h2")).hasText("C’est le bureau de l’équipe de Montpellier");
        assertThat(page.locator("main")).containsText("Cet appareil parle pour : Lyon.");
        assertThat(page.locator("main")).containsText("demandez une invitation à la coordination");
        assertThat(page.locator(".dock")).hasCount(0);
        role(page, "Lyon").click();
        assertThat(page.locator("desk-page h1")).containsText("Lyon");
    }

    private BrowserContext phone() {
        return browser.person(390, 844, "fr-FR");
    }

    private void joins(Page page, String city) throws Exception {
        Browser.join(page, program.invitation(city).toString());
        page.waitForURL("**/desk?city=" + city);
        assertThat(page.locator("#likely")).isVisible();
    }

    private static Locator role(Page page, String name) {
        return page.locator(".roles a", new Page.LocatorOptions().setHasText(name));
    }

    private static void say(Page desk, String text) {
        desk.locator("#say-note").click();
        desk.getByLabel("Une nouvelle à partager").fill(text);
        desk.locator(".panel")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Envoyer"))
                .click();
        assertThat(desk.locator(".latest")).containsText(text);
    }

    /** The cities for which a text is in the journal. */
    private List<String> said(String text) throws Exception {
        return program.journal().stream()
                .filter(entry -> entry.path("text").asText().equals(text))
                .map(entry -> entry.path("city").asText())
                .toList();
    }
}
