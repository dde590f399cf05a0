package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody of the public comes for on Saturday evening, while an announcement stands out. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicJourneysIT {
    /** Whether somebody who has not scrolled sees all of an element, and nothing stands over it. */
    private static final String IS_SEEN = """
            (element) => {
              const { left, top, right, bottom } = element.getBoundingClientRect();
              const { clientWidth, clientHeight } = document.documentElement;
              const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return scrollY === 0 && left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight
                && (element.contains(found) || found.contains(element));
            }
            """;

    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    PublicJourneysIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @BeforeAll
    void somethingIsOnAndSomethingIsAnnounced() throws Exception {
        program.says("{'type':'slot.started','city':'lyon','slot':'atelier-design'}");
        program.decides("{'type':'announcement','text':'Le dîner est servi à 19 h 30 : https://example.org/diner'}");
    }

    @ParameterizedTest(name = "{0} × {1} px, {2}")
    @CsvSource({"390, 844, fr-FR", "360, 640, fr-FR", "360, 640, ar-TN"})
    @Order(1)
    void whoComesBackSeesTheNextSlotOfTheirCityWithoutScrolling(int width, int height, String language) {
        BrowserContext person = browser.person(width, height, language);
        Page first = open(person);
        first.locator(".choose-city select").selectOption("lyon");
        assertThat(first.locator(".city.mine")).isVisible();
        first.close();

        Page page = open(person);

        Locator next = page.locator(".city.mine dd").last();
        assertThat(next).containsText(Pattern.compile("\\d\\d:\\d\\d\\s+\\S+"));
        assertThat(next.evaluate(IS_SEEN)).isEqualTo(true);
    }

    @ParameterizedTest(name = "{0} × {1} px")
    @CsvSource({"390, 844", "360, 640", "1366, 768"})
    @Order(2)
    void onceItIsTimeTheRoomIsEnteredWithOneTapAndWithoutScrolling(int width, int height) throws Exception {
        program.triesToDecide("{'type':'milestone.started','milestone':'meetup-video'}");
        BrowserContext person = browser.person(width, height, "fr-FR");
        person.route("https://appear.in/**", route -> route.fulfill());
        Page page = open(person);
        Locator room = page.locator(".rendezvous.live .room");
        assertThat(room).isVisible();
        assertThat(room.evaluate(IS_SEEN)).isEqualTo(true);

        Taps taps = new Taps();
        taps.on(room);

        page.waitForURL("https://appear.in/nuitcodecitoyen");
        assertThat(taps.count()).isEqualTo(1);
    }

    /** The first page, once all of it is there. */
    private Page open(BrowserContext person) {
        Page page = person.newPage();
        page.navigate(server.at("/").toString());
        assertThat(page.locator("main")).hasAttribute("aria-busy", "false");
        return page;
    }
}
