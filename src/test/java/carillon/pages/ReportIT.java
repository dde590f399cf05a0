package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a journalist finds on Monday. */
@WithBrowser
@WithServer(clock = "2017-03-06T08:00:00+01:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportIT {
    private static final String CALL = UUID.randomUUID().toString();
    private static final int NOTES = 230;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Browser browser;
    private final RunningServer server;

    ReportIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @BeforeAll
    void aWeekendIsOver() throws Exception {
        say("check-ins", "{'type':'city.opened','city':'lyon','observedAt':'2017-03-05T08:45:00+01:00'}");
        say(
                "check-ins",
                "{'type':'slot.started','city':'lyon','slot':'reveil','observedAt':'2017-03-05T09:12:00+01:00'}");
        say("check-ins", "{'type':'headcount','city':'lyon','count':64,'observedAt':'2017-03-05T10:00:00+01:00'}");
        say("check-ins", "{'type':'headcount','city':'lyon','count':12,'observedAt':'2017-03-05T18:00:00+01:00'}");
        say("check-ins", "{'type':'headcount','city':'lille','count':150,'observedAt':'2017-03-05T12:00:00+01:00'}");
        say(
                "check-ins/" + CALL,
                "{'type':'help.wanted','city':'lyon','text':'Un micro','observedAt':'2017-03-05T16:00:00+01:00'}");
        say(
                "check-ins",
                "{'type':'help.settled','city':'lyon','ref':'" + CALL + "','observedAt':'2017-03-05T16:09:00+01:00'}");
        say("check-ins", "{'type':'ready','city':'lyon','milestone':'meetup-video','ready':'yes'}");
        say("check-ins", "{'type':'ready','city':'lille','milestone':'meetup-video','ready':'yes'}");
        say("decisions", "{'type':'milestone.held','milestone':'meetup-video','reason':'On attend Lyon'}");
        say("decisions", "{'type':'milestone.released','milestone':'meetup-video'}");
        say("decisions", "{'type':'milestone.started','milestone':'meetup-video'}");
        for (int note = 1; note <= NOTES; note++) {
            say("check-ins", "{'type':'note','city':'lyon','text':'Nouvelle numéro " + note + "'}");
        }
    }

    private void say(String path, String body) throws Exception {
        String where = path.contains("/") ? path : path + "/" + UUID.randomUUID();
        HttpRequest request = HttpRequest.newBuilder(server.at("/api/v1/editions/nuit-du-code-citoyen-2017/" + where))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void theTimelineLeadsToTheReportOnceTheEventIsOver() {
        Page page = page("/", "fr-FR");
        page.getByLabel("Après coup").getByText("Compte rendu").click();

        assertThat(page.locator("h1")).containsText("Compte rendu");
    }

    /** It is Monday, 08:00, in Paris. */
    @Test
    void theEventIsNotOverWhileItIsStillSundayInOneOfItsCities() {
        Page page = page("/", "fr-FR");
        assertThat(page.locator(".looking-back a[href='/report']")).isVisible();
        String inZone = """
                async (zone) => {
                  const shown = document.querySelector('timeline-page');
                  const view = shown.feed.view;
                  const cities = Object.entries(view.timeline.cities).map(([id, city]) => [id, { ...city, timezone: zone }]);
                  const timeline = { ...view.timeline, cities: Object.fromEntries(cities) };
                  Object.defineProperty(shown.feed, 'view', { configurable: true, value: { ...view, timeline } });
                  shown.requestUpdate();
                  await shown.updateComplete;
                  return shown.querySelector(".looking-back a[href='/report']") !== null;
                }
                """;

        for (String zone : List.of("Pacific/Honolulu", "America/Los_Angeles", "Pacific/Pago_Pago")) {
            assertThat(page.evaluate(inZone, zone)).as(zone).isEqualTo(false);
        }
        for (String zone : List.of("Pacific/Noumea", "America/Montreal", "Africa/Tunis")) {
            assertThat(page.evaluate(inZone, zone)).as(zone).isEqualTo(true);
        }
    }

    @Test
    void itSaysInPlainSentencesHowItWent() {
        Page page = page("/report", "fr-FR");
        var summary = page.locator(".report-summary");

        assertThat(summary).containsText("7 villes · 214 personnes");
        assertThat(summary).containsText("« Meetup vidéo entre les villes » a commencé");
        assertThat(summary).containsText("2 villes étaient prêtes. Il a été mis en attente une fois.");
        assertThat(summary).containsText("1 appel à l’aide. Plus longue attente : 9");
        assertThat(summary).containsText("0 sur 1");
        assertThat(summary).not().containsText("Ce n’est pas fini");
    }

    @Test
    void everyCityHasItsPlannedAndActualTimes() {
        Page page = page("/report", "fr-FR");
        assertThat(page.locator(".report-city")).hasCount(7);
        var slot = page.locator(".report-city tr", new Page.LocatorOptions().setHasText("Étirements"));

        assertThat(slot.locator("td").nth(0)).containsText("09:00");
        assertThat(slot.locator("td").nth(1)).containsText("09:12");
        assertThat(slot.locator("td").nth(2)).containsText("+12 min");
    }

    @Test
    void itSaysHowManyStartsCameAsPredictedAndWhichDidNot() {
        Page page = page("/report", "fr-FR");
        var predictions = page.locator(".report-predictions");
        var lyon = predictions.locator("tbody tr", new Locator.LocatorOptions().setHasText("Lyon"));

        assertThat(lyon.first()).containsText("0 % (0 sur 1)");
        assertThat(predictions.getByText("Toutes les villes")).isVisible();
        predictions.getByText("1 début est venu à une autre heure").click();

        var missed = predictions.locator(".report-missed tbody tr");
        assertThat(missed).containsText("Étirements et croissants");
        assertThat(missed).containsText("09:03, 10 min avant");
        assertThat(missed).containsText("+9 min");
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void whatTheDocumentNoLongerKeepsIsThereAndNobodyIsNamed() {
        Page page = page("/report", "fr-FR");
        var said = page.locator("[aria-labelledby=report-said] li");

        assertThat(said.filter(new Locator.FilterOptions().setHasText("Nouvelle numéro")))
                .hasCount(NOTES);
        assertThat(page.locator("[aria-labelledby=report-said]")).containsText("Lyon a ouvert ses portes");
        assertThat(page.locator("main")).not().containsText("session");
    }

    @Test
    void itReadsFromRightToLeftAndFitsASmallPhone() {
        Page page = browser.person(320, 640, "ar-TN").newPage();
        page.navigate(server.at("/report").toString());

        assertThat(page.locator(".report-summary")).containsText("7 مدن");
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    private Page page(String path, String language) {
        Page page = browser.person(1280, 720, language).newPage();
        page.navigate(server.at(path).toString());
        return page;
    }
}
