package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.PHONE;
import static carillon.pages.Barriers.barriers;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No page shuts anybody out at hours when no shared moment is near, and the keyboard is soon where somebody wants to be. */
@WithBrowser
@Order(1)
class OtherHoursIT {
    private static final List<EveryPage> PUBLIC = List.of(
            EveryPage.TIMELINE,
            EveryPage.REPLAY,
            EveryPage.REPORT,
            EveryPage.WALL,
            EveryPage.CITY_WALL,
            EveryPage.WALLS);

    /** Somebody else's page with the element. */
    private static final String EMBEDDED = """
            <!doctype html><html lang="fr"><title>.</title><script src="/carillon.js"></script>
            <main><h1>Ailleurs</h1><carillon-live></carillon-live></main>
            """;

    private final Browser browser;

    OtherHoursIT(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "FRIDAY_MORNING, .choose-city select, .ways-in button, .decisions .primary",
        "NIGHT, .choose-city select, .pin, .announcing textarea",
        "SUNDAY, .choose-city select, .pin, .announcing textarea",
        "OVER, .rendezvous .primary, .rendezvous .primary, .announcing textarea",
    })
    void noPageHasABarrier(Hour hour, String onAPhone, String onALaptop, String ofCoordination, @TempDir Path data)
            throws Exception {
        try (RunningServer server = hour.begin(data)) {
            List<String> barriers = new ArrayList<>();
            List<Cookie> coordinator = SaturdayEvening.signIn(browser, server);
            try (BrowserContext person = browser.person(LAPTOP, 800, "fr-FR")) {
                Page page = person.newPage();
                for (EveryPage one : PUBLIC) {
                    one.open(page, server.at("").toString());
                    page.locator("main:not([aria-busy=true])").waitFor();
                    barriers.addAll(barriers(one, page));
                }
                person.addCookies(coordinator);
                tooFar("/", PHONE, onAPhone, person, server, barriers);
                tooFar("/", LAPTOP, onALaptop, person, server, barriers);
                tooFar("/control", LAPTOP, ofCoordination, person, server, barriers);
            }

            assertThat(barriers).isEmpty();
        }
    }

    @Test
    void afterTheEndPageAndElementGiveThanksFiguresAndTheWayToTheReport(@TempDir Path data) throws Exception {
        try (RunningServer server = Hour.OVER.begin(data);
                BrowserContext person = browser.person(LAPTOP, 800, "fr-FR")) {
            Page page = person.newPage();
            page.navigate(server.at("/").toString());
            assertThat(page.locator(".city")).hasCount(7);
            assertThat(page.locator(".cities")).not().containsText("Rien d’annoncé");
            String figures = page.locator(".rendezvous.over .moment").innerText();

            Page elsewhere = person.newPage();
            elsewhere.route(
                    "**/embedded",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(EMBEDDED)));
            person.grantPermissions(List.of("local-network-access"));
            elsewhere.navigate(server.at("/embedded").toString());
            Locator element = elsewhere.locator("carillon-live");
            assertThat(element).containsText("Merci !");
            assertThat(element).containsText(figures);
            assertThat(element).not().containsText("Rien d’annoncé");
            Locator report = element.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Compte rendu"));
            assertThat(report.boundingBox().height).isGreaterThanOrEqualTo(44);
            assertThat(barriers("element", elsewhere, LAPTOP, EnumSet.of(Light.LIGHT, Light.DARK)))
                    .isEmpty();
            report.click();
            assertThat(elsewhere).hasURL(server.at("/report").toString());
        }
    }

    private static void tooFar(
            String path, int width, String action, BrowserContext person, RunningServer server, List<String> barriers) {
        Page page = person.newPage();
        page.setViewportSize(width, 800);
        page.navigate(server.at(path).toString());
        page.locator(action).first().waitFor();
        int tabs = Keys.tabsTo(page, action);
        if (tabs > ThreeTabsIT.MOST_TABS) {
            barriers.add("%d tabs to %s on %s at %d px".formatted(tabs, action, path, width));
        }
        page.close();
    }
}
