package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.PHONE;
import static carillon.pages.Barriers.barriers;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No page shuts anybody out when the shared moment does not go as planned, and when it does. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class BarriersAtTheMomentIT {
    private static final String ANNOUNCEMENT =
            "{'type':'announcement','text':'Tout le monde dehors : https://example.org/plan','urgent':true}";

    private static final List<EveryPage> PAGES =
            List.of(EveryPage.TIMELINE, EveryPage.CONTROL, EveryPage.WALL, EveryPage.CITY_WALL, EveryPage.REPORT);

    private static final String EMBEDDED = """
            <!doctype html><html lang="fr"><title>.</title><script src="/carillon.js"></script>
            <main><h1>Ailleurs</h1><carillon-live></carillon-live><carillon-live show="city" city="paris"></carillon-live>
            <carillon-live show="countdown"></carillon-live></main>
            """;

    private final SaturdayEvening evening;

    BarriersAtTheMomentIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @Test
    void noPageHasABarrierWhateverBecomesOfTheSharedMoment() throws Exception {
        List<String> barriers = new ArrayList<>();
        evening.program().decides(ANNOUNCEMENT);
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, "fr-FR")) {
            Page page = person.newPage();
            Page elsewhere = embedded(person);
            Page desk = desk("fr-FR");
            Page arabicDesk = desk("ar-TN");
            barriers.addAll(barriersAt("planned desk", desk, arabicDesk));
            desk.locator(".pair button").first().click();
            assertThat(arabicDesk.locator(".pair button[aria-pressed=true]")).isVisible();
            barriers.addAll(barriersAt("ready desk", desk, arabicDesk));
            for (Outcome outcome : Outcome.values()) {
                outcome.comeAbout(evening);
                assertThat(desk.locator(outcome.sign())).isVisible();
                assertThat(arabicDesk.locator(outcome.sign())).isVisible();
                barriers.addAll(barriersAt(outcome + " desk", desk, arabicDesk));
                for (EveryPage one : PAGES) {
                    one.open(page, evening.address());
                    if (one != EveryPage.REPORT) {
                        assertThat(page.locator(outcome.sign())).isVisible();
                    }
                    barriers.addAll(barriers(outcome + " " + one, page));
                }
                assertThat(elsewhere.locator("carillon-live").last()).containsText(outcome.word());
                barriers.addAll(barriers(outcome + " element", elsewhere, LAPTOP, EnumSet.of(Light.LIGHT, Light.DARK)));
            }
        }

        assertThat(barriers).isEmpty();
    }

    /** Somebody else's page with the element in all that it can show. */
    private Page embedded(BrowserContext person) {
        // Chromium takes a page that the test answers with for one from elsewhere, which may not open a socket to this
        // machine.
        person.grantPermissions(List.of("local-network-access"));
        Page page = person.newPage();
        page.route(
                "**/embedded",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(EMBEDDED)));
        page.navigate(evening.address() + "/embedded");
        return page;
    }

    /** Opens the desk of a city, in a coordinator's browser of its own. */
    private Page desk(String language) {
        Page desk = evening.coordinator(LAPTOP, 800, language).newPage();
        EveryPage.DESK.open(desk, evening.address());
        return desk;
    }

    /** What a desk looks like in each colour differs by what it shows, and Arabic by where that stands. */
    private static List<String> barriersAt(String what, Page french, Page arabic) {
        List<String> barriers = new ArrayList<>();
        barriers.addAll(barriers(what + " fr", french, LAPTOP, EnumSet.of(Light.LIGHT)));
        barriers.addAll(barriers(what + " fr", french, PHONE, EnumSet.of(Light.DARK)));
        barriers.addAll(barriers(what + " ar", arabic, LAPTOP, EnumSet.of(Light.DARK)));
        barriers.addAll(barriers(what + " ar", arabic, PHONE, EnumSet.of(Light.LIGHT)));
        return barriers;
    }
}
