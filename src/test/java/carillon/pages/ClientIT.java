package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The client on other people's pages (docs/client.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientIT {
    private static final Path EXAMPLE = Path.of("src", "main", "resources", "web", "example.html");
    private static final String FOLLOW = "() => { globalThis.feed = Carillon.follow('nuit-du-code-citoyen-2017'); }";

    /** A page that would spoil everything that a style sheet reaches. */
    private static final String EMBEDDED = """
            <!doctype html><html lang="fr"><title>.</title>
            <style>* { font: 5px serif !important; } p, table, h2 { display: none !important; }</style>
            <script src="%s"></script>
            <main><h1>Embedded</h1>
            <carillon-live></carillon-live>
            <carillon-live show="city" city="lyon" lang="ar"></carillon-live>
            <carillon-live show="countdown" edition="nuit-du-code-citoyen-2017" lang="en"></carillon-live></main>
            """;

    private RunningServer server;
    private Browser browser;
    private HttpServer elsewhere;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        browser = Browser.open();
        server = RunningServer.rehearses(data, RunningServer.freePort(), "2017-03-04T09:25:00Z");
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/", Files.readString(EXAMPLE).replace("/carillon.js", script()));
        serve("/empty", "<!doctype html><title>.</title><script src=\"%s\"></script>".formatted(script()));
        serve("/module", "<!doctype html><script type=\"module\" src=\"%s\"></script>".formatted(script()));
        serve("/embedded", EMBEDDED.formatted(script()));
        elsewhere.start();
    }

    private String script() {
        return server.at("/carillon.js").toString();
    }

    private void serve(String path, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        elsewhere.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterAll
    void close() throws Exception {
        if (elsewhere != null) {
            elsewhere.stop(0);
        }
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aPageOfAnotherOriginSeesACheckIn() throws Exception {
        Page theirs = page("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
        Page ours = page(server.at("/example.html").toString());
        assertThat(theirs.locator("pre")).containsText("live, at ");
        assertThat(theirs.locator("pre")).containsText("Lyon, expected");

        put("{\"type\":\"city.opened\",\"city\":\"lyon\"}");

        assertThat(theirs.locator("pre")).containsText("Lyon, open");
        assertThat(ours.locator("pre")).containsText("Lyon, open");
    }

    @Test
    void whatWasClosedSaysNothingMoreAndLeavesNothingBehind() throws Exception {
        Page page = page("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/empty");
        List<WebSocket> sockets = new ArrayList<>();
        page.onWebSocket(sockets::add);
        page.evaluate(FOLLOW);
        page.waitForFunction("() => feed.view.timeline !== undefined");
        page.evaluate("() => { globalThis.said = 0; feed.addEventListener('change', () => said++); feed.close(); }");
        page.waitForCondition(() -> sockets.getFirst().isClosed());

        new Program(server).noted("Personne n’écoute");
        page.evaluate("() => { for (const type of ['online', 'offline']) dispatchEvent(new Event(type)); }");
        page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange')); }");
        page.evaluate(FOLLOW);
        page.waitForFunction("() => JSON.stringify(feed.view.timeline ?? '').includes('Personne n’écoute')");

        assertThat(page.evaluate("() => said")).isEqualTo(0);
        assertThat(sockets)
                .as("the one that was closed, and the one that followed")
                .hasSize(2);
    }

    @Test
    void theElementShowsTheTimelineACityOrTheCountdownOnAnyPage() throws Exception {
        Page page = page("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/embedded");
        Locator live = page.locator("carillon-live");

        assertThat(live.nth(0).getByRole(AriaRole.ROW)).hasCount(8);
        assertThat(live.nth(0).getByRole(AriaRole.ROWHEADER).first()).isVisible();
        assertThat(live.nth(1).locator("section")).hasAttribute("dir", "rtl");
        assertThat(live.nth(1)).containsText("الآن");
        assertThat(live.nth(2).getByRole(AriaRole.TIMER)).containsText(":");
        assertThat(new Axe().violations(page)).isEmpty();

        new Program(server).noted("On nous voit partout");

        assertThat(live.nth(0).locator("[aria-live=polite]")).hasText("Lyon : On nous voit partout");
        assertThat(live.nth(1).locator("[aria-live=polite]")).isEmpty();
    }

    @Test
    void elementsShareAFeedThatEndsWithTheLastOfThem() {
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        List<WebSocket> sockets = new ArrayList<>();
        page.onWebSocket(sockets::add);
        page.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/embedded");
        assertThat(page.locator("carillon-live .live")).hasCount(3);
        assertThat(sockets)
                .as("one for those that name the edition, one for those that do not")
                .hasSize(2);

        page.evaluate("() => document.querySelectorAll('carillon-live').forEach((one) => one.remove())");

        page.waitForCondition(() -> sockets.stream().allMatch(WebSocket::isClosed));
        assertThat(sockets).hasSize(2);
    }

    @Test
    void aModuleSaysWhereCarillonIs() {
        Page page = page("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/module");
        page.waitForFunction("() => globalThis.Carillon !== undefined");

        page.evaluate(
                "(server) => { globalThis.feed = Carillon.follow('nuit-du-code-citoyen-2017', { server }); }",
                server.at("").toString());

        page.waitForFunction("() => feed.view.timeline?.edition.id === 'nuit-du-code-citoyen-2017'");
    }

    @Test
    void whoHasTheScriptIsToldWhetherItIsStillTheSame() throws Exception {
        HttpResponse<String> first = get("");
        assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");

        assertThat(get(first.headers().firstValue("ETag").orElseThrow()).statusCode())
                .isEqualTo(304);
    }

    private Page page(String address) {
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        page.navigate(address);
        return page;
    }

    private HttpResponse<String> get(String known) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.at("/carillon.js"))
                                .header("If-None-Match", known)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void put(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        server.at("/api/v1/editions/nuit-du-code-citoyen-2017/check-ins/" + UUID.randomUUID()))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }
}
