package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that has only a part of its address for itself. */
@WithServer(
        clock = "2017-03-04T16:40:00Z",
        options = {"--base-path", "/live"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubPathIT {
    private static final String EDITION = "/api/v1/editions/nuit-du-code-citoyen-2017";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;

    SubPathIT(RunningServer server) {
        this.server = server;
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.at(path))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest(name = "{0} leads to {1}")
    @CsvSource({
        "/live, /live/",
        "/live?lang=en, /live/?lang=en",
        "//live/wall, /live/wall",
        "/live/wall/, /live/wall",
        "/live//, /live/",
        "/live//desk?a=//b, /live/desk?a=//b",
        "/x/../live/report, /live/report",
    })
    void anAddressThatIsWrittenOtherwiseLeadsToThePlainOneBelowThePath(String path, String location) throws Exception {
        HttpResponse<String> answer = get(path, "*/*");

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue(location);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/desk",
                "/lives",
                "/liv",
                "/sw.js",
                "/live%2Fdesk",
                EDITION + "/timeline",
                "//evil.example/live"
            })
    void outsideThePathIsNothingAndSaysWhereCarillonIs(String path) throws Exception {
        HttpResponse<String> answer = get(path, "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains(path.startsWith("/api/") ? "\"outside-base-path\"" : "href=\"/live/\"", "/live/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/metrics",
                "/live/health/live",
                "/live/health/ready",
                "/live/metrics",
                "/live/api/v1/openapi.yaml",
                "/live/carillon.js",
                "/live/manifest.webmanifest",
                "/live" + EDITION + "/timeline?at=2017-03-04T16:30:00Z",
                "/live" + EDITION + "/statements?after=0",
            })
    void probesAskAtTheRootAndBelowAndProgramsBelow(String path) throws Exception {
        assertThat(get(path, "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    @WithBrowser
    void everyPageWorksBelowThePathAndAsksForNothingOutside(Browser browser) {
        try (BrowserContext person = browser.person(1280, 800, "fr-FR")) {
            Queue<String> outside = new ConcurrentLinkedQueue<>();
            person.onRequest(request -> {
                if (!request.url().startsWith(server.at("/live/").toString())
                        && !request.url().startsWith("data:")) {
                    outside.add(request.url());
                }
            });
            Page page = person.newPage();
            page.onWebSocket(socket -> {
                if (!socket.url().contains("/live/api/")) {
                    outside.add(socket.url());
                }
            });

            Browser.join(page, server.coordinatorLink());
            page.waitForURL("**/live/control");
            assertThat(page.locator("h1")).isVisible();
            page.locator("a[href='/live/desk']").first().click();
            page.waitForURL("**/live/desk**");
            page.locator(".which button", new Page.LocatorOptions().setHasText("Lyon"))
                    .click();
            page.locator("desk-page .likely").first().click();
            assertThat(page.locator(".latest")).containsText("envoyé");

            page.locator("a.brand").click();
            page.waitForURL("**/live/");
            assertThat(page.locator("timeline-page .city")).hasCount(7);
            assertThat(page.locator(".link")).hasText("En direct");
            page.waitForFunction("() => navigator.serviceWorker.controller?.scriptURL.endsWith('/live/sw.js')");

            page.navigate(server.at("/live/wall").toString());
            assertThat(page.locator(".hall .moment img")).isVisible();
            page.navigate(server.at("/live/?at=2017-03-04T17:30+01:00").toString());
            assertThat(page.locator(".replay")).hasAttribute("aria-busy", "false");
            page.getByText("Revenir au direct").click();
            page.waitForURL("**/live/");

            person.setOffline(true);
            page.navigate(server.at("/live/desk").toString());
            assertThat(page.locator("desk-page h1")).isVisible();
            assertThat(List.copyOf(outside)).isEmpty();
        }
    }
}
