package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A team announces a slot differently from its desk: another title, place or hour. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = CityProjects.EDITION)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlotChangedOnDeskIT {
    private static final String PITCHES_MOVED_BY_A_COLLEAGUE = """
            {'type':'programme.changed','city':'lyon','programme':[
              {'id':'travail','day':'2017-03-04','at':'16:30','until':'18:30','kind':'work','title':'Travail'},
              {'id':'pitchs','day':'2017-03-04','at':'19:30','until':'20:00','kind':'pitch','title':'Pitchs'},
              {'milestone':'meetup-video'}]}
            """;

    private final Browser browser;
    private final RunningServer server;
    private final Program program;
    private Page desk;

    SlotChangedOnDeskIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
    }

    @BeforeAll
    void open() throws Exception {
        program.says("{'type':'city.opened','city':'lyon'}");
    }

    @BeforeEach
    void sitAtTheDesk() throws Exception {
        program.announces(CityProjects.EDITION);
        desk = new Team(server).organizer("lyon", browser.person(360, 740, "fr-FR"), "/desk");
    }

    @Test
    void twoTapsAndTheTextGiveASlotAnotherTitleEverywhereAndOneTapTakesItBack() throws Exception {
        Page wall = open("/wall?city=lyon", 1920);
        Page phone = open("/", 390);
        Page element = pageOfSomebodyElse();
        assertThat(wall.locator(".here")).containsText("19:00 Pitchs");

        Taps taps = new Taps();
        taps.on(change("Pitchs"));
        field("Titre").fill("Pitchs de toutes les équipes");
        taps.on(button("Publier"));

        assertThat(wall.locator(".here")).containsText("19:00 Pitchs de toutes les équipes");
        assertThat(city(phone)).containsText("Pitchs de toutes les équipes");
        assertThat(element.locator("carillon-live")).containsText("Pitchs de toutes les équipes");
        assertThat(taps.count()).isEqualTo(2);
        assertThat(desk.locator(".programme").first()).containsText("Pitchs de toutes les équipes");
        assertThat(desk.locator(".latest")).containsText("Lyon a modifié son programme");

        desk.locator(".latest .undo").click();

        assertThat(city(phone)).not().containsText("de toutes les équipes");
        assertThat(wall.locator(".here")).not().containsText("de toutes les équipes");
    }

    @Test
    void aSlotGetsAPlaceAndOtherHoursAlsoPastMidnight() throws Exception {
        Page wall = open("/wall?city=lyon", 1920);
        change("Pitchs").click();
        field("Lieu").fill("Salle du fond");
        field("De").fill("22:30");
        field("À").fill("00:15");
        button("Publier").click();

        assertThat(wall.locator(".here")).containsText("22:30 Pitchs");
        assertThat(wall.locator(".here")).containsText("Salle du fond");
        assertThat(desk.locator(".programme").first()).containsText("Salle du fond");
        assertThat(program.timeline()
                        .at("/timeline/cities/lyon/slots/pitchs/planned/end")
                        .asText())
                .isEqualTo("2017-03-04T23:15:00Z");
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndNothingIsPublished() throws Exception {
        change("Pitchs").click();
        field("Titre").fill("Pitchs \u202Eà l’envers");
        button("Publier").click();

        assertThat(field("Titre")).hasAttribute("aria-invalid", "true");
        assertThat(field("Titre")).isFocused();
        assertThat(desk.locator(".slot-form .fault")).hasCount(1);
        assertThat(Axe.violations(desk)).isEmpty();
        assertThat(program.timeline()
                        .at("/timeline/cities/lyon/slots/pitchs/title")
                        .asText())
                .isEqualTo("Pitchs");
    }

    @Test
    void whatAColleaguePublishedMeanwhileIsShownAndKeptWhereItWasNotTypedOver() throws Exception {
        change("Pitchs").click();
        field("Titre").fill("Pitchs du samedi");
        program.says(PITCHES_MOVED_BY_A_COLLEAGUE);
        button("Publier").click();

        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("De 19:30");
        assertThat(field("Titre")).hasValue("Pitchs du samedi");
        assertThat(field("De")).hasValue("19:30");

        button("Publier").click();

        assertThat(desk.locator(".slot-form")).hasCount(0);
        assertThat(desk.locator(".programme").first()).containsText("19:30 Pitchs du samedi");
    }

    @Test
    void withoutNetworkTheDeskSaysThatItNeedsItAndGoesOnWhenItIsBack() {
        assertThat(change("Pitchs")).isVisible();
        desk.context().setOffline(true);
        change("Pitchs").click();
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("il faut le réseau");

        desk.context().setOffline(false);
        button("Réessayer").click();

        assertThat(field("Titre")).hasValue("Pitchs");
        assertThat(field("Titre")).isFocused();
        desk.keyboard().press("Escape");
        assertThat(change("Pitchs")).isFocused();
    }

    private Page pageOfSomebodyElse() {
        Page page = browser.person(390, 844, "fr-FR").newPage();
        page.route(
                "**/embedded",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<script src='/carillon.js'></script><carillon-live></carillon-live>")));
        page.navigate(server.at("/embedded").toString());
        return page;
    }

    private Page open(String path, int width) {
        Page page = browser.person(width, width == 390 ? 844 : 1080, "fr-FR").newPage();
        page.navigate(server.at(path).toString());
        return page;
    }

    private static Locator city(Page page) {
        return page.locator(".city", new Page.LocatorOptions().setHasText("Lyon"));
    }

    private Locator change(String slot) {
        return button("Modifier « %s »".formatted(slot));
    }

    private Locator button(String name) {
        return desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator field(String words) {
        return desk.locator(".slot-form label", new Page.LocatorOptions().setHasText(words))
                .locator("input");
    }
}
