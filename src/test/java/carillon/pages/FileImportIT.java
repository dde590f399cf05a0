package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A programme comes in from a file, and goes out into one: that of another city in each test. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00", edition = TwoDays.MANY_CITIES)
class FileImportIT {
    private static final String TABLE = """
            jour;de;à;titre;lieu
            samedi;10h;11h;Pitchs;
            ;14:30;15:30;Atelier;Salle verte
            dimanche;15h;16h;Bilan;
            ;16h;;Rangement;
            """;
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1@example.org
            SUMMARY:Na3mlo
            DTSTART;TZID=Africa/Tunis:20170304T170000
            DTEND;TZID=Africa/Tunis:20170304T180000
            END:VEVENT
            END:VCALENDAR
            """;

    private final Browser browser;
    private final RunningServer server;
    private final Team team;
    private Page page;

    FileImportIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        this.team = new Team(server);
    }

    @Test
    void aTeamSeesWhatItsSpreadsheetWouldChangeAndAnnouncesIt() throws Exception {
        isOpenedIn("lyon", 1280, "/programme");

        choose("programme.csv", TABLE);

        assertThat(plan().locator("h3")).hasText("Ce que changerait programme.csv");
        assertThat(plan().locator("h3")).isFocused();
        assertThat(plan()).containsText("Programme de Lyon");
        assertThat(plan()).containsText("changements");
        assertThat(plan().locator(".plan-changes")).containsText(Pattern.compile("Rangement\\s+nouveau"));
        assertThat(plan().locator(".plan-changes")).containsText(Pattern.compile("Exposé\\s+retiré"));
        assertThat(Axe.violations(page)).isEmpty();
        plan().locator("[data-apply]").press("Enter");

        assertThat(files()).containsText("C’est annoncé");
        assertThat(page.locator("plan-table")).containsText("Rangement");
        assertThat(page.locator("plan-table")).containsText("Salle verte");
        choose("programme.csv", TABLE);
        assertThat(plan()).containsText("Rien : tout est déjà annoncé ainsi.");
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndNothingIsChanged() throws Exception {
        isOpenedIn("lille", 1280, "/programme");

        choose("programme.csv", TABLE.replace("15h;16h", "neuf;16h").replace("Pitchs", ""));

        assertThat(plan()).containsText("programme.csv ne peut pas être importé tel quel");
        assertThat(plan().locator("li")).hasCount(2);
        assertThat(plan().locator("li").nth(0)).containsText("Ligne 2");
        assertThat(plan().locator("li").nth(1))
                .containsText(Pattern.compile("Ligne 4.*« De » ne peut pas être « neuf »"));
        assertThat(plan().locator("[data-apply]")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();
        plan().locator("[data-cancel]").click();
        assertThat(files().locator("input[type=file]")).isFocused();
        choose("programme.xlsx", "PK\u0003\u0004");
        assertThat(plan().locator("li")).containsText("c’est un zip");
    }

    @Test
    void coordinationPastesATableForAllCitiesAndChoosesTheCityOfACalendar() throws Exception {
        page = team.coordinator(browser.person(1280, 900, "fr-FR"), "/programme");
        page.locator(".files > summary").click();

        paste("ville\tjour\tde\ttitre\nParis\tsamedi\t9h\tCafé\nRennes\tsamedi\t9h\tThé\n");
        assertThat(plan()).containsText("Programme de Paris");
        assertThat(plan()).containsText("Programme de Rennes");
        plan().locator("[data-cancel]").click();
        choose("rennes.ics", CALENDAR);
        assertThat(plan()).containsText("un calendrier est le programme d’une seule ville");
        plan().locator("[data-cancel]").click();
        files().locator("select").selectOption("rennes");
        choose("rennes.ics", CALENDAR);
        plan().locator("[data-apply]").click();

        assertThat(files()).containsText("C’est annoncé");
        assertThat(new Program(server).timeline().toString()).contains("Na3mlo");
    }

    @Test
    void onAPhoneItAllHasRoomAndWhatGoesOutComesInAgain() throws Exception {
        isOpenedIn("brest", 360, "/programme?lang=ar");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

        for (String form : List.of("csv", "schedule.json", "yaml", "json")) {
            Download download = page.waitForDownload(
                    () -> files().locator("[data-export='" + form + "']").click());
            assertThat(download.suggestedFilename()).isEqualTo("nuit-du-code-citoyen-2017." + form);
            choose(download.suggestedFilename(), Files.readString(download.path()));
            assertThat(plan()).containsText("لا شيء: كل ما فيه معلن.");
            plan().locator("[data-cancel]").click();
        }
        choose("programme.csv", TABLE);
        assertThat(plan()).containsText("Rangement");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Axe.violations(page)).isEmpty();
    }

    private void isOpenedIn(String city, int width, String path) throws Exception {
        page = team.organizer(city, browser.person(width, 900, "fr-FR"), path);
        page.locator(".files > summary").click();
    }

    private Locator files() {
        return page.locator("file-import");
    }

    private Locator plan() {
        return files().locator("section");
    }

    private void choose(String name, String content) {
        files().locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "", content.getBytes(StandardCharsets.UTF_8)));
    }

    private void paste(String text) {
        files().locator("textarea").evaluate("""
                (field, text) => {
                    const data = new DataTransfer();
                    data.setData('text/plain', text);
                    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
                }
                """, text);
    }
}
