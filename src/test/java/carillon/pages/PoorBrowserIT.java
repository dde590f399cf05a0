package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that is old, or whose pages came over plain HTTP: whatever it cannot do, the pages go on without. */
@WithBrowser
@WithServer(clock = "2017-03-04T09:25:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoorBrowserIT {
    /** Takes away what only safe ways, newer browsers or willing ones have; and no zone of Europe or Africa is known. */
    static final String POOR = """
            for (const name of ['BroadcastChannel', 'Notification', 'AudioContext', 'ResizeObserver', 'WebSocket']) {
              delete globalThis[name];
            }
            for (const name of ['locks', 'serviceWorker', 'wakeLock', 'storage', 'clipboard', 'vibrate']) {
              delete Navigator.prototype[name];
            }
            for (const name of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(globalThis, name, { get() { throw new DOMException('none here', 'SecurityError'); } });
            }
            delete Intl.ListFormat;
            delete Intl.PluralRules;
            delete AbortSignal.timeout;
            delete Crypto.prototype.randomUUID;
            delete HTMLDialogElement.prototype.showModal;
            delete HTMLDialogElement.prototype.close;
            const { DateTimeFormat, NumberFormat } = Intl;
            const poor = (Format, isUnknown) => function (language, options) {
              if (isUnknown(options ?? {})) throw new RangeError('not known here');
              return new Format(language, options);
            };
            Intl.DateTimeFormat = poor(DateTimeFormat, ({ timeZone }) => /^(Europe|Africa|Etc)\\//.test(timeZone));
            Intl.NumberFormat = poor(NumberFormat, ({ style }) => style === 'unit');
            globalThis.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };
            """;

    private final List<String> errors = new ArrayList<>();
    private final RunningServer server;
    private final Program program;
    private final BrowserContext person;

    PoorBrowserIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        person = browser.person(1280, 720, "en-GB");
        person.addInitScript(POOR);
        person.onWebError(error -> errors.add(error.error()));
    }

    @ParameterizedTest
    @CsvSource({
        "/, Brainstorming",
        "/wall, Video meetup",
        "/wall?city=tunis, Video meetup",
        "/report, Brainstorming",
        "/?at=2017-03-04T09:25:10Z, Brainstorming"
    })
    void everyPageOpensAndSaysThatItsTimesAreOfUtc(String address, String text) {
        Page page = person.newPage();
        page.navigate(server.at(address).toString());

        assertThat(page.locator("body")).containsText(text);
        assertThat(page.locator("time").first()).containsText("UTC");
        assertThat(errors).isEmpty();
        page.close();
    }

    @Test
    void aWallThatMayGoDarkSaysSo() {
        Page wall = person.newPage();
        wall.navigate(server.at("/wall").toString());

        assertThat(wall.locator(".may-go-dark")).containsText("This screen may go dark");
        assertThat(wall.locator("footer")).not().containsText("allow the bells");
        wall.close();
    }

    @Test
    void aDeskSendsAndACoordinatorDecides() throws Exception {
        Page desk = person.newPage();
        Browser.join(desk, program.invitation("lyon").toString());
        desk.locator(".likely").click();
        assertThat(desk.locator(".latest")).containsText("sent");
        assertThat(desk.locator(".programme time").first()).containsText("UTC");

        Browser.join(desk, server.coordinatorLink());
        Locator control = desk.locator("main.control");
        control.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("\\bmin\\b")))
                .first()
                .click();
        desk.locator("dialog .primary").click();
        assertThat(desk.locator("dialog")).hasCount(0);
        assertThat(control.locator(".posts")).containsText("UTC");
        assertThat(errors).isEmpty();
        desk.close();
    }
}
