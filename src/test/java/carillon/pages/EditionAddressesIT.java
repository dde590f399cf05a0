package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of an edition stand behind its name, and lead to each other there; the bare addresses go on as before. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00")
class EditionAddressesIT {
    private static final String HOME = "/nuit-du-code-citoyen-2017";

    private static final double A_FEW_METRES = 8;

    /** Where the links of a page lead, without those that stay on it. */
    private static final String LINKS = """
            () => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
              .filter((address) => address.startsWith('/'))
            """;

    private final Browser browser;
    private final RunningServer server;
    private final Team team;

    EditionAddressesIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        this.team = new Team(server);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NEW", "CUT_LINK", "SPENT_LINK"})
    void aPageBehindTheNameOfItsEditionLeadsToItsPagesThere(EveryPage one) {
        Page page = browser.person(1280, 800, "fr-FR").newPage();

        one.open(page, server.at(HOME).toString());

        assertThat(page.evaluate("() => location.pathname")).asString().startsWith(HOME + "/");
        assertThat(links(page)).allMatch(address -> address.startsWith(HOME + "/"));
        // A wall leads nowhere: nobody touches it.
        assertThat(links(page).isEmpty()).isEqualTo(one == EveryPage.WALL || one == EveryPage.CITY_WALL);
    }

    @Test
    void aPageAtABareAddressLeadsToBareAddresses() {
        Page page = browser.person(1280, 800, "fr-FR").newPage();

        EveryPage.TIMELINE.open(page, server.at("").toString());

        assertThat(links(page)).contains("/desk", "/wall?choose").noneMatch(address -> address.startsWith(HOME));
    }

    @Test
    void theDeskOfAnEditionOpensWithoutNetworkBesideTheBareOne() throws Exception {
        BrowserContext phone = browser.person(390, 844, "fr-FR");
        Page desk = team.organizer("lyon", phone, HOME + "/desk");
        assertThat(desk.locator("#likely")).isVisible();
        for (String kept : List.of(HOME + "/", HOME + "/desk", "/desk")) {
            desk.waitForCondition(
                    () -> (boolean) desk.evaluate("async (page) => (await caches.match(page)) !== undefined", kept));
        }
        desk.waitForFunction("() => navigator.serviceWorker.controller !== null");

        phone.setOffline(true);
        for (String address : List.of(HOME + "/desk", "/desk", HOME + "/")) {
            desk.navigate(server.at(address).toString());
            assertThat(desk.locator("body")).containsText("Lyon");
            assertThat(links(desk))
                    .as(address)
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith(HOME) == address.startsWith(HOME));
        }
    }

    @Test
    void theCodeOfAWallLeadsWhereItsPageStands() {
        Page page = browser.person(1280, 800, "fr-FR").newPage();
        EveryPage.WALLS.open(page, server.at(HOME).toString());

        Locator code = page.locator(".walls li", new Page.LocatorOptions().setHasText("Lyon"))
                .locator("img");
        code.scrollIntoViewIfNeeded();
        PhoneCamera.waitFor(code);

        assertThat(PhoneCamera.reads(code.screenshot(), A_FEW_METRES))
                .contains(server.at(HOME + "/wall?city=lyon").toString());
    }

    @Test
    void aPhoneInstallsTheDeskOfAnEditionBesideTheBareOne() {
        Page page = browser.person(390, 844, "fr-FR").newPage();
        EveryPage.TIMELINE.open(page, server.at(HOME).toString());

        assertThat(
                        page.evaluate(
                                "async () => (await (await fetch(document.querySelector('link[rel=manifest]').href)).json()).id"))
                .isEqualTo(HOME + "/desk");
    }

    @SuppressWarnings("unchecked") // A list of strings is what the script gives.
    private static List<String> links(Page page) {
        return (List<String>) page.evaluate(LINKS);
    }
}
