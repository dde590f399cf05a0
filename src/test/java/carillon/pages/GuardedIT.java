package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers let a browser do, and what the browser makes of it. */
@WithBrowser
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedIT {
    private static final String EDITION = "/api/v1/editions/nuit-du-code-citoyen-2017";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private final Browser browser;

    GuardedIT(RunningServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/desk",
                "/join/nothing",
                "/sw.js",
                "/carillon.js",
                "/example.html",
                "/web/pages.js",
                "/nowhere",
                "/health/live",
                "/metrics",
                "/api/v1/session",
                "/api/v1/editions",
                "/api/v1/openapi.yaml",
                EDITION + "/timeline",
                EDITION + "/timeline?at=yesterday",
                EDITION + "/statements",
                EDITION + "/announced",
                EDITION + "/journal",
                EDITION + "/feed",
                EDITION + "/milestones/meetup-video/room.svg",
                EDITION + "/milestones/none/room.svg",
                "/api/v1/editions/elsewhere/timeline",
            })
    void noAnswerIsTakenForWhatItIsNotOrTellsWhereSomebodyCameFrom(String path) throws Exception {
        HttpHeaders plain = get(path);

        assertThat(plain.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(plain.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(plain.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(plain.firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(plain.allValues("Cross-Origin-Resource-Policy")).hasSize(1);
        assertThat(plain.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(get(path, "X-Forwarded-Proto", "https").firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/health/live", "/api/v1/session", "/api/v1/editions", EDITION + "/timeline"})
    void anAnswerThatIsDataRunsNothingAndStandsInNoFrame(String path) throws Exception {
        assertThat(get(path).firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/wall", "/report", "/desk", "/control", "/programme", "/new", "/join/nothing"})
    void aPageConnectsToItsOwnServerAloneAndAsksForNothingItDoesNotUse(String path) throws Exception {
        HttpHeaders page = get(path);

        assertThat(page.firstValue("Content-Security-Policy").orElseThrow())
                .contains("connect-src 'self';")
                .contains("style-src 'self';")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(page.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "geolocation=()");
    }

    @Test
    void whoSignsOutLeavesNothingToReadButKeepsThePostsThatWait() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .DELETE()
                .build();

        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Clear-Site-Data")).containsExactly("\"cache\"");
    }

    @ParameterizedTest
    @EnumSource
    void aPageDoesNothingThatItsPolicyForbids(EveryPage every) {
        List<String> refused = new CopyOnWriteArrayList<>();
        try (var person = browser.person(1366, 768, "fr-FR")) {
            Page page = person.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")
                        || message.text().contains("TrustedHTML")
                        || message.text().contains("TrustedScript")) {
                    refused.add(message.text());
                }
            });
            page.addInitScript(
                    "addEventListener('securitypolicyviolation',"
                            + " (event) => console.warn('Content Security Policy', event.violatedDirective, event.blockedURI))");

            every.open(page, server.at("").toString());
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");

            assertThat(refused).isEmpty();
        }
    }

    @Test
    void textThatSomebodyBringsInIsNeitherScriptNorStyle() {
        try (var person = browser.person(1366, 768, "fr-FR")) {
            Page page = person.newPage();
            EveryPage.DESK.open(page, server.at("").toString());

            Object text = page.evaluate("""
                    () => {
                        const into = document.createElement('div');
                        try { into.innerHTML = '<img src=x onerror=alert(1)>'; return 'taken'; } catch (refused) { return refused.name; }
                    }
                    """);
            Object color = page.evaluate("""
                    () => {
                        const text = document.createElement('p');
                        text.setAttribute('style', 'color: rgb(1, 2, 3)');
                        document.body.append(text);
                        return getComputedStyle(text).color;
                    }
                    """);

            assertThat(text).isEqualTo("TypeError");
            assertThat(color).isNotEqualTo("rgb(1, 2, 3)");
        }
    }

    private HttpHeaders get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).headers();
    }
}
