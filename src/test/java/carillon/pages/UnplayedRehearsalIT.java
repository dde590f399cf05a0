package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/**
 * A rehearsal that people play themselves, and which begins on Sunday. Nobody has said anything by then, and no page
 * waits for what Saturday announced.
 */
@WithBrowser
@WithServer(clock = "2017-03-05T14:00:00+01:00")
class UnplayedRehearsalIT {
    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    UnplayedRehearsalIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @Test
    void itBeginsWithNothingSaidAndNoPageWaitsForTheMomentOfSaturday() throws Exception {
        assertThat(program.timeline().path("cursor").asText()).startsWith("0-");
        // Whoever forgot to end what runs is not late for what is long ago.
        program.says(
                "{'type':'slot.started','city':'lille','slot':'travail','observedAt':'2017-03-04T16:46:00+01:00'}");
        try (BrowserContext coordinator = browser.person(1366, 768, "fr-FR")) {
            coordinator.addCookies(SaturdayEvening.signIn(browser, server));
            Page page = coordinator.newPage();

            EveryPage.TIMELINE.open(page, server.at("").toString());
            assertThat(page.locator(".today")).isVisible();
            assertThat(page.locator(".countdown")).hasCount(0);

            EveryPage.WALL.open(page, server.at("").toString());
            assertThat(page.locator(".board tbody tr")).hasCount(7);
            assertThat(page.locator(".moment")).hasCount(0);

            EveryPage.DESK.open(page, server.at("").toString());
            assertThat(page.locator(".moment-band")).hasCount(0);
            assertThat(page.locator("#ready")).hasCount(0);

            EveryPage.CONTROL.open(page, server.at("").toString());
            assertThat(page.locator(".standing tbody tr")).hasCount(7);
            assertThat(page.locator(".standing .late")).hasCount(0);
            assertThat(page.locator("a.room")).hasCount(0);
        }
    }
}
