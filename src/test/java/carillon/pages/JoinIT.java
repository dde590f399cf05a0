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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The link of an invitation on a phone: opening it shows what it is for, a tap joins, and opening it again costs nothing. */
@WithBrowser
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoinIT {
    private static final Pattern DESK = Pattern.compile(".*/desk");

    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    JoinIT(RunningServer server, Browser browser) {
        this.server = server;
        this.program = new Program(server);
        this.browser = browser;
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void openingALinkShowsWhatItIsForAndSpendsNothing() throws Exception {
        String link = program.invitation("lyon").toString();
        for (int visitor = 1; visitor <= 3; visitor++) {
            Page page = phone().newPage();
            page.navigate(link);

            assertThat(page.locator("h1")).hasText("Rejoindre l’équipe de Lyon");
            assertThat(join(page)).isVisible();
            assertThat(page.context().cookies()).isEmpty();
        }

        Page page = phone().newPage();
        Browser.join(page, link);

        page.waitForURL(DESK);
        assertThat(page.locator("desk-page h1")).containsText("Lyon");
    }

    @Test
    void theSamePhoneOpensItsLinkAsOftenAsItLikes() throws Exception {
        String link = program.invitation("lyon").toString();
        BrowserContext phone = phone();
        for (int visit = 1; visit <= 5; visit++) {
            Page page = phone.newPage();
            Browser.join(page, link);
            page.waitForURL(DESK);
            assertThat(page.locator("desk-page h1")).containsText("Lyon");
            page.close();
        }

        Page another = phone().newPage();
        another.navigate(link);
        assertThat(another.getByRole(AriaRole.ALERT)).containsText("n’est plus valable");
        assertThat(join(another)).hasCount(0);
    }

    @Test
    void aLinkThatServesNoMoreLeadsWhoeverIsSignedInToTheirDesk() throws Exception {
        String spent = program.invitation("tunis").toString();
        Browser.join(phone().newPage(), spent);
        BrowserContext phone = phone();
        Browser.join(phone.newPage(), program.invitation("lille").toString());

        Page page = phone.newPage();
        page.navigate(spent);

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("n’est plus valable");
        assertThat(page.locator("main")).containsText("Cet appareil est connecté : équipe de Lille.");
        assertThat(page.getByText("Réessayer")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ouvrir le bureau"))
                .click();
        page.waitForURL(DESK);
        assertThat(page.locator("desk-page h1")).containsText("Lille");
    }

    @Test
    void aLinkOfTheVersionBeforeNeedsTheSameTap() throws Exception {
        Page page = phone().newPage();
        page.navigate(program.invitation("lyon").toString().replace("#", "/"));

        assertThat(page.locator("h1")).hasText("Rejoindre l’équipe de Lyon");
        assertThat(page).hasURL(server.at("/join").toString());
        join(page).click();

        page.waitForURL(DESK);
    }

    @Test
    void theSecretIsInNoAddressThatIsAskedForAndOutlivesAReload() throws Exception {
        Page page = phone().newPage();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.context().onRequest(request -> asked.add(request.url()));
        String link = program.invitation("lyon").toString();
        String secret = link.substring(link.indexOf('#') + 1);

        page.navigate(link);
        assertThat(join(page)).isVisible();
        assertThat(page).hasURL(server.at("/join").toString());
        page.reload();
        join(page).click();
        page.waitForURL(DESK);
        assertThat(page.locator("desk-page h1")).containsText("Lyon");

        assertThat(asked.stream().map(address -> address.replaceAll("#.*", "")))
                .isNotEmpty()
                .noneMatch(address -> address.contains(secret));
    }

    @Test
    void anotherLinkInTheSameTabIsAnotherInvitation() throws Exception {
        Page page = phone().newPage();
        page.navigate(program.invitation("lyon").toString());
        assertThat(page.locator("h1")).hasText("Rejoindre l’équipe de Lyon");

        page.navigate(program.invitation("tunis").toString());

        assertThat(page.locator("h1")).hasText("Rejoindre l’équipe de Tunis");
    }

    @Test
    void aLinkThatWasCutShortSaysSo() {
        Page page = phone().newPage();
        page.navigate(server.at("/join").toString());

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Il manque la fin du lien");
    }

    @Test
    void withoutNetworkTheTapCanBeTriedAgain() throws Exception {
        Page page = phone().newPage();
        page.navigate(program.invitation("lyon").toString());
        assertThat(join(page)).isVisible();
        page.context().setOffline(true);
        join(page).click();
        assertThat(page.locator("h1")).hasText("Le serveur ne répond pas");

        page.context().setOffline(false);
        page.getByText("Réessayer").click();

        page.waitForURL(DESK);
    }

    private BrowserContext phone() {
        return browser.person(390, 844, "fr-FR");
    }

    private static Locator join(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rejoindre"));
    }
}
