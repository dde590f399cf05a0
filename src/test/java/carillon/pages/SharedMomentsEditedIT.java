package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A coordinator changes what is announced of the moments that the cities share. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = TwoDays.EDITION)
class SharedMomentsEditedIT {
    private final Browser browser;
    private final RunningServer server;
    private final Program program;
    private Page page;

    SharedMomentsEditedIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
    }

    @BeforeEach
    void coordinates() throws Exception {
        program.announces(TwoDays.EDITION);
        page = new Team(server).coordinator(browser.person(390, 844, "fr-FR"), "/programme");
    }

    @Test
    void anyPartOfAMomentIsAnnouncedAnewAndEverybodySeesItAtOnce() {
        Page phone = browser.person(390, 844, "fr-FR").newPage();
        phone.navigate(server.at("/").toString());
        Taps taps = new Taps();

        taps.on(change("Meetup"));
        field("Titre (français)").fill("Grand meetup");
        field("Heure").fill("18:15");
        field("Salle ouverte avant").fill("60");
        field("Lien de la salle vidéo").fill("https://example.org/salle-2");
        taps.on(button("Publier"));

        assertThat(moments().getByRole(AriaRole.STATUS)).containsText("C’est publié");
        assertThat(moments().locator("li").first()).containsText("18:15");
        assertThat(phone.getByText("Grand meetup").first()).isVisible();
        assertThat(phone.locator("a[href='https://example.org/salle-2']").first())
                .isVisible();
        assertThat(change("Grand meetup")).isFocused();
        assertThat(taps.count()).isEqualTo(2);
    }

    @Test
    void anotherMomentIsAnnouncedForSomeCitiesOnly() throws Exception {
        button("Nouveau moment partagé").click();
        field("Titre (français)").fill("Adieux");
        field("Heure").fill("20:00");
        moments().getByLabel("toutes les villes").uncheck();
        moments().getByLabel("Tunis").uncheck();
        field("À vérifier avant").fill("Le son\nL’image");
        button("Publier").click();

        assertThat(moments().locator("li").nth(1)).containsText("Adieux");
        assertThat(moments().locator("li").nth(1)).containsText("Lyon");
        assertThat(program.timeline().at("/timeline/milestones/adieux/cities")).hasSize(1);
        assertThat(program.timeline().at("/timeline/milestones/adieux/checks/1").asText())
                .isEqualTo("L’image");
    }

    @Test
    void everyFaultStandsAtItsFieldAndNothingIsPublished() {
        change("Meetup").click();
        field("Durée").fill("");
        field("Lien de la salle vidéo").fill("https://anna:secret@example.org/salle");
        field("Villes prêtes").fill("9");
        button("Publier").click();

        assertThat(field("Durée")).hasAttribute("aria-invalid", "true");
        assertThat(field("Lien de la salle vidéo")).hasAccessibleDescription(Pattern.compile("@"));
        assertThat(field("Villes prêtes")).hasAttribute("aria-invalid", "true");
        assertThat(field("Heure")).hasAttribute("aria-invalid", "false");
        assertThat(field("Durée")).isFocused();
        assertThat(field("Villes prêtes")).hasValue("9");
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void whatAColleagueAnnouncedMeanwhileIsShownAndNotOverwrittenUnseen() throws Exception {
        change("Meetup").click();
        field("Heure").fill("18:30");
        field("Durée").fill("45");
        program.decides("""
                {"type":"milestone.changed","milestone":"meetup-video","at":"2017-03-04T18:20:00+01:00"}""");
        assertThat(moments()).containsText("Annoncé entre-temps : samedi 4 mars, 18:20");
        assertThat(field("Heure")).hasValue("18:30");

        button("Publier").click();
        assertThat(moments().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(field("Durée")).hasValue("45");
        button("Publier").click();

        assertThat(moments().locator("li").first()).containsText("18:30");
    }

    @Test
    void aMomentIsTakenOutOnceItWasAskedTwice() throws Exception {
        change("Meetup").click();
        moments().locator(".apart summary").click();
        button("Retirer ce moment…").click();
        assertThat(button("Ne rien faire")).hasCount(2);
        assertThat(program.timeline().at("/timeline/milestones")).hasSize(1);

        button("Oui, le retirer").click();

        assertThat(moments().locator("li")).hasCount(0);
        assertThat(button("Nouveau moment partagé")).isFocused();
        assertThat(program.timeline().at("/timeline/milestones")).isEmpty();
    }

    private Locator moments() {
        return page.locator("shared-moments");
    }

    private Locator change(String moment) {
        return button("Modifier : " + moment);
    }

    private Locator button(String name) {
        return moments()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator field(String label) {
        return moments().getByLabel(label);
    }
}
