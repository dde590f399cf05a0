package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a coordinator does on a phone, counted in taps. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class CoordinatorJourneysIT {
    private final Browser browser;
    private RunningServer server;
    private Program program;
    private Page control;
    private int taps;

    CoordinatorJourneysIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void coordinates(@TempDir Path directory) throws Exception {
        server = TwoMoments.start(directory, "--speed", "60");
        program = new Program(server);
        control = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(control, server.coordinatorLink());
        assertThat(control.locator(".rendezvous", hasText("Meetup"))).containsText("18:00");
        taps = 0;
    }

    @AfterEach
    void end() throws Exception {
        control.context().close();
        server.close();
    }

    @Test
    void anAnnouncementTakesTwoTapsAndItsTextAndWhoHasNotReadItIsSeenWithoutAny() throws Exception {
        tap(control.getByLabel("Annoncer à toutes les villes"));
        control.keyboard().type("Le car part à 20 h");
        tap(button("Annoncer"));

        Locator announced = control.locator(".read-by li");
        assertThat(announced).containsText("Le car part à 20 h");
        assertThat(announced).containsText("vu par 0 ville sur 2");
        assertThat(taps).isEqualTo(2);

        program.says("{'type':'announcement.seen','city':'lyon','ref':'" + idOf("announcement") + "'}");

        assertThat(announced).containsText("vu par 1 ville sur 2");
        assertThat(announced).containsText("pas encore par Paris");
        assertThat(taps).isEqualTo(2);
    }

    @Test
    void anAnnouncementForOneCityIsUrgentAndStandsOutTillTheEndUntilItIsWithdrawn() throws Exception {
        control.getByLabel("Annoncer à toutes les villes").fill("La porte nord est fermée");
        control.getByLabel("jusqu’à la fin").check();
        control.getByLabel("Urgent").check();
        control.getByLabel("Lyon", new Page.GetByLabelOptions().setExact(true)).check();
        button("Annoncer").click();

        Locator announced = control.locator(".read-by li");
        assertThat(announced).containsText("Urgent");
        assertThat(announced).containsText("À Lyon");
        assertThat(announced).containsText("Jusqu’à 00:00");
        announced.getByRole(AriaRole.BUTTON).click();
        button("Confirmer").click();

        assertThat(announced).hasCount(0);
        assertThat(decided().first()).containsText("Annonce retirée : La porte nord est fermée");
    }

    @Test
    void aCallForHelpIsAnsweredInTwoTapsAndItsText() throws Exception {
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un câble'}");
        Locator call = control.locator(".call", hasText("Il nous faut un câble"));

        tap(call.getByLabel("Répondre à Paris"));
        control.keyboard().type("Lyon en apporte un");
        tap(call.getByRole(AriaRole.BUTTON, named("Répondre")));

        assertThat(call.locator(".answers")).containsText("Lyon en apporte un");
        assertThat(call.getByLabel("Répondre à Paris")).hasValue("");
        assertThat(taps).isEqualTo(2);
    }

    @Test
    void aCallThatNobodyAnswersForTenMinutesRisesToTheTopByItselfAndAnAnsweredOneDoesNot() throws Exception {
        program.says("{'type':'help.wanted','city':'lyon','text':'Il nous faut un micro'}");
        program.decides("{'type':'help.replied','ref':'" + idOf("help.wanted") + "','text':'Il arrive'}");
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un câble'}");

        Locator first = control.locator(".control > :not(role-switch)").first();
        assertThat(first).containsText("Il nous faut un câble");
        assertThat(first).containsText("sans réponse depuis");
        assertThat(first).not().containsText("Il nous faut un micro");
    }

    @Test
    void aCallForHelpIsSettledForItsCityWithOneTapAndThatIsUndoneAmongTheNews() throws Exception {
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un câble'}");
        Locator call = control.locator(".call", hasText("Il nous faut un câble"));

        tap(call.getByRole(AriaRole.BUTTON, named("C’est réglé")));

        assertThat(call).hasCount(0);
        assertThat(control.locator("main")).isFocused();
        assertThat(taps).isEqualTo(1);
        Locator news = control.locator(".said li", hasText("Paris : l’appel à l’aide est réglé"));
        news.getByRole(AriaRole.BUTTON).click();
        button("Confirmer").click();
        assertThat(call).isVisible();
    }

    @Test
    void linksInAnnouncementsAndAnswersCanBeTapped() throws Exception {
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un câble'}");
        program.decides("{'type':'help.replied','ref':'%s','text':'Voir https://example.org/cable'}"
                .formatted(idOf("help.wanted")));
        program.decides("{'type':'announcement','text':'Le dîner : https://example.org/diner.'}");

        assertThat(control.locator(".read-by a")).hasAttribute("href", "https://example.org/diner");
        assertThat(control.locator(".call .answers a")).hasAttribute("href", "https://example.org/cable");
    }

    @Test
    void aLiveMomentIsProlongedInTwoTaps() throws Exception {
        program.decides("{'type':'milestone.started','milestone':'meetup-video'}");

        tap(button("20 min de plus"));
        tap(button("Confirmer"));

        assertThat(decided().first()).containsText(Pattern.compile("« Meetup » a été prolongé jusqu’à 18:[34]"));
        assertThat(taps).isEqualTo(2);
    }

    @Test
    void aMomentThatSomebodyStartedByMistakeIsPutBackInTwoTaps() throws Exception {
        program.decides("{'type':'milestone.started','milestone':'meetup-video'}");
        Locator mistake = control.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Commencé par erreur"));

        tap(mistake.getByRole(AriaRole.BUTTON).first());
        tap(button("Confirmer"));

        assertThat(control.locator(".rendezvous", hasText("Meetup"))).containsText("prévu");
        assertThat(taps).isEqualTo(2);
    }

    @Test
    void theOtherCoordinatorSeesWhatWasDecidedAndWhatWhoDecidedItIsCalled() throws Exception {
        Page other = browser.person(1366, 768, "fr-FR").newPage();
        Browser.join(other, program.coordinatorInvitation("Nadia, la nuit").toString());
        other.getByLabel("Raison").first().fill("Paris attend le son");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mettre en attente"))
                .first()
                .click();

        assertThat(decided()).containsText("« Meetup » a été mis en attente : Paris attend le son");
        assertThat(decided()).containsText("coordination : Nadia, la nuit");
        other.context().close();
    }

    @Test
    void whatWasDecidedIsThereAfterAReloadAndForTheSecondCoordinatorWithWhenAndByWhom() throws Exception {
        control.getByLabel("Raison").first().fill("Lyon cherche un câble");
        button("Mettre en attente").first().click();
        assertThat(decided()).containsText("« Meetup » a été mis en attente : Lyon cherche un câble");
        program.decides("{'type':'announcement','text':'Bonsoir'}");

        control.reload();

        assertThat(decided().first()).containsText("Annoncé à toutes les villes : Bonsoir");
        assertThat(decided().first()).containsText("logiciel");
        assertThat(decided().last()).containsText("« Meetup » a été mis en attente : Lyon cherche un câble");
        assertThat(decided().last()).containsText("coordination");
        assertThat(decided().last().locator("time")).hasText(Pattern.compile("1[78]:[0-5][0-9]"));
    }

    @Test
    void whatSomebodyElseDecidedIsTakenBackOnceItIsConfirmed() throws Exception {
        program.decides("{'type':'milestone.held','milestone':'meetup-video','reason':'Lyon cherche un câble'}");

        decided().getByRole(AriaRole.BUTTON).click();
        assertThat(control.locator("dialog")).containsText("logiciel");
        button("Confirmer").click();

        assertThat(control.locator(".hold")).hasCount(0);
        assertThat(decided().first()).containsText("« Meetup » n’est plus en attente");
    }

    @Test
    void whatACitySaidByMistakeIsTakenBackFromHere() throws Exception {
        program.says("{'type':'headcount','city':'lyon','count':6400}");
        program.says("{'type':'city.opened','city':'lyon'}");
        Locator mistake = control.locator(".said li", hasText("6 400 personnes"));

        mistake.getByRole(AriaRole.BUTTON).click();
        button("Confirmer").click();

        assertThat(mistake).hasCount(0);
        assertThat(control.locator(".said li")).hasCount(1);
        assertThat(control.locator(".standing")).not().containsText("6 400 personnes");
    }

    @Test
    void theKeyboardReachesTheMainActionInThreeTabs() {
        control.keyboard().press("Tab");
        control.keyboard().press("Enter");
        control.keyboard().press("Tab");
        assertThat(control.locator(".decisions [name=reason]")).isFocused();
        control.keyboard().press("Tab");

        assertThat(button("Mettre en attente")).isFocused();
    }

    private void tap(Locator target) {
        target.click();
        taps++;
    }

    private Locator button(String name) {
        return control.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private Locator decided() {
        return control.locator(".posts li");
    }

    /** The id of the last entry of a type. */
    private String idOf(String type) throws Exception {
        return program.journal().stream()
                .filter(entry -> entry.path("type").asText().equals(type))
                .reduce((first, last) -> last)
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
