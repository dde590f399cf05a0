package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The report says what was announced first, and what last. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncedHistoryIT {
    private static final String CHANGED = """
            {'type':'programme.changed','city':'lyon','programme':[
              {'id':'pitchs','day':'2017-03-04','at':'%s','until':'21:00','kind':'pitch','title':'Pitchs','place':'Salle 2'},
              {'id':'repas','day':'2017-03-04','at':'21:00','kind':'meal','title':'Repas'},
              {'milestone':'meetup-video'}]}
            """;

    private final Browser browser;
    private RunningServer server;
    private Program program;

    AnnouncedHistoryIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        server = CityProjects.start(directory);
        program = new Program(server);
    }

    @AfterEach
    void end() throws Exception {
        browser.closePages();
        server.close();
    }

    @Test
    void theReportSaysWhatWasAnnouncedFirstAndLastOfSlotsThatMovedCameAndWent() throws Exception {
        program.says(CHANGED.formatted("19:30"));
        program.says(CHANGED.formatted("20:00"));

        Page report = report(360);

        assertThat(report.locator(".report-summary")).containsText("3 activités ont été annoncées autrement");
        Locator rows = report.locator(".report-announced tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0).locator("td").first()).containsText("19:00 – 20:00");
        assertThat(rows.nth(0).locator("td").last()).containsText("20:00 – 21:00");
        assertThat(rows.nth(0).locator("td").last()).containsText("Salle 2");
        assertThat(rows.nth(1).locator("td").first()).containsText("pas encore annoncé");
        assertThat(rows.nth(2).locator("td").last()).containsText("retiré du programme");
        assertThat(report.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Axe.violations(report)).isEmpty();
    }

    @Test
    void anEditionThatWasNeverChangedHasNoSuchPart() throws Exception {
        program.says("{'type':'city.opened','city':'lyon'}");

        Page report = report(1280);

        assertThat(report.locator("main")).not().containsText("annoncé autrement");
        assertThat(report.locator(".report-announced")).hasCount(0);
    }

    private Page report(int width) {
        Page page = browser.person(width, 800, "fr-FR").newPage();
        page.navigate(server.at("/report").toString());
        page.locator(".report-summary").waitFor();
        return page;
    }
}
