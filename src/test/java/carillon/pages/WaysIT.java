package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways from one page to the others, the names that pages go by, and what a link to them shows. */
@WithBrowser
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysIT {
    private static final String EVENT = "Nuit du Code Citoyen 2017";

    private static final double A_FEW_METRES = 8;

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    WaysIT(RunningServer server, Browser browser) {
        this.server = server;
        this.program = new Program(server);
        this.browser = browser;
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void fromTheTimelineOneComesToEveryOtherPageAndBack() throws Exception {
        program.noted("Il y a de quoi raconter");
        Page page = open("/");

        for (String way : new String[] {"/wall\\?choose", "/desk", "/report"}) {
            page.locator("page-ways a")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.locator("xpath=self::a[contains(@href, '" + way.replace("\\", "") + "')]")))
                    .click();
            page.waitForURL(Pattern.compile(".*" + way));
            assertThat(page.locator("h1")).isVisible();
            page.locator("page-ways a").first().click();
            page.waitForURL(server.at("/").toString());
        }
    }

    @Test
    void everyHallFindsItsWallAmongAllWithACodeForItsScreen() throws Exception {
        Page page = open("/wall?choose");
        assertThat(page.locator(".walls li")).hasCount(8);
        Locator lyon = page.locator(".walls li", new Page.LocatorOptions().setHasText("Lyon"));
        Locator code = lyon.locator("img");
        code.scrollIntoViewIfNeeded();
        PhoneCamera.waitFor(code);

        assertThat(PhoneCamera.reads(code.screenshot(), A_FEW_METRES))
                .contains(server.at("/wall?city=lyon").toString());
        lyon.locator("a").first().click();
        assertThat(page.locator(".hall h1")).containsText("Lyon");
    }

    @ParameterizedTest
    @CsvSource({
        "/, Nuit du Code Citoyen 2017",
        "/wall, Nuit du Code Citoyen 2017 · Écran",
        "/wall?city=lyon, Lyon · Nuit du Code Citoyen 2017 · Écran",
        "/report, Nuit du Code Citoyen 2017 · Compte rendu",
        "/join, Nuit du Code Citoyen 2017 · Invitation",
    })
    void aTitleNamesTheCityTheEventAndThePage(String path, String title) {
        assertThat(open(path)).hasTitle(title);
    }

    @Test
    void theDeskOfACityGoesByItsName() throws Exception {
        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, program.invitation("lyon").toString());

        assertThat(desk).hasTitle(Pattern.compile("Lyon · " + EVENT + " · .*"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, fr, « Meetup vidéo entre les villes », fr",
        "/wall?city=lyon, en, “Video meetup between the cities”, en",
        "/desk?lang=ar, fr, «لقاء بالفيديو بين المدن», ar",
    })
    void aLinkShowsTheEventAndWhatIsOnInTheLanguageAskedFor(String path, String asked, String moment, String language)
            throws Exception {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(server.at(path))
                        .header("Accept-Language", asked)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.body())
                .contains("<html lang=\"" + language + "\"")
                .contains("<title>" + EVENT + "</title>")
                .contains("<meta property=\"og:title\" content=\"" + EVENT + "\">")
                .containsPattern("<meta property=\"og:description\" content=\"[^\"]*" + moment + "[^\"]*18:00");
        assertThat(page.headers().firstValue("Content-Language")).contains(language);
    }

    @Test
    void whatPeopleOfACityWroteIsMarkedAsBeingInTheirLanguage() throws Exception {
        program.says("{'type':'note','city':'lyon','text':'On a besoin de rallonges'}");
        Page page = browser.person(1280, 800, "en-GB").newPage();
        page.navigate(server.at("/").toString());

        assertThat(page.locator(".venue bdi").first()).hasAttribute("lang", "fr");
        assertThat(page.locator(".news li [lang=fr]").first()).hasText("On a besoin de rallonges");
        assertThat(page.locator(".news li").first()).containsText("Lyon: On a besoin de rallonges");
    }

    private Page open(String path) {
        Page page = browser.person(1280, 800, "fr-FR").newPage();
        page.navigate(server.at(path).toString());
        return page;
    }
}
