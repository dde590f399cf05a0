package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.fasterxml.jackson.databind.JsonNode;
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

/** The team of a city plans its programme at a table that works like a spreadsheet, and publishes it. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammeEditorIT {
    private final Browser browser;
    private RunningServer server;
    private Program program;

    ProgrammeEditorIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void lyonHasAnnouncedNothing(@TempDir Path directory) throws Exception {
        server = BlankProgramme.start(directory);
        program = new Program(server);
    }

    @AfterEach
    void end() throws Exception {
        browser.closePages();
        server.close();
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
        JsonNode slots = lyon();
        assertThat(slots.size()).isEqualTo(BlankProgramme.SLOTS);
        assertThat(slots.path("creneau-40").path("planned").path("end").asText())
                .isEqualTo("2017-03-04T18:00:00Z");
        System.out.println("forty slots by keyboard: " + typist.count() + " keys, of which " + typist.letters()
                + " are what is written");
    }

    @Test
    void fortyRowsOfASpreadsheetArePastedInOneGoAndTheMomentStandsAmongThem() throws Exception {
        Page page = organizer("lyon", 1366);
        StringBuilder sheet = new StringBuilder("Jour\tDébut\tFin\tTitre\tSalle\tType\n");
        BlankProgramme.fortySlots()
                .forEach(slot -> sheet.append(slot.asRow("samedi")).append('\n'));

        cell(page, 1, "day").click();
        paste(page, sheet.toString());

        assertThat(rows(page)).hasCount(BlankProgramme.SLOTS + 2);
        assertThat(rows(page).nth(38)).hasClass("moment");
        page.locator("[data-publish]").click();
        assertThat(page.locator(".published")).isVisible();
        assertThat(lyon().size()).isEqualTo(BlankProgramme.SLOTS);
    }

    @Test
    void aFaultIsSaidInWordsWhereItStandsWhileOneTypes() throws Exception {
        Page page = organizer("paris", 1366);

        cell(page, 0, "from").click();
        page.keyboard().type("vers midi");

        assertThat(cell(page, 0, "from").locator(".fault")).containsText("vers midi");
        assertThat(cell(page, 0, "from").locator("input")).hasValue("vers midi");
        page.keyboard().press("Escape");
        assertThat(page.locator(".fault")).hasCount(0);
        assertThat(cell(page, 0, "from")).hasText("09:00");
    }

    @Test
    void onePressTakesAPublicationBack() throws Exception {
        Page page = organizer("paris", 1366);

        cell(page, 3, "title").click();
        page.keyboard().type("Dîner");
        page.keyboard().press("Enter");
        assertThat(page.locator(".plan-changes")).containsText("Dîner");
        page.locator("[data-publish]").click();
        page.locator("[data-take-back]").click();

        assertThat(cell(page, 3, "title")).hasText("Repas");
        assertThat(program.timeline()
                        .at("/timeline/cities/paris/slots/repas/title")
                        .asText())
                .isEqualTo("Repas");
    }

    private JsonNode lyon() throws Exception {
        return program.timeline().at("/timeline/cities/lyon/slots");
    }

    private Page organizer(String city, int width) throws Exception {
        Page page = browser.person(width, 844, "fr-FR").newPage();
        Browser.join(page, program.invitation(city).toString());
        page.waitForURL(Pattern.compile(".*/desk"));
        page.navigate(server.at("/programme").toString());
        page.locator(width < 768 ? "plan-list" : "plan-table").waitFor();
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator("plan-table tbody tr");
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
