package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, on the packaged server: one posts, the others see it. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class PagesIT {
    private Path data;
    private int port;
    private RunningServer server;
    private final Browser browser;
    private Page desk;

    PagesIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        data = directory;
        port = RunningServer.freePort();
        server = start();
        desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, server.coordinatorLink().replaceFirst("localhost:[0-9]+", "localhost:" + port));
        desk.waitForURL(Pattern.compile(".*/control"));
    }

    private RunningServer start() throws Exception {
        return RunningServer.rehearses(data, port, "2017-03-04T09:25:00Z");
    }

    @AfterAll
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void anOrganizerTapsAndEverybodyWhoWatchesSeesIt() throws Exception {
        Page watcher = timeline(1366, 768, "fr-FR");
        Page phone = timeline(390, 844, "fr-FR");
        desk.navigate("http://localhost:" + port + "/desk");
        desk.locator(".which button", hasText("Lyon")).click();

        desk.getByRole(AriaRole.BUTTON, name("Ouvrir les portes")).first().click();
        desk.getByRole(AriaRole.BUTTON, name("Commencer « Pitchs des projets"))
                .first()
                .click();

        assertThat(news(watcher).first()).containsText("Pitchs des projets et formation des équipes » a commencé");
        assertThat(news(phone).first()).containsText("Pitchs des projets et formation des équipes » a commencé");
        assertThat(watcher.locator(".city", hasText("Lyon")).locator(".on.running"))
                .containsText("Pitchs des projets");
        assertThat(posts().first()).containsText("envoyé");
    }

    @Test
    @Order(2)
    void whatWasSaidByMistakeIsUndone() {
        Page watcher = timeline(1366, 768, "fr-FR");
        desk.getByRole(AriaRole.BUTTON, name("Personnes")).click();
        desk.getByLabel("Combien êtes-vous ?").fill("64");
        desk.locator("form", hasText("Combien")).getByRole(AriaRole.BUTTON).click();
        assertThat(watcher.locator(".city", hasText("Lyon"))).containsText("64 personnes");

        posts().first().getByRole(AriaRole.BUTTON, inside("Défaire")).click();

        assertThat(watcher.locator(".city", hasText("Lyon"))).not().containsText("64 personnes");
    }

    @Test
    @Order(3)
    void aRefusalSaysWhy() {
        desk.evaluate("""
                () => document.querySelector('desk-page').outbox.add(
                    { type: 'slot.started', city: 'lyon', slot: 'pitchs' }, Math.floor(document.querySelector('desk-page').now))
                """);

        assertThat(posts().first()).containsText("refusé");
        assertThat(posts().first()).containsText("déjà en cours");
    }

    @Test
    @Order(3)
    void anAnnouncementForSomeCitiesNamesThem() {
        Page watcher = timeline(1366, 768, "fr-FR");
        Page control = desk.context().newPage();
        control.navigate("http://localhost:" + port + "/control");
        control.getByLabel("Annoncer à toutes les villes").fill("Le car part à 20 h");
        control.getByLabel("Lyon", new Page.GetByLabelOptions().setExact(true)).check();
        control.getByLabel("Paris", new Page.GetByLabelOptions().setExact(true)).check();
        control.locator(".announcing").getByRole(AriaRole.BUTTON).click();
        assertThat(control.locator(".read-by")).containsText("À Lyon et Paris.");

        assertThat(news(watcher).first()).containsText("À Lyon et Paris : Le car part à 20 h");
    }

    @Test
    @Order(3)
    void whoeverDecidesOnWhatAnotherHasChangedMeanwhileIsToldWhat() throws Exception {
        Page control = desk.context().newPage();
        control.navigate("http://localhost:" + port + "/control");
        control.getByRole(AriaRole.BUTTON, name("10 min")).click();
        assertThat(control.locator("dialog")).containsText("Reporter");

        decide("{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"Paris cherche un câble\"}");
        assertThat(control.locator(".hold")).containsText("Paris cherche un câble");
        control.getByRole(AriaRole.BUTTON, name("Confirmer")).click();

        assertThat(control.getByRole(AriaRole.ALERT)).containsText("mis en attente");
        assertThat(control.locator(".rendezvous .moment")).containsText("18:00");
        decide("{\"type\":\"milestone.released\",\"milestone\":\"meetup-video\"}");
    }

    @Test
    @Order(3)
    void whoeverWasTooLateToCancelNeedNotTypeTheReasonAgain() throws Exception {
        Page control = desk.context().newPage();
        control.navigate("http://localhost:" + port + "/control");
        Locator reason = control.locator("dialog").getByLabel("Raison");
        control.locator(".apart summary").click();
        control.getByRole(AriaRole.BUTTON, name("Renoncer à ce moment")).click();
        reason.fill("Pas de réseau à Tunis");

        decide("{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"Lille attend\"}");
        assertThat(control.locator(".hold")).containsText("Lille attend");
        control.getByRole(AriaRole.BUTTON, name("Confirmer")).click();
        assertThat(control.getByRole(AriaRole.ALERT)).containsText("mis en attente");
        control.getByRole(AriaRole.BUTTON, name("Renoncer à ce moment")).click();

        assertThat(reason).hasValue("Pas de réseau à Tunis");
        decide("{\"type\":\"milestone.released\",\"milestone\":\"meetup-video\"}");
    }

    @Test
    @Order(3)
    void whatIsConfirmedWhileAnotherDecisionIsOnItsWayStaysInSight() throws Exception {
        Page control = desk.context().newPage();
        AtomicReference<Route> onItsWay = new AtomicReference<>();
        control.route("**/decisions/**", route -> {
            if (!onItsWay.compareAndSet(null, route)) {
                route.resume();
            }
        });
        control.navigate("http://localhost:" + port + "/control");
        control.locator("form", hasText("Mettre en attente"))
                .getByLabel("Raison")
                .fill("Lyon cherche un câble");
        control.getByRole(AriaRole.BUTTON, name("Mettre en attente")).click();
        control.waitForCondition(() -> onItsWay.get() != null);
        control.getByRole(AriaRole.BUTTON, name("10 min")).click();
        control.getByRole(AriaRole.BUTTON, name("Confirmer")).click();
        assertThat(control.locator("dialog")).containsText("Reporter");

        onItsWay.get().resume();
        assertThat(control.locator(".posts")).containsText("Lyon cherche un câble");
        control.getByRole(AriaRole.BUTTON, name("Confirmer")).click();

        assertThat(control.getByRole(AriaRole.ALERT)).containsText("mis en attente");
        decide("{\"type\":\"milestone.released\",\"milestone\":\"meetup-video\"}");
    }

    private void decide(String decision) throws Exception {
        new Program(server).decides(decision);
    }

    @Test
    @Order(3)
    void aDeskGoesOnThroughTheTroubleOfAServerOrAProxy() {
        Page troubled = desk.context().newPage();
        troubled.route("**/api/v1/roles", route -> route.fulfill(status(503)));
        troubled.route("**/check-ins/**", route -> route.fulfill(status(502)), new Page.RouteOptions().setTimes(1));
        troubled.navigate("http://localhost:" + port + "/desk");
        troubled.locator(".which button", hasText("Lyon")).click();
        troubled.getByRole(AriaRole.BUTTON, name("Nouvelle")).click();
        troubled.getByLabel("Une nouvelle à partager").fill("Tout va bien ici");
        troubled.locator("form", hasText("nouvelle")).getByRole(AriaRole.BUTTON).click();

        assertThat(troubled.locator(".posts li").first()).containsText("Tout va bien ici");
        assertThat(troubled.locator(".posts li").first()).containsText("envoyé");
        troubled.close();
    }

    private static Route.FulfillOptions status(int status) {
        return new Route.FulfillOptions().setStatus(status);
    }

    @Test
    @Order(4)
    void aDroppedConnectionIsShownAndComesBackRight() throws Exception {
        Page watcher = timeline(1366, 768, "fr-FR");
        server.close();
        assertThat(watcher.getByRole(AriaRole.STATUS)).containsText("Coupé du serveur");
        desk.getByRole(AriaRole.BUTTON, name("Nouvelle")).click();
        desk.getByLabel("Une nouvelle à partager").fill("On continue sans réseau");
        desk.locator("form", hasText("nouvelle")).getByRole(AriaRole.BUTTON).click();
        assertThat(posts().first()).containsText("en attente");

        server = start();

        assertThat(posts().first()).containsText("envoyé");
        assertThat(watcher.getByRole(AriaRole.STATUS)).containsText("En direct");
        assertThat(news(watcher).first()).containsText("On continue sans réseau");
    }

    @Test
    @Order(4)
    void howeverMuchIsSaidWithoutNetworkNothingOfItIsDropped() {
        Page watcher = timeline(1366, 768, "fr-FR");
        desk.context().setOffline(true);
        desk.evaluate("""
                () => {
                  const { outbox, now } = document.querySelector('desk-page');
                  const at = Math.floor(now);
                  outbox.add({ type: 'note', city: 'lyon', text: 'La toute première' }, at);
                  for (let n = 1; n <= 60; n++) outbox.add({ type: 'headcount', city: 'lyon', count: n }, at + n);
                }
                """);
        assertThat(posts().first()).containsText("en attente");

        desk.context().setOffline(false);

        assertThat(watcher.locator(".city", hasText("Lyon"))).containsText("60 personnes");
        assertThat(news(watcher).first()).containsText("La toute première");
    }

    @Test
    @Order(5)
    void arabicReadsFromRightToLeft() {
        Page page = timeline(390, 844, "ar-TN");

        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator(".rehearsal")).containsText("تدريب");
    }

    @Test
    @Order(6)
    void aLinkThatIsSpentSaysSo() {
        Page page = browser.person(390, 844, "fr-FR").newPage();
        page.navigate("http://localhost:" + port + "/join/n-importe-quoi");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("n’est plus valable");
    }

    @Test
    @Order(7)
    void aPageOfWhichAPartIsLostOnItsWayOpensByItselfOnceMore() {
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        page.route("**/web/other-pages-*", Route::abort, new Page.RouteOptions().setTimes(2));
        page.navigate("http://localhost:" + port + "/wall?city=lyon");

        assertThat(page.locator(".hall h1"))
                .containsText("Lyon", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    private Page timeline(int width, int height, String language) {
        BrowserContext person = browser.person(width, height, language);
        Page page = person.newPage();
        page.navigate("http://localhost:" + port + "/");
        assertThat(page.locator(".city")).hasCount(7);
        return page;
    }

    private static Locator news(Page page) {
        return page.locator(".news li");
    }

    private Locator posts() {
        return desk.locator(".posts li");
    }

    private static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions name(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
