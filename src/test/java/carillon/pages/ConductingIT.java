package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A coordinator conducts the shared moment from a laptop's keyboard and from a phone, twenty times as fast as on Saturday evening. */
@WithBrowser
@WithServer(
        clock = "2017-03-04T18:00:00+01:00",
        edition = FourCities.EDITION,
        options = {"--speed", "20"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConductingIT {
    private static final String THREE_CITIES = "[{'id':'lyon','city':'lyon','minutes':5},"
            + "{'id':'paris','city':'paris','minutes':5},{'id':'tunis','city':'tunis','minutes':5}]";

    private final Browser browser;
    private final Program program;
    private final Team team;

    ConductingIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.program = program;
        this.team = new Team(server);
    }

    @BeforeEach
    void beginAnew() throws Exception {
        program.triesToDecide("{'type':'milestone.released','milestone':'meetup-video'}");
        program.triesToDecide(
                "{'type':'milestone.postponed','milestone':'meetup-video','to':'2017-03-04T23:00:00+01:00'}");
        program.decides("{'type':'turns.set','milestone':'meetup-video','turns':[]}");
        program.decides("{'type':'milestone.started','milestone':'meetup-video'}");
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void theKeyboardAloneLeadsThroughTheMoment() throws Exception {
        set(THREE_CITIES);
        Page laptop = laptop();
        assertThat(turns(laptop)).hasText(named("Lyon", "Paris", "Tunis"));
        press(laptop, " ");
        assertThat(running(laptop)).containsText("Lyon");
        press(laptop, "ArrowDown");
        press(laptop, "ArrowDown");
        assertThat(laptop.locator(".turn .pick[aria-expanded=true]")).containsText("Tunis");
        press(laptop, "Alt+ArrowUp");
        assertThat(turns(laptop)).hasText(named("Lyon", "Tunis", "Paris"));
        assertThat(laptop.locator("[data-turn=tunis] .pick")).isFocused();
        laptop.waitForCondition(() -> orders().equals(List.of("lyon", "tunis", "paris")));
        press(laptop, "2");
        assertThat(laptop.locator("[data-turn=tunis] .minutes")).hasText(Pattern.compile("7\\smin"));
        press(laptop, " ");
        assertThat(running(laptop)).containsText("Tunis");
        press(laptop, "f");
        assertThat(running(laptop)).hasCount(0);
        press(laptop, "ArrowDown");
        press(laptop, "s");
        assertThat(laptop.locator(".turn.skipped")).containsText("Paris");

        assertThat(laptop.locator(".next-bar")).containsText("Tout le monde est passé");
        press(laptop, " ");
        assertThat(laptop.locator(".refused")).hasCount(0);
        assertThat(Axe.violations(laptop)).isEmpty();
    }

    @Test
    void aMessageGoesToOneCityInThreeKeys() throws Exception {
        set(THREE_CITIES);
        Page laptop = laptop();
        assertThat(turns(laptop)).hasCount(3);
        press(laptop, "m");
        press(laptop, "p");
        assertThat(laptop.getByLabel("Message à Paris")).isFocused();
        laptop.keyboard().type("Plus près du micro, 2 minutes");
        press(laptop, "Enter");

        assertThat(laptop.locator(".conductor")).containsText("Envoyé à Paris");
        assertThat(running(laptop)).hasCount(0);
        assertThat(program.timeline().at("/timeline/announcements").findValuesAsText("text"))
                .contains("Plus près du micro, 2 minutes");
        press(laptop, " ");
        assertThat(running(laptop)).containsText("Lyon");
    }

    @Test
    void oneThumbMakesTheTurnsFromTheCitiesAndCallsEach() throws Exception {
        Page phone = phone();
        assertThat(button(phone, "Fixer cet ordre")).isVisible();
        button(phone, "Fixer cet ordre").tap();
        assertThat(turns(phone)).hasText(named("Lyon", "Paris", "Tunis"));
        next(phone).tap();
        assertThat(running(phone)).containsText("Lyon");
        button(phone, "+2 min").first().tap();
        assertThat(phone.locator("[data-turn=lyon] .minutes")).hasText(Pattern.compile("7\\smin"));
        button(phone, "Sauter le suivant").tap();
        assertThat(phone.locator(".turn.skipped")).containsText("Paris");
        assertThat(next(phone)).containsText("Tunis");
        next(phone).tap();
        assertThat(next(phone)).containsText("Terminer le dernier passage");
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Axe.violations(phone)).isEmpty();
    }

    @Test
    void aFingerThatTapsTwiceCallsOnlyOne() throws Exception {
        set(THREE_CITIES);
        Page phone = phone();
        assertThat(next(phone)).containsText("Lyon");
        phone.evaluate("""
                () => {
                    const tapAgain = () => document.querySelector('.next-turn').click();
                    document.querySelector('.next-turn').click();
                    tapAgain();
                    new MutationObserver(tapAgain).observe(document.querySelector('.next-turn'), { subtree: true, characterData: true, childList: true });
                }
                """);

        assertThat(running(phone)).containsText("Lyon");
        assertThat(next(phone)).hasAttribute("aria-disabled", "false");
        assertThat(phone.locator(".refused")).hasCount(0);
        assertThat(running(phone)).containsText("Lyon");
        assertThat(states()).containsExactly("running", "planned", "planned");
    }

    @Test
    void nothingIsDrawnAnewUnderAFingerBeforeItHasTapped() throws Exception {
        set(THREE_CITIES);
        Page phone = phone();
        Locator making = phone.locator(".making summary");
        making.scrollIntoViewIfNeeded();
        BoundingBox place = making.boundingBox();
        Finger finger = new Finger(phone);
        finger.down(place.x + 20, place.y + 20);
        assertThat(phone.evaluate("""
                async () => {
                    const page = document.querySelector('control-page');
                    page.requestUpdate();
                    await new Promise(requestAnimationFrame);
                    return page.isUpdatePending;
                }
                """)).isEqualTo(true);
        finger.up();

        assertThat(phone.locator(".making[open]")).hasCount(1);
        phone.waitForFunction("() => !document.querySelector('control-page').isUpdatePending");
    }

    @Test
    void anOrderIsMadeFromTheProjectsAndPutRightByHandWhileItRuns() throws Exception {
        Page laptop = laptop();
        laptop.getByLabel("les projets, par ville").check();
        assertThat(laptop.locator(".turns-made li")).hasText(named("Budget ouvert", "Rampes", "cantines", "الماء"));
        laptop.getByLabel("les projets, tirés au sort").check();
        laptop.getByLabel("Tirage n°").fill("4");
        List<String> drawn = laptop.locator(".turns-made li").allInnerTexts();
        laptop.getByLabel("Tirage n°").fill("5");
        assertThat(laptop.locator(".turns-made li").allInnerTexts())
                .isNotEqualTo(drawn)
                .hasSameElementsAs(drawn);
        laptop.getByLabel("les projets, par thème").check();
        assertThat(laptop.locator(".turns-made li")).hasText(named("Rampes", "Budget ouvert", "cantines", "الماء"));
        laptop.getByLabel("Minutes chacun").fill("4");
        button(laptop, "Fixer cet ordre").click();
        assertThat(turns(laptop)).hasText(named("Rampes", "Budget ouvert", "cantines", "الماء"));

        press(laptop, " ");
        assertThat(running(laptop)).containsText("Rampes");
        assertThat(laptop.locator(".next-turn[aria-disabled=false]")).isVisible();
        BoundingBox grip = laptop.locator("[data-turn=eau] .grip").boundingBox();
        BoundingBox first = laptop.locator("[data-turn=budget]").boundingBox();
        laptop.mouse().move(grip.x + 10, grip.y + 10);
        laptop.mouse().down();
        laptop.mouse().move(grip.x + 10, first.y + 4, new Mouse.MoveOptions().setSteps(6));
        laptop.mouse().up();

        laptop.waitForCondition(() -> orders().equals(List.of("rampes", "eau", "budget", "cantines")));
        assertThat(turns(laptop)).hasText(named("Rampes", "الماء", "Budget ouvert", "cantines"));
        assertThat(running(laptop)).containsText("Rampes");
    }

    @Test
    void thePageOffersOnlyWhatIsPossible() throws Exception {
        Page laptop = laptop();
        for (String minutes : List.of("0", "1000")) {
            laptop.getByLabel("Minutes chacun").fill(minutes);
            button(laptop, "Fixer cet ordre").click();
            assertThat(laptop.locator("input[name=each]:invalid")).hasCount(1);
            laptop.locator(".one-more input[name=minutes]").fill(minutes);
            laptop.locator(".one-more input[name=title]").fill("Bienvenue");
            button(laptop, "Ajouter").last().click();
            assertThat(laptop.locator(".one-more input[name=minutes]:invalid")).hasCount(1);
        }
        assertThat(turns(laptop)).hasCount(0);
        assertThat(laptop.locator(".one-more option")).hasText(new String[] {"aucune", "Lyon", "Paris", "Tunis"});
        laptop.locator(".one-more input[name=minutes]").fill("118");
        button(laptop, "Ajouter").last().click();

        assertThat(turns(laptop)).hasText(named("Bienvenue"));
        press(laptop, " ");
        assertThat(running(laptop)).containsText("Bienvenue");
        assertThat(laptop.locator(".next-bar .segments button")).hasText(new String[] {"+1 min", "+2 min"});
        program.decides("{'type':'milestone.postponed','milestone':'meetup-video','to':'2017-03-04T23:00:00+01:00'}");
        program.decides("{'type':'milestone.held','milestone':'meetup-video','reason':'Le son'}");
        assertThat(next(laptop)).hasCount(0);
        laptop.locator(".turn .pick").click();
        assertThat(laptop.locator(".turn-actions").getByRole(AriaRole.BUTTON))
                .hasText(new String[] {"Sauter", "+1 min", "+2 min", "Plus tôt", "Plus tard", "Changer", "Retirer"});
    }

    @Test
    void anOverrunIsSaidAtOnceForTheEndAndForEachCityThatWaits() throws Exception {
        set(THREE_CITIES);
        Page laptop = laptop();
        press(laptop, " ");
        assertThat(running(laptop)).containsText("Lyon");
        assertThat(laptop.locator(".overrun")).containsText("à temps");
        for (int presses = 0; presses < 4; presses++) {
            press(laptop, "5");
            assertThat(laptop.locator("[data-turn=lyon] .minutes"))
                    .hasText(Pattern.compile((10 + 5 * presses) + "\\smin"));
        }
        assertThat(laptop.locator(".overrun")).containsText(Pattern.compile("après la fin prévue"));
    }

    @Test
    void withoutNetworkAPressWaitsAndSaysSoAndIsDroppedWhereItWouldComeTooLate() throws Exception {
        set(THREE_CITIES);
        BrowserContext person = browser.person(1280, 800, "fr-FR");
        Page laptop = team.coordinator(person, "/control");
        press(laptop, " ");
        assertThat(running(laptop)).containsText("Lyon");
        person.setOffline(true);
        String left = laptop.locator(".time-left").innerText();
        press(laptop, " ");
        assertThat(laptop.locator(".next-bar")).containsText("« La parole à");
        assertThat(laptop.locator(".next-bar")).containsText("attend le réseau");
        assertThat(laptop.locator(".time-left")).not().hasText(left);
        person.setOffline(false);
        assertThat(running(laptop)).containsText("Paris");
        assertThat(laptop.locator(".press-waits")).hasCount(0);

        person.setOffline(true);
        press(laptop, " ");
        assertThat(laptop.locator(".next-bar .refused")).containsText("n’est pas parti");
        person.setOffline(false);
        assertThat(running(laptop)).containsText("Paris");
    }

    @Test
    void theSecondOfTwoCoordinatorsIsToldWhatTheFirstDid() throws Exception {
        set(THREE_CITIES);
        Page first = laptop();
        Page second = phone();
        press(first, " ");
        assertThat(running(second)).containsText("Lyon");
        second.route("**/decisions/*", route -> {
            press(first, " ");
            assertThat(running(first)).containsText("Paris");
            route.resume();
        });
        next(second).tap();
        assertThat(second.locator(".next-bar .refused")).containsText("« Paris » : passage commencé entre-temps");
        assertThat(running(second)).containsText("Paris");
    }

    private Page laptop() throws Exception {
        return team.coordinator(browser.person(1280, 800, "fr-FR"), "/control");
    }

    private Page phone() throws Exception {
        return team.coordinator(browser.thumb(360, 740, "fr-FR"), "/control");
    }

    private void set(String turns) throws Exception {
        program.decides("{'type':'turns.set','milestone':'meetup-video','turns':" + turns + "}");
    }

    /** The turns in their order, as the server has them. */
    private List<String> orders() {
        try {
            JsonNode turns = program.timeline().at("/timeline/milestones/meetup-video/turns");
            return turns.properties().stream()
                    .sorted(Comparator.comparingInt(
                            turn -> turn.getValue().path("order").asInt()))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> states() throws Exception {
        return program.timeline().at("/timeline/milestones/meetup-video/turns").findValuesAsText("state");
    }

    private static void press(Page page, String key) {
        assertThat(page.locator(".conductor")).isVisible();
        assertThat(page.locator(".next-turn[aria-disabled=true]")).hasCount(0);
        page.keyboard().press(key);
    }

    private static Locator turns(Page page) {
        return page.locator(".turn .who");
    }

    private static Locator running(Page page) {
        return page.locator(".turn.running .who");
    }

    private static Locator next(Page page) {
        return page.locator(".next-turn");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Pattern[] named(String... names) {
        return Arrays.stream(names).map(Pattern::compile).toArray(Pattern[]::new);
    }
}
