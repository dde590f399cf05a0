package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Saturday, ten to seven: in Lille and Toulouse the work of the afternoon began, and nobody said that it is over. */
@WithBrowser
@WithServer(clock = "2017-03-04T18:50:00+01:00")
class ForgottenSlotIT {
    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    ForgottenSlotIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @Test
    void theDeskAsksWhetherItIsStillOnAndUntilThenNoPageCallsItAFact() throws Exception {
        program.says("{\"type\":\"city.opened\",\"city\":\"lille\",\"observedAt\":\"2017-03-04T12:40:00Z\"}");
        program.says(
                "{\"type\":\"slot.started\",\"city\":\"lille\",\"slot\":\"travail\",\"observedAt\":\"2017-03-04T15:46:00Z\"}");
        Page timeline = browser.person(1366, 768, "fr-FR").newPage();
        timeline.navigate(server.at("/").toString());
        Locator lille = timeline.locator("[aria-labelledby=city-lille]");
        assertThat(lille).containsText("sans confirmation");
        Page desk = deskOf("lille");
        Locator question = desk.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName("« Travail par projet » : toujours en cours ?"));

        tap(question, "Oui, encore 20 minutes");

        assertThat(question).hasCount(0);
        assertThat(lille).containsText("Travail par projet");
        assertThat(lille).not().containsText("sans confirmation");
        assertThat(desk.locator("#likely")).containsText("Terminer « Travail par projet »");
    }

    @Test
    void theDeskFinishesInOneTapWhatIsOver() throws Exception {
        program.says("{\"type\":\"city.opened\",\"city\":\"toulouse\",\"observedAt\":\"2017-03-04T12:40:00Z\"}");
        program.says(
                "{\"type\":\"slot.started\",\"city\":\"toulouse\",\"slot\":\"travail\",\"observedAt\":\"2017-03-04T15:01:00Z\"}");
        Page desk = deskOf("toulouse");
        Locator question = desk.locator(".still-on");
        assertThat(desk.locator("#likely")).containsText("Commencer « Apéro collaboratif »");

        tap(question, "Terminer");

        assertThat(question).hasCount(0);
        assertThat(desk.locator("#likely")).containsText("Commencer « Apéro collaboratif »");
    }

    @Test
    void onSaturdayRennesIsOfferedNothingOfFriday() throws Exception {
        program.says("{\"type\":\"city.opened\",\"city\":\"rennes\"}");

        assertThat(deskOf("rennes").locator("#likely")).containsText("Commencer « Amélioration des projets retenus »");
    }

    private Page deskOf(String city) throws Exception {
        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, program.invitation(city).toString());
        assertThat(desk.locator("#likely")).isVisible();
        return desk;
    }

    private static void tap(Locator question, String words) {
        question.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
