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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator changes what is announced of the moments that the cities share. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedMomentsEditedIT {
    private final Browser browser;
    private RunningServer server;
    private Page page;

    SharedMomentsEditedIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void coordinates(@TempDir Path directory) throws Exception {
        server = TwoDays.start(directory);
        page = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(page, server.coordinatorLink());
        page.waitForURL("**/control");
        page.navigate(server.at("/programme").toString());
    }

    @AfterEach
    void end() throws Exception {
        page.context().close();
        server.close();
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
        phone.context().close();
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
        assertThat(new Program(server).timeline().at("/timeline/milestones/adieux/cities"))
                .hasSize(1);
        assertThat(new Program(server)
                        .timeline()
                        .at("/timeline/milestones/adieux/checks/1")
                        .asText())
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
        new Program(server).decides("""
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
        assertThat(new Program(server).timeline().at("/timeline/milestones")).hasSize(1);

        button("Oui, le retirer").click();

        assertThat(moments().locator("li")).hasCount(0);
        assertThat(button("Nouveau moment partagé")).isFocused();
        assertThat(new Program(server).timeline().at("/timeline/milestones")).isEmpty();
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
