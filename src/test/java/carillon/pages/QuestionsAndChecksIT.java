package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What coordination asks and the cities answer, and what these look at before they say that they are ready: on phones of 360
 * px, on Saturday at 17:40, counted in taps.
 */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsAndChecksIT {
    private static final String MEETUP = "meetup-video";
    private static final String SIDEWAYS =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** A wall shows each of its pages for 15 seconds of its own clock. */
    private static final String NEXT_PAGE = "() => { const now = Date.now; Date.now = () => now() + 15_000; }";

    private final Browser browser;
    private final Program program;
    private final Team team;
    private final RunningServer server;

    QuestionsAndChecksIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.program = program;
        this.server = server;
        this.team = new Team(server);
    }

    /** The next test finds no question open, and no city that has answered. */
    @AfterEach
    void closeQuestions() throws Exception {
        List<String> open = program.timeline().at("/timeline/questions").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        for (String id : open) {
            program.decides("{'type':'question.closed','ref':'%s'}".formatted(id));
        }
    }

    @Test
    void aQuestionIsAskedFromAPhoneAnsweredInOneTapAndShownWithWhoHasNotAnswered() throws Exception {
        Page control = control();
        Page wall = wall("");
        Taps asking = new Taps();
        asking.on(control.getByLabel("Poser une question aux villes"));
        control.keyboard().type("On ouvre la salle avant 18 h ?");
        asking.on(control.getByLabel("Réponses proposées"));
        control.keyboard().type("Oui\nPlutôt à 18 h\nNon");
        asking.on(control.locator(".asking").getByRole(AriaRole.BUTTON, named("Demander")));
        Locator question = control.locator(".questions li", hasText("On ouvre la salle"));
        assertThat(question).containsText("Réponses : 0 sur 7");
        assertThat(asking.count()).isEqualTo(3);

        Page lyon = desk("lyon");
        Page paris = desk("paris");
        Taps answering = new Taps();
        answering.on(lyon.locator(".question").getByRole(AriaRole.BUTTON, exactly("Oui")));
        assertThat(lyon.locator(".question [aria-pressed=true]")).hasText("Oui");
        assertThat(answering.count()).isEqualTo(1);
        assertThat(question).containsText("Réponses : 1 sur 7");

        paris.context().setOffline(true);
        paris.locator(".question")
                .getByRole(AriaRole.BUTTON, exactly("Plutôt à 18 h"))
                .click();
        assertThat(paris.locator(".question [aria-pressed=true]")).hasText("Plutôt à 18 h");
        assertThat(paris.locator(".latest")).containsText("Paris a répondu à la question : Plutôt à 18 h");
        assertThat(question).containsText("Réponses : 1 sur 7");
        paris.context().setOffline(false);

        assertThat(question).containsText("Réponses : 2 sur 7");
        assertThat(question.locator(".readers")).containsText("Toulouse");
        assertThat(question.locator(".readers")).not().containsText("Lyon");
        assertThat(question.locator(".answer-tally li", withText("Plutôt à 18 h")))
                .containsText("Paris");
        assertThat(wall.locator(".wall-question")).containsText("On ouvre la salle");
        assertThat(wall.locator(".wall-question li", hasText("Oui"))).containsText("Lyon");
        assertThat(wall.locator(".wall-question")).containsText("Réponses : 2 sur 7");

        paris.locator(".question summary").click();
        paris.getByLabel("Précision").fill("Le gardien arrive à 17 h 55");
        paris.locator(".question")
                .getByRole(AriaRole.BUTTON, exactly("Envoyer"))
                .click();
        assertThat(question.locator(".answer-tally li", withText("Plutôt à 18 h")))
                .containsText("Le gardien arrive");
        for (Page page : List.of(control, paris, wall)) {
            assertThat(Axe.violations(page)).as(page.url()).isEmpty();
        }
        assertThat(control.evaluate(SIDEWAYS)).isEqualTo(0);
        assertThat(paris.evaluate(SIDEWAYS)).isEqualTo(0);

        question.getByRole(AriaRole.BUTTON).click();
        control.locator("dialog")
                .getByRole(AriaRole.BUTTON, exactly("Confirmer"))
                .click();
        assertThat(question).hasCount(0);
        assertThat(lyon.locator(".question")).hasCount(0);
        assertThat(wall.locator(".wall-question")).hasCount(0);
    }

    @Test
    void aHallSeesWhatItsCityWasAskedInTurnsAlsoWhileTheMomentIsLive() throws Exception {
        UUID question = UUID.randomUUID();
        program.decides(
                question,
                "{'type':'question.asked','text':'Qui reste dormir ?','options':['Nous','Personne'],'cities':['lyon']}");
        program.says("{'type':'question.answered','city':'lyon','ref':'%s','answer':'Nous'}".formatted(question));
        Page lyon = wall("?city=lyon");
        Page paris = wall("?city=paris");
        assertThat(lyon.locator(".board tbody th").first()).isVisible();
        assertThat(lyon.locator(".wall-question")).hasCount(0);

        for (Page wall : List.of(lyon, paris)) {
            wall.evaluate(NEXT_PAGE);
        }
        assertThat(lyon.locator(".wall-question li", hasText("Nous"))).containsText("Lyon");
        assertThat(lyon.locator(".board")).hasCount(0);
        program.decides("{'type':'milestone.started','milestone':'%s'}".formatted(MEETUP));
        assertThat(lyon.locator(".moment.live .wall-question")).containsText("Qui reste dormir ?");
        assertThat(lyon.locator(".faces")).hasCount(0);
        assertThat(Axe.violations(lyon)).isEmpty();
        assertThat(paris.locator(".moment.live .faces")).isVisible();
        assertThat(paris.locator(".wall-question")).hasCount(0);

        lyon.evaluate(NEXT_PAGE);
        assertThat(lyon.locator(".moment.live .faces")).isVisible();
        program.decides(
                "{'type':'milestone.postponed','milestone':'%s','to':'2017-03-04T18:00:00+01:00'}".formatted(MEETUP));
    }

    @Test
    void aQuestionWithoutOptionsIsAnsweredInWordsByThoseWhoAreAsked() throws Exception {
        program.decides("{'type':'question.asked','text':'Combien restent dormir ?','cities':['lyon']}");
        Page lyon = desk("lyon");
        Page paris = desk("paris");
        Page control = control();

        lyon.getByLabel("Votre réponse").fill("Une vingtaine");
        lyon.locator(".question").getByRole(AriaRole.BUTTON, exactly("Envoyer")).click();

        assertThat(lyon.locator(".question")).containsText("Votre réponse : Une vingtaine");
        assertThat(paris.locator(".question")).hasCount(0);
        Locator question = control.locator(".questions li", hasText("Combien restent dormir"));
        assertThat(question.locator(".answers li")).containsText("Une vingtaine");
        assertThat(question.locator(".readers span")).hasCount(0);
    }

    @Test
    void whatACityHasLookedAtGoesWithItsAnswerAndCoordinationSeesItAllAtOnce() throws Exception {
        program.decides("{'type':'milestone.changed','milestone':'%s','checks':['Le son','L’image','Le lien essayé',"
                        .formatted(MEETUP)
                + "'La salle éclairée']}");
        Page lyon = desk("lyon");
        Page control = control();
        Locator ready = lyon.locator("[aria-labelledby=ready]");
        assertThat(ready.getByRole(AriaRole.CHECKBOX)).hasCount(4);

        Taps taps = new Taps();
        for (String check : List.of("Le son", "Le lien essayé", "La salle éclairée")) {
            taps.on(ready.getByLabel(check));
        }
        taps.on(ready.getByRole(AriaRole.BUTTON, exactly("Non, pas encore")));

        assertThat(taps.count()).isEqualTo(4);
        assertThat(ready.locator(".missing")).containsText("L’image");
        Locator matrix = control.locator(".matrix");
        assertThat(matrix.locator("tr", withText("Le son")).locator(".yes")).hasCount(1);
        assertThat(matrix.locator("tr", withText("L’image")).locator(".no")).hasCount(1);
        assertThat(matrix.locator("tr", withText("L’image")).locator(".unknown"))
                .hasCount(6);
        assertThat(control.locator(".face.no", hasText("Lyon"))).containsText("sans : L’image");
        assertThat(Axe.violations(control)).isEmpty();
        assertThat(Axe.violations(lyon)).isEmpty();
        assertThat(control.evaluate(SIDEWAYS)).isEqualTo(0);

        ready.getByLabel("L’image").click();
        ready.getByRole(AriaRole.BUTTON, exactly("Oui, prêts")).click();

        assertThat(ready.locator(".missing")).hasCount(0);
        assertThat(matrix.locator(".yes")).hasCount(4);
        assertThat(matrix.locator(".no")).hasCount(0);
    }

    @Test
    void whatWasTickedIsLookedAtAnewWhenTheMomentIsPostponed() throws Exception {
        program.decides("{'type':'milestone.changed','milestone':'%s','checks':['Le son']}".formatted(MEETUP));
        Page paris = desk("paris");
        paris.getByLabel("Le son").click();
        paris.locator("[aria-labelledby=ready]")
                .getByRole(AriaRole.BUTTON, exactly("Oui, prêts"))
                .click();
        assertThat(paris.locator("[aria-labelledby=ready] [aria-pressed=true]")).hasText("Oui, prêts");

        program.decides(
                "{'type':'milestone.postponed','milestone':'%s','to':'2017-03-04T18:10:00+01:00'}".formatted(MEETUP));

        assertThat(paris.getByLabel("Le son")).not().isChecked();
    }

    private Page control() throws Exception {
        Page control = team.coordinator(browser.person(360, 780, "fr-FR"), "/control");
        assertThat(control.locator(".questions")).isVisible();
        return control;
    }

    private Page wall(String query) {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        wall.navigate(server.at("/wall" + query).toString());
        return wall;
    }

    private Page desk(String city) throws Exception {
        Page desk = team.organizer(city, browser.person(360, 780, "fr-FR"), "/desk");
        assertThat(desk.locator("[aria-labelledby=ready]")).isVisible();
        return desk;
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return named(name).setExact(true);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.LocatorOptions withText(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }
}
