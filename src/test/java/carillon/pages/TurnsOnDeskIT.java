package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A city holds its own pitch session at its desk, on a phone, with or without network. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = CityProjects.EDITION)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnsOnDeskIT {
    private final Browser browser;
    private final RunningServer server;
    private final Program program;

    TurnsOnDeskIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
    }

    @BeforeAll
    void openTheDoors() throws Exception {
        program.says("{'type':'city.opened','city':'lyon'}");
        program.says("{'type':'city.opened','city':'tunis'}");
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void threeProjectsPitchWithoutNetworkWithAReloadBetweenAndArriveWithTheirOwnTimes() throws Exception {
        Page desk = desk("lyon", "fr-FR");
        Browser.keepsItsPages(desk);
        desk.context().setOffline(true);
        Taps taps = new Taps();
        taps.on(button(desk, "Passages de « Pitchs »"));
        desk.getByLabel("Minutes chacun").first().fill("4");
        taps.on(button(desk, "Par thème"));
        assertThat(desk.locator(".turn .who")).hasText(new Pattern[] {
            Pattern.compile("Rampes"), Pattern.compile("Budget ouvert"), Pattern.compile("Un arbre par rue")
        });
        taps.on(button(desk, "Commencer « Pitchs »").first());
        taps.on(likely(desk, "Premier : Lyon · Rampes"));
        assertThat(desk.locator(".dock .speaking")).containsText(Pattern.compile("Rampes\\s+reste 0[34]:[0-5]\\d"));

        desk.reload();
        assertThat(desk.locator(".dock .speaking")).containsText("Rampes");
        taps.on(desk.locator("#prolong-turn"));
        assertThat(desk.locator(".turn.running .minutes")).hasText(Pattern.compile("5\\smin"));
        taps.on(likely(desk, "Suivant : Lyon · Budget ouvert"));
        assertThat(desk.locator(".dock .speaking")).containsText("Budget ouvert");
        taps.on(likely(desk, "Suivant : Lyon · Un arbre par rue"));
        taps.on(likely(desk, "Terminer « Pitchs »"));
        assertThat(desk.locator(".dock .speaking")).hasCount(0);
        assertThat(pitches().has("turns")).isFalse();
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator(".posts .unsent")).hasCount(0);
        assertThat(taps.count()).isEqualTo(8);
        JsonNode turns = pitches().path("turns");
        assertThat(turns.findValuesAsText("state")).containsExactly("done", "done", "done");
        assertThat(turns.at("/rampes/minutes").asInt()).isEqualTo(5);
        assertThat(turns.at("/rampes/actual/end")).isEqualTo(turns.at("/budget/actual/start"));
        assertThat(turns.at("/budget/actual/end")).isEqualTo(turns.at("/arbres/actual/start"));
        assertThat(turns.at("/arbres/actual/end")).isEqualTo(pitches().at("/actual/end"));
        // Each as it was pressed, in the minutes without network, and not when it was delivered.
        assertThat(program.journal())
                .filteredOn(line -> line.path("type").asText().startsWith("turn"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("observedAt").asText())
                        .isLessThan(line.path("at").asText()));
    }

    @Test
    void theKeyboardAloneMakesTheOrderAndLeadsThroughIt() throws Exception {
        Page desk = desk("tunis", "fr-FR");
        Keys.tabTo(desk, "#turns-amal");
        desk.keyboard().press("Enter");
        Keys.tabTo(desk, "slot-turns select[name=project]");
        Keys.tabTo(desk, "slot-turns .turns-made button:not([type])");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".turn")).hasCount(1);
        Keys.tabTo(desk, "slot-turns summary");
        desk.keyboard().press("Enter");
        Keys.tabTo(desk, "slot-turns select[name=project]");
        desk.keyboard().press("End");
        Keys.tabTo(desk, "slot-turns input[name=title]");
        desk.keyboard().type("Mot de la fin");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".turn")).hasCount(2);

        Keys.tabTo(desk, "#likely");
        pressLikely(desk, "Commencer");
        pressLikely(desk, "Premier :");
        pressLikely(desk, "Suivant : Mot de la fin");
        assertThat(desk.locator(".dock .speaking")).containsText("Mot de la fin");
        Keys.tabTo(desk, ".latest .undo");
        assertThat(desk.locator(".latest .undo")).hasAttribute("aria-disabled", "false");
        desk.keyboard().press("Enter");

        assertThat(desk.locator(".dock .speaking")).containsText("الماء للجميع");
        assertThat(likely(desk, "Suivant : Mot de la fin")).isVisible();
        assertThat(desk.locator(".latest")).containsText("défait");
        assertThat(Axe.violations(desk)).isEmpty();
    }

    @Test
    void nothingIsWiderThanThePhoneAndThereAreNoBarriersInArabic() throws Exception {
        Page desk = desk("lille", "ar-TN");
        desk.locator("#turns-travail").click();
        assertThat(desk.locator("slot-turns input[name=title]")).isFocused();
        assertThat(Axe.violations(desk)).isEmpty();
        assertThat(desk.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private JsonNode pitches() throws IOException, InterruptedException {
        return program.timeline().at("/timeline/cities/lyon/slots/pitchs");
    }

    private Page desk(String city, String language) throws IOException, InterruptedException {
        Page desk = new Team(server).organizer(city, browser.person(360, 740, language), "/desk");
        assertThat(desk.locator("#likely")).isVisible();
        return desk;
    }

    private static Locator likely(Page desk, String words) {
        return desk.locator("#likely", new Page.LocatorOptions().setHasText(words));
    }

    /** Presses the large button, which the keyboard is on, once it takes what is pressed. */
    private static void pressLikely(Page desk, String words) {
        assertThat(likely(desk, words)).isFocused();
        assertThat(likely(desk, words)).hasAttribute("aria-disabled", "false");
        desk.keyboard().press("Enter");
    }

    private static Locator button(Page desk, String name) {
        return desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
