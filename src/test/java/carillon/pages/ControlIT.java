package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The coordinators' page at 17:40, ahead of two moments of two cities. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class ControlIT {
    private final Browser browser;
    private RunningServer server;
    private Program program;
    private Page control;

    ControlIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void coordinates(@TempDir Path directory) throws Exception {
        // Slow enough that whoever decides twice is quicker.
        server = TwoMoments.start(directory, "--tick", "2000");
        program = new Program(server);
        control = browser.person(1280, 900, "fr-FR").newPage();
        Browser.join(control, server.coordinatorLink());
        assertThat(moment("Meetup")).containsText("18:00");
    }

    @AfterEach
    void end() throws Exception {
        control.context().close();
        server.close();
    }

    @Test
    void whatAPostponementChangesIsShownBeforeItIsConfirmedAndItCanBeUndone() throws Exception {
        program.says("{'type':'slot.started','city':'lyon','slot':'travail','observedAt':'2017-03-04T15:42:00Z'}");
        assertThat(control.locator(".standing tbody tr", hasText("Lyon"))).containsText("12 min en retard");

        button("10 min").first().click();
        assertThat(dialog()).containsText("Lyon aura encore 2 min de retard");
        button("Ne rien faire").click();
        assertThat(button("10 min").first()).isFocused();
        button("15 min").first().click();
        assertThat(dialog()).containsText("Lyon sera à l’heure");
        assertThat(dialog()).containsText("On redemandera à toutes les villes");
        button("Confirmer").click();
        assertThat(moment("Meetup")).containsText("18:15");

        control.locator(".posts").getByRole(AriaRole.BUTTON).click();

        assertThat(moment("Meetup")).containsText("18:00");
    }

    @Test
    void whoUndoesADecisionIsToldWhereAnotherWasTakenSince() throws Exception {
        button("10 min").first().click();
        button("Confirmer").click();
        assertThat(moment("Meetup")).containsText("18:10");
        program.says("{'type':'note','city':'lyon','text':'Ce qui suit attend la fin du battement'}");
        program.decides("{'type':'milestone.postponed','milestone':'meetup-video','to':'2017-03-04T17:40:00Z'}");

        control.locator(".posts").getByRole(AriaRole.BUTTON).click();

        assertThat(control.getByRole(AriaRole.ALERT)).containsText("reporté");
        assertThat(moment("Meetup")).containsText("18:40");
    }

    @Test
    void whoDecidesTwiceBeforeThePageHearsOfTheFirstHasNotBeenOvertakenByThemselves() throws Exception {
        program.says("{'type':'note','city':'lyon','text':'Ce qui suit attend la fin du battement'}");
        control.locator("form", hasText("Mettre en attente"))
                .first()
                .getByLabel("Raison")
                .fill("Une minute");
        button("Mettre en attente").first().click();
        assertThat(control.locator(".posts")).containsText("Une minute");

        control.locator(".posts").getByRole(AriaRole.BUTTON).click();

        assertThat(control.locator(".posts li")).hasCount(2);
        assertThat(control.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void aMomentIsStartedAheadOfItsQuorumAndEndedAndItIsSaidHowEachIsPutRight() {
        button("Commencer maintenant").first().click();
        assertThat(dialog()).containsText("Lyon : ");
        assertThat(dialog()).containsText("un report le remettra à plus tard");
        button("Confirmer").click();
        assertThat(moment("Meetup")).containsText("en cours");
        assertThat(moment("Meetup").locator(".countdown")).hasText("C’est l’heure");
        assertThat(control.locator(".posts").getByRole(AriaRole.BUTTON)).hasCount(1);

        button("Mettre fin").click();
        assertThat(dialog()).containsText("un report le remettra à plus tard");
        button("Confirmer").click();

        assertThat(moment("Adieux")).containsText("20:00");
        assertThat(control.locator(".posts li")).hasCount(2);
        assertThat(control.locator(".posts").getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(control.locator(".decide", hasText("Meetup"))).containsText("Terminé par erreur ?");
    }

    @Test
    void whoStartedAMomentByMistakeUndoesItAndItIsExpectedAtItsTimeAgain() {
        button("Commencer maintenant").first().click();
        button("Confirmer").click();
        assertThat(moment("Meetup")).containsText("en cours");

        control.locator(".posts").getByRole(AriaRole.BUTTON).click();

        assertThat(moment("Meetup")).containsText("prévu");
        assertThat(moment("Meetup")).containsText("18:00");
    }

    @Test
    void aMomentThatWasCancelledByMistakeIsRevivedByWhoeverOpensThePageLater() {
        control.locator(".apart summary").click();
        button("Renoncer à ce moment").click();
        dialog().getByLabel("Raison").fill("La salle vidéo est fermée");
        button("Confirmer").click();
        assertThat(moment("Meetup")).containsText("annulé");
        control.reload();
        assertThat(moment("Adieux")).containsText("20:00");

        Locator cancelled = control.locator(".decide", hasText("Meetup"));
        cancelled.getByRole(AriaRole.BUTTON, named("10 min")).click();
        button("Confirmer").click();

        assertThat(moment("Meetup")).containsText("18:10");
        assertThat(moment("Meetup")).not().containsText("annulé");
        assertThat(control.locator(".posts").getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void aReasonThatSomebodyTypesStaysWithItsMomentWhenAnotherCancelsThat() throws Exception {
        control.getByLabel("Raison").first().fill("Le son de Lyon");

        program.decides("{'type':'milestone.cancelled','milestone':'meetup-video','reason':'La salle est fermée'}");

        assertThat(moment("Adieux")).containsText("20:00");
        assertThat(control.locator(".decide", hasText("Adieux")).getByLabel("Raison"))
                .hasValue("");
    }

    @Test
    void aDecisionOfWhoseAnswerOnlyHalfCameIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        control.route("**/decisions/**", route -> {
            if (asked.incrementAndGet() == 1) {
                route.fulfill(new Route.FulfillOptions().setStatus(201).setBody("{\"id\":"));
            } else {
                route.resume();
            }
        });

        button("10 min").first().click();
        button("Confirmer").click();

        assertThat(moment("Meetup")).containsText("18:10");
        assertThat(control.locator(".posts li")).hasCount(1);
        assertThat(control.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void whoIsSilentAndWhoNeedsHelpIsSeen() throws Exception {
        program.says("{'type':'city.opened','city':'lyon','observedAt':'2017-03-04T15:00:00Z'}");
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un câble'}");

        assertThat(control.locator("p.help")).containsText("Il nous faut un câble");
        assertThat(control.locator(".standing tbody tr", hasText("Lyon")).locator(".silent"))
                .containsText("1 h 40");
        assertThat(control.locator(".standing tbody tr", hasText("Paris")).locator(".heard"))
                .isVisible();
    }

    @Test
    void fromTheRowOfACityItIsOneTapToItsTeam() {
        control.getByLabel("Inviter ou remplacer un appareil : Lyon").click();

        assertThat(control.locator("#team-lyon")).isFocused();
        assertThat(control.locator("#team-lyon")).containsText("Lyon");
    }

    @Test
    void whoOpensThePageWhileNobodyCanSayWhoTheyAreGetsItOnceSomebodyCan() {
        control.route("**/api/v1/roles", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        control.reload();
        assertThat(control.locator("main")).containsText("Connexion");

        control.unroute("**/api/v1/roles");

        assertThat(moment("Meetup")).containsText("18:00");
    }

    private Locator moment(String title) {
        return control.locator(".rendezvous", hasText(title));
    }

    private Locator dialog() {
        return control.locator("dialog");
    }

    private Locator button(String name) {
        return control.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
