package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Desks of a server that takes few posts at a time: fewer than a slow machine's browser sends. */
@WithBrowser
@WithServer(
        clock = "2017-03-04T09:25:00Z",
        options = {"--session-rate", "10+6", "--city-rate", "30+20"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusyDeskIT {
    private static final int POSTS = 100;

    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    BusyDeskIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @Test
    void whatWaitedForLongGoesOutInOrderAsFastAsTheServerTakesItAndNothingIsWrong() throws Exception {
        Page desk = joined("lyon");
        assertThat(desk.locator(".likely")).isVisible();
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        desk.context().onResponse(answer -> statuses.add(answer.status()));
        desk.context().setOffline(true);
        addHeadcounts(desk);
        assertThat(desk.locator(".latest")).containsText(POSTS + " messages en attente");

        long before = System.nanoTime();
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest")).containsText(Pattern.compile("Envoi en cours, encore \\d+ messages"));
        assertThat(desk.locator(".desk .refused, .dock .refused")).hasCount(0);
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator(".posts .unsent")).hasCount(0);
        // At six a second it takes fifteen seconds; a pause of the desk's own would be thirty more.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(40));
        assertThat(program.journal())
                .filteredOn(entry -> entry.path("city").asText().equals("lyon"))
                .extracting(entry -> entry.path("count").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, POSTS).boxed().toList());
        assertThat(statuses).contains(429).doesNotContain(503);
        assertThat(statuses.stream().filter(status -> status == 429).count()).isLessThan(POSTS / 2);
    }

    @Test
    void aDecisionThatComesTooSoonIsMadeAMomentLater() throws Exception {
        Page control = joined(server.coordinatorLink());
        control.navigate(server.at("/control").toString());
        assertThat(control.locator("h1")).isVisible();
        control.evaluate("""
                async () => {
                    await Promise.all(Array.from({ length: 60 }, () => fetch('/api/v1/editions/nuit-du-code-citoyen-2017/decisions/not-an-id',
                        { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}' })));
                }
                """);

        control.getByLabel("Annoncer à toutes les villes").fill("Bonne nuit");
        control.locator(".announcing button").click();

        assertThat(control.locator(".posts")).containsText("Bonne nuit");
        assertThat(control.locator("main .refused")).hasCount(0);
        assertThat(program.journal())
                .extracting(entry -> entry.path("text").asText())
                .contains("Bonne nuit");
    }

    private static void addHeadcounts(Page desk) {
        desk.evaluate("""
                async (posts) => {
                    const outbox = document.querySelector('desk-page').outbox;
                    for (let n = 1; n <= posts; n++) await outbox.add({ type: 'headcount', city: 'lyon', count: n }, Date.parse('2017-03-04T09:25:00Z') + n);
                }
                """, POSTS);
    }

    private Page joined(String link) throws Exception {
        String address =
                link.startsWith("http") ? link : program.invitation(link).toString();
        Page page = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(page, address);
        page.waitForURL(Pattern.compile(".*/(desk|control)"));
        return page;
    }
}
