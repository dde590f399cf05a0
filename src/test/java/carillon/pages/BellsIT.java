package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a phone on the table lets a hall hear of the shared moment. */
@WithBrowser
@Order(1)
class BellsIT {
    /** Notes what a bell does: how often it shakes the phone, and how many tones it has. */
    private static final String LISTEN = """
            globalThis.shaken = [];
            globalThis.tones = [];
            let sounding = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (when) { sounding++; start.call(this, when); };
            navigator.vibrate = (pattern) => {
              globalThis.shaken.push(pattern.length);
              globalThis.tones.push(sounding);
              sounding = 0;
              return true;
            };
            """;

    /** What the browser shows beside the pages, of which a page that is in sight has no need. */
    private static final String NOTIFIED = """
            async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications()).map(({ body }) => body)
            """;

    private final Browser browser;

    BellsIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void eachBellRingsOnceAndNeverAfterTheFact(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:00:00+01:00", "--speed", "120", "--simulate")) {
            Page early = listener(server);
            early.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cloches"))
                    .click();
            Browser.outOfSight(early);
            early.waitForFunction("() => document.title.includes('C’est l’heure')");
            early.waitForFunction("() => document.querySelector('.clock').innerText > '18:10'");
            Page late = listener(server);

            assertThat(late.locator(".rendezvous .moment")).containsText("en cours");
            early.waitForCondition(
                    () -> early.locator(".rendezvous .moment").innerText().contains("terminé"));
            assertThat(early.evaluate("() => globalThis.shaken")).isEqualTo(List.of(1, 3, 5, 3));
            assertThat(early.evaluate("() => globalThis.tones")).isEqualTo(List.of(6, 12, 18, 24));
            assertThat(early.evaluate(NOTIFIED)).asString().contains("C’est l’heure");
            assertThat(late.evaluate("() => globalThis.shaken")).isEqualTo(List.of());
            assertThat(late.title()).doesNotContain("heure");
        }
    }

    private Page listener(RunningServer server) {
        BrowserContext person = browser.person(1280, 720, "fr-FR");
        person.grantPermissions(List.of("notifications"));
        person.addInitScript(LISTEN);
        Page page = person.newPage();
        page.navigate(server.at("/").toString());
        assertThat(page.locator(".city")).hasCount(7);
        return page;
    }

    private static RunningServer server(Path data, String clock, String... more) throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), clock, more);
    }
}
