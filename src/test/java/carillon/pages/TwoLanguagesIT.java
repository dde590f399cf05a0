package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reader calls the cities by their names in their own language, and hears what was written in the language it was written in. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoLanguagesIT {
    private static final String FRENCH = "fr-FR";
    private static final String ARABIC = "ar-TN";

    private final Browser browser;
    private RunningServer server;
    private Program program;
    private List<Cookie> coordinator;

    TwoLanguagesIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    void bothCitiesSayHowItGoes(@TempDir Path directory) throws Exception {
        server = TwoLanguages.start(directory);
        program = new Program(server);
        coordinator = SaturdayEvening.signIn(browser, server);
        program.says("{'type':'city.opened','city':'lyon'}");
        program.says("{'type':'slot.started','city':'tunis','slot':'amal','observedAt':'2017-03-04T15:35:00Z'}");
        program.says("{'type':'note','city':'tunis','text':'وصل كل المشاركين'}");
        program.says("{'type':'ready','city':'tunis','milestone':'meetup-video','ready':'no','note':'ينقصنا كابل'}");
        program.says("{'type':'help.wanted','city':'tunis','text':'نحتاج إلى كابل'}");
        program.decides("{'type':'announcement','text':'Le dîner est servi : https://example.org/diner'}");
        program.decides("{'type':'milestone.held','milestone':'meetup-video','reason':'Lyon cherche un câble'}");
    }

    @AfterAll
    void end() throws Exception {
        browser.closePages();
        server.close();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
        "fr-FR, /, #city-tunis, Tunis",
        "ar-TN, /, #city-tunis, تونس",
        "ar-TN, /, #city-lyon, ليون",
        "fr-FR, /wall, .face b, Tunis",
        "ar-TN, /wall, .face b, تونس",
        "ar-TN, /wall, .face b, ليون",
        "fr-FR, /wall?city=tunis, h1 b, Tunis",
        "ar-TN, /wall?city=lyon, h1 b, ليون",
        "fr-FR, /desk, .which button b, Tunis",
        "ar-TN, /desk, .which button b, تونس",
        "fr-FR, /control, .standing tbody th, Tunis",
        "ar-TN, /control, .standing tbody th, ليون",
    })
    void aCityGoesByItsNameInTheLanguageOfThePage(String language, String path, String where, String name) {
        Page page = open(language, path);

        assertThat(page.locator(where, hasText(name)).first()).isVisible();
        page.context().close();
    }

    @ParameterizedTest
    @CsvSource({"fr, Tunis", "ar, تونس"})
    void theDeskOfACityAndARefusalNameItInTheLanguageOfThePage(String language, String name) throws Exception {
        Page desk = browser.person(390, 844, language).newPage();
        Browser.join(desk, program.invitation("tunis").toString());
        assertThat(desk.locator("h1")).containsText(name);

        desk.evaluate("""
                () => {
                  const { outbox, now } = document.querySelector('desk-page');
                  return outbox.add({ type: 'slot.started', city: 'tunis', slot: 'jamais' }, Math.floor(now));
                }
                """);

        assertThat(desk.locator(".latest.refused .why")).containsText(name);
        desk.context().close();
    }

    @Test
    void whatWasWrittenIsMarkedAsBeingInTheLanguageOfWhoeverWroteIt() {
        Page control = open(FRENCH, "/control");
        assertThat(written(control, "ar", ".standing td i", "ينقصنا كابل")).isVisible();
        assertThat(written(control, "ar", ".attendance .face i", "ينقصنا كابل")).isVisible();
        assertThat(written(control, "ar", ".standing .on", "عمل الفرق")).isVisible();
        assertThat(written(control, "ar", ".call .help", "نحتاج إلى كابل")).isVisible();
        assertThat(written(control, "ar", ".said li", "وصل كل المشاركين")).isVisible();
        control.context().close();

        Page desk = open(FRENCH, "/desk");
        desk.locator(".which button", hasText("Tunis")).click();
        assertThat(written(desk, "ar", ".programme b", "عمل الفرق")).isVisible();
        assertThat(written(desk, "ar", ".help", "نحتاج إلى كابل")).isVisible();
        assertThat(written(desk, "ar", ".posts li", "وصل كل المشاركين")).isVisible();
        assertThat(written(desk, "ar", "[aria-labelledby=ready]", "ينقصنا كابل"))
                .isVisible();
        desk.context().close();
    }

    @Test
    void whatCoordinationWroteIsMarkedAsBeingInTheFirstLanguageOfTheEvent() {
        Page control = open(ARABIC, "/control");
        assertThat(written(control, "fr", ".rendezvous .hold", "Lyon cherche un câble"))
                .isVisible();
        assertThat(written(control, "fr", ".read-by", "Le dîner est servi")).isVisible();
        assertThat(written(control, "fr", ".posts li", "Lyon cherche un câble")).isVisible();
        control.context().close();

        Page desk = open(ARABIC, "/desk");
        desk.locator(".which button", hasText("تونس")).click();
        assertThat(written(desk, "fr", ".moment-band .hold", "Lyon cherche un câble"))
                .isVisible();
        assertThat(written(desk, "fr", ".announced", "Le dîner est servi")).isVisible();
        desk.context().close();
    }

    /** A text that stands at a place and is marked as being in a language. */
    private static Locator written(Page page, String language, String where, String text) {
        return page.locator(where + " [lang=" + language + "]", hasText(text)).first();
    }

    @Test
    void aTeamIsInvitedInTheLanguageThatItsPeopleWrite() {
        Page page = open(FRENCH, "/team");
        page.locator(".all-teams button").click();

        Locator tunis = page.locator("made-link[data-city=tunis]");
        assertThat(tunis.locator("h3")).hasText("Tunis");
        assertThat(tunis.locator(".message")).containsText("انضمّوا إلى فريق تونس");
        assertThat(tunis.locator(".message")).hasAttribute("dir", "rtl");
        assertThat(page.locator("made-link[data-city=lyon] .message")).containsText("rejoignez l’équipe de Lyon");
        page.context().close();
    }

    private Page open(String language, String path) {
        BrowserContext person = browser.person(1280, 800, language);
        person.addCookies(coordinator);
        Page page = person.newPage();
        page.navigate(server.at(path).toString());
        return page;
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
