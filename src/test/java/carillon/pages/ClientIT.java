package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client on other people's pages (docs/client.md). */
@WithBrowser
@WithServer(clock = "2017-03-04T09:25:00Z")
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

    /** How the cache of a blog loads it: with other scripts under another name, once the page is there, or as a copy. */
    private static final String JOINED = "<script src='/cache/joined.js'></script>";

    private static final String LATE =
            "<script>fetch('/cache/joined.js').then((file) => file.text()).then((text) => (0, eval)(text))</script>";
    private static final String COPIED = "<script src='/copy/carillon.js?ver=1'></script>";

    private final RunningServer server;
    private final Browser browser;
    private HttpServer elsewhere;

    ClientIT(RunningServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @BeforeAll
    void servePages() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String here = "server: \"/\"";
        String example = Files.readString(EXAMPLE).replace("%BASE%/carillon.js", script());
        assertThat(example).contains(here);
        serve("/", example.replace(here, "server: \"" + server.at("/") + "\""));
        serve("/empty", "<!doctype html><title>.</title><script src=\"%s\"></script>".formatted(script()));
        serve("/module", "<!doctype html><script type=\"module\" src=\"%s\"></script>".formatted(script()));
        serve("/embedded", EMBEDDED.formatted(script()));
        String client = get("").body();
        serve("/cache/joined.js", client);
        serve("/copy/carillon.js", client);
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
    void stopServingPages() {
        if (elsewhere != null) {
            elsewhere.stop(0);
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
        assertThat(Axe.violations(page)).isEmpty();

        new Program(server).noted("On nous voit partout");

        assertThat(live.nth(0).locator("[aria-live=polite]")).hasText("Lyon : On nous voit partout");
        assertThat(live.nth(1).locator("[aria-live=polite]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JOINED + "<carillon-live server='SERVER'></carillon-live>",
                LATE + "<carillon-live server='SERVER' edition='nuit-du-code-citoyen-2017'></carillon-live>",
                "<script type='delayed' data-src='SERVER/carillon.js'></script>" + LATE
                        + "<carillon-live></carillon-live>",
                "<script type='text/x' data-lazy-src='SERVER/carillon.js?v=2'></script>" + JOINED
                        + "<carillon-live></carillon-live>",
                "<script type='module' src='SERVER/carillon.js'></script><carillon-live></carillon-live>"
            })
    void joinedOrLateTheElementFindsTheServerThatThePageNames(String body) {
        Page page = written(body);

        assertThat(page.locator("carillon-live .live")).isVisible();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                LATE + "<carillon-live></carillon-live>|ne sait pas où est son serveur",
                LATE + "<carillon-live server='ftp://x' lang='ar'></carillon-live>|أين خادمه",
                JOINED + "<carillon-live lang='en'></carillon-live>|/cache/ is not a Carillon",
                JOINED + "<carillon-live edition='x' lang='en'></carillon-live>|/cache/ is not a Carillon",
                COPIED + "<carillon-live></carillon-live>|n’est pas un Carillon",
                LATE + "<carillon-live server='/blog' lang='ar'></carillon-live>|ليس Carillon"
            })
    void whereNoCarillonIsFoundTheElementSaysSoAndAsksNoMore(String body, String words) {
        List<WebSocket> sockets = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        page.onWebSocket(sockets::add);
        page.onRequest(request -> asked.add(request.url()));
        write(page, body);

        assertThat(page.locator("carillon-live .problem")).containsText(words);
        assertThat(page.locator("carillon-live .problem")).containsText("server=\"https://…\"");
        page.waitForCondition(() -> sockets.stream().allMatch(WebSocket::isClosed));
        int before = sockets.size() + asked.size();
        page.evaluate("() => { for (const type of ['online', 'offline']) dispatchEvent(new Event(type)); }");
        page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange')); }");
        assertThat(sockets.size() + asked.size()).isEqualTo(before);
    }

    @Test
    void anElementThatIsGivenItsServerLaterFollowsIt() {
        Page page = written(LATE + "<carillon-live></carillon-live>");
        assertThat(page.locator("carillon-live .problem")).isVisible();

        page.evaluate(
                "(server) => document.querySelector('carillon-live').setAttribute('server', server)",
                server.at("").toString());

        assertThat(page.locator("carillon-live .live")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"undefined, no-server", "/, not-carillon", "'http://[', no-server", "'/blog', not-carillon"})
    void aProgramIsToldWhyThereIsNothingToFollow(String server, String problem) {
        Page page = written(LATE);
        page.waitForFunction("() => globalThis.Carillon !== undefined");

        page.evaluate("""
                (server) => {
                  globalThis.views = [];
                  Carillon.follow('x', { server: server === 'undefined' ? undefined : server, onchange: (view) => views.push(view) });
                }
                """, server);

        page.waitForFunction("(problem) => views.at(-1)?.problem === problem", problem);
    }

    /** A page of the blog, with the server's address where it says so. */
    private Page written(String body) {
        return write(browser.person(1280, 720, "fr-FR").newPage(), body);
    }

    /** Served, not put in the browser's hands: Chromium lets only a page that came from this machine ask this machine. */
    private Page write(Page page, String body) {
        String path = "/written/" + UUID.randomUUID();
        serve(path, "<!doctype html><title>.</title>" + body.replace("SERVER", origin()));
        page.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + path);
        return page;
    }

    private String origin() {
        return server.at("").toString();
    }

    @Test
    void inAPoorBrowserTheElementGoesOnWithWhatThereIs() {
        BrowserContext poor = browser.person(1280, 720, "en-GB");
        poor.addInitScript(PoorBrowserIT.POOR);
        Page page = poor.newPage();
        page.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/embedded");
        Locator live = page.locator("carillon-live");

        assertThat(live.nth(0).locator(".live")).isVisible();
        assertThat(live.nth(0).getByRole(AriaRole.ROW)).hasCount(8);
        assertThat(live.nth(2)).containsText("UTC");
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
