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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The team of a city plans its programme at a table that works like a spreadsheet, and publishes it. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = BlankProgramme.EDITION)
@Order(1)
class ProgrammeEditorIT {
    private final Browser browser;
    private final RunningServer server;
    private final Program program;
    private final Team team;

    ProgrammeEditorIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.server = server;
        this.program = program;
        this.team = new Team(server);
    }

    @Test
    void aCityOfFortySlotsIsPlannedAndPublishedByKeyboardAlone() throws Exception {
        Page page = organizer("lyon", 1366);
        Typist typist = new Typist(page);

        typist.presses("Tab");
        typist.presses("Enter");
        typist.presses("ArrowDown");
        typist.presses("ArrowRight");
        typist.presses("ArrowRight");
        for (BlankProgramme.Written slot : BlankProgramme.fortySlots()) {
            if (slot.from().equals("09:00")) {
                typist.presses("ArrowLeft");
                typist.types("9h");
                typist.presses("Tab");
            }
            typist.types("+15");
            typist.presses("Tab");
            typist.types(slot.title());
            typist.presses("Tab");
            typist.types(slot.place());
            typist.presses("Tab");
            typist.types(slot.kind());
            typist.presses("Enter");
            if (slot.from().equals("09:00")) {
                typist.presses("ArrowRight");
            }
        }
        assertThat(rows(page)).hasCount(BlankProgramme.SLOTS + 2);
        typist.presses("Escape");
        typist.tabsTo("[data-publish]");
        typist.presses("Enter");

        assertThat(page.locator(".published")).isVisible();
        JsonNode slots = slots("lyon");
        assertThat(slots.size()).isEqualTo(BlankProgramme.SLOTS);
        assertThat(slots.path("creneau-40").path("planned").path("end").asText())
                .isEqualTo("2017-03-04T18:00:00Z");
        System.out.println("forty slots by keyboard: " + typist.count() + " keys, of which " + typist.letters()
                + " are what is written");
    }

    @Test
    void aCityOfFortySlotsIsPlannedAndPublishedByThumbAlone() throws Exception {
        Page page = team.organizer("lille", browser.thumb(360, 740, "fr-FR"), "/programme");
        page.locator("plan-list").waitFor();
        Taps taps = new Taps();

        taps.touches(page.locator("[data-add]"));
        for (BlankProgramme.Written slot : BlankProgramme.fortySlots()) {
            assertThat(page.locator("input[name=title]")).isFocused();
            page.keyboard().type(slot.title());
            if (slot.from().equals("09:00")) {
                taps.touches(page.locator("input[name=from]"));
                page.locator("input[name=from]").fill(slot.from());
            }
            taps.touches(page.locator("[data-length='15']"));
            taps.chooses(page.locator("select[name=kind]"), slot.kind());
            if (slot.title().equals("Créneau " + BlankProgramme.SLOTS)) {
                taps.touches(page.locator("[data-done]"));
            } else {
                taps.touches(page.locator("[data-next]"));
            }
        }
        taps.touches(page.locator("[data-publish]"));

        assertThat(page.locator(".published")).isVisible();
        JsonNode slots = slots("lille");
        assertThat(slots.size()).isEqualTo(BlankProgramme.SLOTS);
        assertThat(slots.path("creneau-40").path("planned").path("end").asText())
                .isEqualTo("2017-03-04T18:00:00Z");
        System.out.println("forty slots by thumb: " + taps.count() + " taps, and their titles");
    }

    @Test
    void fortyRowsOfASpreadsheetArePastedInOneGoAndTheMomentStandsAmongThem() throws Exception {
        Page page = organizer("nantes", 1366);
        StringBuilder sheet = new StringBuilder("Jour\tDébut\tFin\tTitre\tSalle\tType\n");
        BlankProgramme.fortySlots()
                .forEach(slot -> sheet.append(slot.asRow("samedi")).append('\n'));

        cell(page, 1, "day").click();
        paste(page, sheet.toString());

        assertThat(rows(page)).hasCount(BlankProgramme.SLOTS + 2);
        assertThat(rows(page).nth(38)).hasClass("moment");
        page.locator("[data-publish]").click();
        assertThat(page.locator(".published")).isVisible();
        assertThat(slots("nantes").size()).isEqualTo(BlankProgramme.SLOTS);
    }

    @Test
    void aFaultIsSaidInWordsWhereItStandsWhileOneTypes() throws Exception {
        Page page = organizer("rennes", 1366);

        cell(page, 0, "from").click();
        page.keyboard().type("vers midi");

        assertThat(page.locator("#plan-fault-0-from")).containsText("vers midi");
        assertThat(cell(page, 0, "from").locator("input")).hasValue("vers midi");
        page.keyboard().press("Escape");
        assertThat(page.locator(".fault")).hasCount(0);
        assertThat(cell(page, 0, "from")).hasText("09:00");
    }

    @Test
    void onePressTakesAPublicationBack() throws Exception {
        Page page = organizer("brest", 1366);

        cell(page, 3, "title").click();
        page.keyboard().type("Dîner");
        page.keyboard().press("Enter");
        assertThat(page.locator(".publishing .plan-changes")).containsText("Dîner");
        page.locator("[data-publish]").click();
        page.locator("[data-take-back]").click();

        assertThat(cell(page, 3, "title")).hasText("Repas");
        assertThat(program.timeline()
                        .at("/timeline/cities/brest/slots/repas/title")
                        .asText())
                .isEqualTo("Repas");
    }

    @Test
    void twoOfATeamWorkOnOneDraftAndSeeEachOther() throws Exception {
        Page anna = organizer("nice", 1366);
        Page bela = organizer("nice", 1366);

        writes(anna, 0, "place", "Hall");
        assertThat(cell(bela, 0, "place")).hasText("Hall");
        assertThat(bela.locator(".of-team")).containsText("Le modifie aussi en ce moment");
        writes(bela, 3, "title", "Dîner");

        assertThat(cell(anna, 3, "title")).hasText("Dîner");
        assertThat(anna.locator(".of-team")).isVisible();
        anna.locator("[data-publish]").click();
        assertThat(bela.locator(".publishing .plan-changes")).hasCount(0);
        assertThat(slot("nice", "repas").path("title").asText()).isEqualTo("Dîner");
        assertThat(slot("nice", "accueil").path("place").asText()).isEqualTo("Hall");
    }

    @Test
    void whatAColleaguePublishedMeanwhileStandsBesideMineAndMineGoesOnTop() throws Exception {
        Page page = organizer("metz", 1366);
        writes(page, 3, "title", "Dîner");
        aColleaguePublishes("metz");

        assertThat(page.locator(".conflict")).containsText("Une autre personne a publié ce programme");
        assertThat(page.locator("section[aria-labelledby=plan-theirs]")).containsText("Petit déjeuner");
        assertThat(page.locator("section[aria-labelledby=plan-mine]")).containsText("Dîner");
        assertThat(page.locator("[data-publish]")).hasCount(0);
        page.locator("[data-mine]").click();

        assertThat(page.locator(".published")).isVisible();
        assertThat(slot("metz", "repas").path("title").asText()).isEqualTo("Dîner");
        assertThat(slot("metz", "accueil").path("title").asText()).isEqualTo("Petit déjeuner");
    }

    @Test
    void whatAColleaguePublishedMeanwhileCanBeTakenAndMineComesBackByUndoing() throws Exception {
        Page page = organizer("angers", 1366);
        writes(page, 3, "title", "Dîner");
        aColleaguePublishes("angers");

        page.locator("[data-theirs]").click();

        assertThat(cell(page, 0, "title")).hasText("Petit déjeuner");
        assertThat(cell(page, 3, "title")).hasText("Repas");
        assertThat(page.locator("[data-publish]")).isDisabled();
        button(page, "Défaire").click();
        assertThat(cell(page, 3, "title")).hasText("Dîner");
    }

    @Test
    void aSlotThatRunsIsTakenOutOnlyAfterTwoQuestions() throws Exception {
        program.says("{'type':'slot.started','city':'dijon','slot':'travail'}");
        Page page = organizer("dijon", 1366);

        cell(page, 1, "title").click();
        page.keyboard().press("Control+Delete");
        assertThat(page.locator("dialog")).containsText("Ce créneau est en cours");
        button(page, "Ne rien faire").click();
        assertThat(cell(page, 1, "title")).hasText("Travail");
        page.keyboard().press("Control+Delete");
        button(page, "Retirer quand même").click();
        assertThat(cell(page, 1, "title")).hasText("Meetup vidéo");
        page.locator("[data-publish]").click();
        button(page, "Publier quand même").click();

        assertThat(page.locator(".published")).isVisible();
        assertThat(program.timeline().at("/timeline/cities/dijon/slots").has("travail"))
                .isFalse();
    }

    @Test
    void aSlotThatWouldRunIntoTheSharedMomentIsNamedBeforeItIsPublished() throws Exception {
        Page page = organizer("tours", 1366);

        writes(page, 1, "to", "19h");

        assertThat(page.locator(".late")).containsText("« Travail » durerait jusqu’à 19:00");
    }

    @Test
    void rowsAreAddedMovedAndTakenOutByKeyboardAndUndone() throws Exception {
        Page page = organizer("toulouse", 1366);

        cell(page, 0, "title").click();
        page.keyboard().press("Control+Enter");
        page.keyboard().type("Jeu de piste");
        page.keyboard().press("Escape");
        assertThat(cell(page, 1, "title")).hasText("");
        page.keyboard().type("Jeu de piste");
        page.keyboard().press("Enter");
        assertThat(cell(page, 1, "title")).hasText("Jeu de piste");
        assertThat(cell(page, 1, "from")).hasText("10:00");
        cell(page, 1, "title").click();
        page.keyboard().press("Alt+ArrowUp");
        assertThat(cell(page, 0, "title")).hasText("Jeu de piste");
        assertThat(cell(page, 0, "title")).isFocused();
        page.keyboard().press("Control+Delete");
        assertThat(cell(page, 0, "title")).hasText("Accueil");
        page.keyboard().press("Control+z");
        assertThat(cell(page, 0, "title")).hasText("Jeu de piste");
    }

    @Test
    void aCoordinatorChoosesTheCityAndATeamIsToldWhoseAnotherIsWithAWayToItsOwn() throws Exception {
        Page coordinator = team.coordinator(browser.person(1366, 844, "fr-FR"), "/programme");
        button(coordinator, "Lyon").click();
        assertThat(coordinator.locator("h1")).hasText("Programme de Lyon");

        Page ofParis = organizer("paris", 1366);
        ofParis.navigate(server.at("/programme?city=lyon").toString());
        assertThat(ofParis.locator("main h2")).containsText("écrit par son équipe");
        ofParis.locator("role-switch a").click();
        assertThat(ofParis.locator("h1")).hasText("Programme de Paris");
    }

    @Test
    void theTableAndTheListKeepNobodyOutAlsoWithFaults() throws Exception {
        Page page = organizer("montpellier", 1366);
        writes(page, 1, "to", "15h");
        assertThat(page.locator(".fault").first()).containsText("« À »");
        assertThat(Axe.violations(page)).isEmpty();

        page.setViewportSize(360, 740);
        page.locator("plan-list .fault").first().waitFor();
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("[data-line='1']").click();
        page.locator("[data-done]").waitFor();
        assertThat(Axe.violations(page)).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private void aColleaguePublishes(String city) throws Exception {
        program.says("""
                {'type':'programme.changed','city':'%s','programme':[
                  {'id':'accueil','day':'2017-03-04','at':'09:00','until':'10:00','kind':'welcome','title':'Petit déjeuner'},
                  {'id':'travail','day':'2017-03-04','at':'16:30','until':'18:00','kind':'work','title':'Travail'},
                  {'milestone':'meetup-video'},
                  {'id':'repas','day':'2017-03-04','at':'20:00','until':'21:00','kind':'meal','title':'Repas','place':'Cantine'}]}
                """.formatted(city));
    }

    private static void writes(Page page, int row, String column, String text) {
        cell(page, row, column).click();
        page.keyboard().type(text);
        page.keyboard().press("Tab");
        assertThat(page.locator(".publishing")).containsText("Brouillon gardé");
    }

    private JsonNode slot(String city, String slot) throws Exception {
        return slots(city).path(slot);
    }

    private JsonNode slots(String city) throws Exception {
        return program.timeline().at("/timeline/cities/" + city + "/slots");
    }

    private Page organizer(String city, int width) throws Exception {
        Page page = team.organizer(city, browser.person(width, 844, "fr-FR"), "/programme");
        page.locator("plan-table").waitFor();
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator("plan-table tbody tr:not(.faults)");
    }

    private static Locator cell(Page page, int row, String column) {
        return page.locator("td[data-row='" + row + "'][data-column='" + column + "']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Somebody copied this from a spreadsheet and pastes it where the focus is. */
    private static void paste(Page page, String text) {
        page.evaluate("""
                text => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }
                """, text);
    }
}
