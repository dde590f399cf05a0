package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An own event is written down in the browser: its title, its cities, what they share, and a programme to start from.
 */
@WithBrowser
@WithServer(clock = "2017-03-04T16:40:00Z", shared = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewEventIT {
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String MADE = "{\"id\":\"nuit-du-code\"}";

    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    NewEventIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void anEventOfThreeCitiesIsWrittenByThumbOnASmallPhone() {
        Page page = browser.thumb(360, 740, "fr-FR").newPage();
        NewEventForm form = open(page, 201, MADE);
        Taps taps = new Taps();

        taps.touches(form.at("#event-title"));
        page.keyboard().type("Nuit du code");
        taps.touches(form.at("#city-name"));
        for (String city : List.of("lyo", "tuni", "Alger")) {
            page.keyboard().type(city);
            taps.touches(form.at("[role=option]").first());
        }
        taps.touches(form.at("[data-add=example]"));
        taps.touches(form.at("[data-make]"));

        Edition edition = form.sent().edition();
        assertThat(edition.title()).isEqualTo("Nuit du code");
        assertThat(edition.id().value()).startsWith("nuit-du-code-20");
        assertThat(edition.from().getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(edition.timezone()).isEqualTo(PARIS);
        assertThat(edition.cities().keySet()).extracting(CityId::value).containsExactly("lyon", "tunis", "alger");
        assertThat(edition.cities().values()).allSatisfy(city -> {
            assertThat(city.position()).isNotNull();
            assertThat(city.programme()).hasSize(6);
        });
        assertThat(edition.milestones()
                        .get(new MilestoneId("tous-ensemble"))
                        .at()
                        .atZone(PARIS)
                        .toLocalTime())
                .isEqualTo(LocalTime.of(18, 0));
        assertThat(taps.count()).isLessThanOrEqualTo(7);
        System.out.println("an event of three cities by thumb: " + taps.count() + " taps, and what is written");
    }

    @Test
    void anEventIsWrittenByKeyboardAlone() {
        Page page = browser.person(1366, 900, "fr-FR").newPage();
        NewEventForm form = open(page, 201, MADE);
        Typist typist = new Typist(page);

        typist.tabsTo("#event-title");
        typist.types("Nuit du code");
        typist.tabsTo("#city-name");
        for (String city : List.of("lyo", "tuni", "Trifouillis")) {
            typist.types(city);
            typist.presses("Enter");
        }
        assertThat(form.at("city-picker [role=listbox]")).isHidden();
        assertThat(form.at("#city-name")).isFocused();
        typist.tabsTo("[data-make]");
        typist.presses("Enter");

        Edition edition = form.sent().edition();
        assertThat(edition.cities().keySet()).extracting(CityId::value).containsExactly("lyon", "tunis", "trifouillis");
        assertThat(city(edition, "tunis").timezone()).isEqualTo(ZoneId.of("Africa/Tunis"));
        assertThat(city(edition, "trifouillis").position()).isNull();
        System.out.println("an event of three cities by keyboard: " + typist.count() + " keys, of which "
                + typist.letters() + " are what is written");
    }

    @Test
    void citiesArePastedInOneGoAndPutInOrder() {
        Page page = browser.person(1366, 900, "fr-FR").newPage();
        NewEventForm form = open(page, 201, MADE);
        form.at("#event-title").fill("Nuit du code");

        form.at("#city-name").evaluate("""
                (field) => {
                  const pasted = new DataTransfer();
                  pasted.setData('text/plain', 'Tunis\\nLyon\\n\\nSaint-Étienne\\nLyon');
                  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
                }
                """);
        page.getByLabel("Monter Lyon").click();
        page.getByLabel("Retirer Tunis").click();
        form.make();

        assertThat(form.sent().edition().cities().keySet())
                .extracting(CityId::value)
                .containsExactly("lyon", "saint-etienne");
    }

    @Test
    void anAddressThatIsTakenOrOfAPageIsSaidSoWhileItIsWritten() {
        NewEventForm form = open(browser.person(1366, 900, "fr-FR").newPage(), 201, MADE);

        form.at("input[name=id]").fill("nuit-du-code-citoyen-2017");
        assertThat(form.at("#event-address"))
                .hasText("« nuit-du-code-citoyen-2017 » est déjà le nom d’un événement de ce serveur.");
        assertThat(form.at("input[name=id]")).hasAttribute("aria-invalid", "true");

        form.at("input[name=id]").fill("wall");
        assertThat(form.at("#event-address")).hasText("« wall » est le nom d’une page de Carillon.");

        form.at("input[name=id]").fill("ma-nuit");
        assertThat(form.at("#event-address")).containsText("/ma-nuit/");
    }

    @Test
    void whatTheServerFindsWrongStandsAtItsFieldAndHasTheFocus() {
        NewEventForm form = open(browser.person(1366, 900, "fr-FR").newPage(), 422, """
                {"type":"/problems#refused","code":"refused","status":422,"detail":"…","errors":[
                  {"pointer":"/title","detail":"Il manque un titre."},
                  {"pointer":"/cities/lyon/venue","detail":"Ce lieu n’en est pas un."}]}
                """);
        form.at("#city-name").fill("Lyon");
        form.at("#city-name").press("Enter");
        form.make();

        assertThat(form.faultAt("title")).hasText("Il manque un titre.");
        assertThat(form.faultAt("city-0-venue")).hasText("Ce lieu n’en est pas un.");
        assertThat(form.at("#event-title")).isFocused();
        assertThat(form.at("#event-title")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void anEventThatSomebodyElseHasMadeMeanwhileIsSaidSoAtTheAddress() {
        NewEventForm form = open(browser.person(1366, 900, "fr-FR").newPage(), 409, """
                {"type":"/problems#edition-taken","code":"edition-taken","status":409,"detail":"Ce nom est pris."}
                """);
        form.at("#event-title").fill("Nuit du code");
        form.make();

        assertThat(form.faultAt("id")).hasText("Ce nom est pris.");
        assertThat(form.at("input[name=id]")).isFocused();
    }

    @Test
    void anEarlierEventIsTakenOverOnNewDaysWithTheSameWeekdays() {
        NewEventForm form = open(browser.person(1366, 900, "fr-FR").newPage(), 201, MADE);

        form.at("select[name=earlier]").selectOption("nuit-du-code-citoyen-2017");
        assertThat(form.at("#event-title")).hasValue(Pattern.compile("Nuit du Code Citoyen 20(?!17)\\d\\d"));
        form.make();

        Edition edition = form.sent().edition();
        assertThat(edition.id().value())
                .startsWith("nuit-du-code-citoyen-20")
                .isNotEqualTo("nuit-du-code-citoyen-2017");
        assertThat(edition.from().getDayOfWeek()).as("as in 2017").isEqualTo(DayOfWeek.FRIDAY);
        assertThat(edition.from().getYear()).isGreaterThan(2017);
        assertThat(edition.cities()).hasSize(7);
        assertThat(city(edition, "lyon").programme()).hasSizeGreaterThan(3);
        assertThat(edition.projects()).isEmpty();
    }

    @Test
    void aFileIsSentAsItIsAndWhatIsNoneIsSaidSo() {
        NewEventForm form = open(browser.person(1366, 900, "fr-FR").newPage(), 201, MADE);

        form.at("input[name=file]").setInputFiles(file("photos.zip", "PK\u0003\u0004\u0000"));
        assertThat(form.at("[role=alert]"))
                .hasText(
                        "« photos.zip » n’est pas un fichier d’édition : " + "son nom finit par .yaml, .yml ou .json.");
        form.at("input[name=file]").setInputFiles(file("zip.yaml", "PK\u0003\u0004\u0000"));
        assertThat(form.at("[role=alert]")).hasText("« zip.yaml » n’est pas un texte.");
        form.at("input[name=file]").setInputFiles(file("long.yaml", "#".repeat(1_048_577)));
        assertThat(form.at("[role=alert]")).containsText("trop gros");

        String yaml = "edition: nuit\ntitle: La nuit\n";
        form.at("input[name=file]").setInputFiles(file("nuit.yaml", yaml));
        assertThat(form.at("[role=alert]")).isEmpty();
        form.make();

        assertThat(form.sent()).isEqualTo(new NewEventForm.Sent("application/yaml", yaml));
    }

    @Test
    void aFileOfJsonFillsTheForm() {
        NewEventForm form = open(browser.person(1366, 900, "fr-FR").newPage(), 201, MADE);

        form.at("input[name=file]").setInputFiles(file("nuit.json", """
                {"edition":"nuit","title":"La nuit","timezone":"Europe/Paris","from":"2027-03-06","to":"2027-03-07",
                 "cities":{"lyon":{"name":"Lyon","venue":"La Halle","timezone":"Europe/Paris"}}}
                """));

        assertThat(form.at("#event-title")).hasValue("La nuit");
        assertThat(form.at("input[name=from]")).hasValue("2027-03-06");
        form.make();
        assertThat(form.sent().edition().id().value()).isEqualTo("nuit");
    }

    @Test
    void whatWasWrittenOutlivesAReload() {
        Page page = browser.person(1366, 900, "fr-FR").newPage();
        NewEventForm form = open(page, 201, MADE);
        form.at("#event-title").fill("Nuit du code");
        form.at("#city-name").fill("Oran");
        form.at("#city-name").press("Enter");

        page.reload();

        assertThat(form.at("#event-title")).hasValue("Nuit du code");
        assertThat(form.at(".part").first().locator("input").first()).hasValue("Oran");
    }

    @Test
    void whoIsNoAdministratorIsToldWhomToAsk() throws Exception {
        Page nobody = browser.person(390, 800, "fr-FR").newPage();
        nobody.navigate(server.at("/new").toString());
        assertThat(nobody.locator("main h2")).hasText("Un événement se crée avec un lien d’administration.");
        assertThat(nobody.locator("main")).containsText("Demandez-en un à la personne qui fait tourner ce serveur");
        assertThat(nobody.locator("form, input")).hasCount(0);

        Page organizer = browser.person(390, 800, "fr-FR").newPage();
        Browser.join(organizer, program.invitation("lyon").toString());
        organizer.locator("desk-page h1").waitFor();
        organizer.navigate(server.at("/new").toString());
        assertThat(organizer.locator("main h2")).hasText("Un événement se crée avec un lien d’administration.");
    }

    @ParameterizedTest
    @CsvSource({"fr-FR, LIGHT, DARK", "en-GB, DARK, LIGHT", "ar-TN, FORCED_DARK, DARK"})
    void theFormHasNoBarrierInAnyLanguage(String language, Light onALaptop, Light onAPhone) {
        Page page = browser.person(Barriers.LAPTOP, 800, language).newPage();
        NewEventForm form = open(page, 201, MADE);
        form.at("#city-name").fill("Tunis");
        form.at("#city-name").press("Enter");
        form.at("[data-add=example]").click();
        form.at("summary").first().click();
        form.at("#city-name").fill("mont");
        form.at("[role=option]").first().waitFor();

        List<String> barriers = new ArrayList<>();
        barriers.addAll(Barriers.barriers("new", page, Barriers.LAPTOP, EnumSet.of(onALaptop)));
        barriers.addAll(Barriers.barriers("new", page, Barriers.PHONE, EnumSet.of(onAPhone)));
        assertThat(barriers).isEmpty();
        assertThat(Barriers.tooSmall(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "en-GB", "ar-TN"})
    void nothingIsWiderThanASmallPhone(String language) {
        Page page = browser.thumb(320, 640, language).newPage();
        NewEventForm form = open(page, 201, MADE);
        form.at("select[name=earlier]").selectOption("nuit-du-code-citoyen-2017");
        assertThat(form.at(".part").first().locator("input").first()).not().hasValue("");

        assertThat(page.evaluate(WIDER_THAN_THE_SCREEN)).isEqualTo(0);
    }

    private NewEventForm open(Page page, int status, String body) {
        return NewEventForm.open(page, server.at("").toString(), status, body);
    }

    private static City city(Edition edition, String id) {
        return edition.cities().get(new CityId(id));
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }
}
