package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A rehearsal that begins in the night to Sunday. */
@WithBrowser
@WithServer(
        clock = "2017-03-05T03:00:00+01:00",
        options = {"--simulate"})
class LateRehearsalIT {
    private final RunningServer server;
    private final Browser browser;

    LateRehearsalIT(RunningServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @Test
    void whatWouldHaveHappenedByThenHasHappenedAndCanBeSeenAgain() {
        Page page = browser.person(1366, 900, "fr-FR").newPage();
        page.navigate(server.at("/").toString());

        // What comes first in the morning.
        assertThat(page.locator(".rendezvous .moment")).containsText("08:00 Tunis");
        assertThat(page.locator(".news")).containsText("est terminé");
        assertThat(page.locator("[aria-labelledby=city-lyon]")).containsText("L'appel des survivants");
        assertThat(page.locator("[aria-labelledby=city-paris]")).containsText("fermée");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Revoir"))
                .click();

        assertThat(page).hasURL(Pattern.compile(".*\\?at=2017-03-03T17:.*"));
        assertThat(page.locator(".news li")).hasCount(1);
        assertThat(page.locator(".news li")).containsText("Rennes a ouvert ses portes");
    }
}
