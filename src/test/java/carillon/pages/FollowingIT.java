package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a page follows, whatever its network and the server do. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class FollowingIT {
    private static final Pattern FEED = Pattern.compile(".*/feed.*");

    private Path data;
    private int port;
    private RunningServer server;
    private Program program;
    private final Browser browser;

    FollowingIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        data = directory;
        port = RunningServer.freePort();
        start();
    }

    private void start() throws Exception {
        server = RunningServer.rehearses(data, port, "2017-03-04T15:00:00Z");
        program = new Program(server);
    }

    @AfterAll
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whereAProxyLetsNoWebSocketPassItFollowsByEventsUntilOnePasses() throws Exception {
        try (NoWebSockets proxy = new NoWebSockets(port)) {
            Page page = person().newPage();
            page.clock().install();
            page.navigate("http://localhost:" + proxy.port() + "/");
            assertThat(status(page)).containsText("En direct");
            program.noted("Par les événements");
            assertThat(news(page)).containsText("Par les événements");
            assertThat(proxy.refused()).isPositive();
            assertThat(proxy.passed()).isZero();

            proxy.letPass();
            page.clock().runFor("01:00");
            page.waitForCondition(() -> proxy.passed() >= 2);

            program.noted("Par la connexion retrouvée");
            assertThat(news(page)).containsText("Par la connexion retrouvée");
            assertThat(status(page)).containsText("En direct");
        }
    }

    @Test
    void withoutNetworkItSaysHowOldThePictureIsAndWithItIsRightAtOnce() throws Exception {
        BrowserContext person = person();
        Page page = person.newPage();
        page.clock().install();
        page.navigate("http://localhost:" + port + "/");
        assertThat(status(page)).containsText("En direct");
        assertThat(page.locator("main")).hasAttribute("aria-busy", "false");

        person.setOffline(true);
        assertThat(status(page)).containsText("Coupé du serveur");
        page.clock().runFor("03:00");
        assertThat(page.locator(".age")).containsText("Dernières nouvelles il y a 3");
        program.noted("Pendant la coupure");

        // No timer runs from here on: it is the network's return that brings it back.
        pauseTime(page);
        person.setOffline(false);

        assertThat(status(page)).containsText("En direct");
        assertThat(news(page)).containsText("Pendant la coupure");
    }

    @Test
    void whatWasCutOffOutOfSightIsRightAsSoonAsItIsSeenAgain() throws Exception {
        Page page = person().newPage();
        List<WebSocketRoute> routes = intercepted(page, new ArrayList<>());
        page.clock().install();
        page.navigate("http://localhost:" + port + "/");
        assertThat(status(page)).containsText("En direct");
        assertThat(page.locator("main")).hasAttribute("aria-busy", "false");

        Browser.outOfSight(page);
        // No timer runs from here on: it is being seen that brings it back.
        pauseTime(page);
        routes.getLast().close();
        assertThat(status(page)).containsText("Coupé du serveur");
        program.noted("Pendant que personne ne regardait");
        Browser.inSight(page);

        assertThat(status(page)).containsText("En direct");
        assertThat(news(page)).containsText("Pendant que personne ne regardait");
        assertThat(routes).hasSize(2);
    }

    @Test
    void afterARestartItComesBackWithItsCursorAndIsRight() throws Exception {
        Page page = person().newPage();
        List<String> feeds = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        page.onWebSocket(socket -> {
            feeds.add(socket.url());
            socket.onFrameReceived(frame -> heard.add(frame.text()));
        });
        page.onRequest(request -> {
            if ("eventsource".equals(request.resourceType())) {
                feeds.add(request.url());
            }
        });
        page.navigate("http://localhost:" + port + "/");
        program.noted("Avant le redémarrage");
        assertThat(news(page)).containsText("Avant le redémarrage");
        heard.clear();

        server.close();
        assertThat(status(page)).containsText("Coupé du serveur");
        assertThat(heard).anyMatch(message -> message.contains("\"bye\""));
        start();
        program.noted("Après le redémarrage");

        assertThat(status(page)).containsText("En direct");
        assertThat(news(page)).containsText("Après le redémarrage");
        assertThat(page.locator(".news li", hasText("Avant le redémarrage"))).hasCount(1);
        assertThat(feeds).hasSizeGreaterThan(1);
        assertThat(feeds.subList(1, feeds.size())).allMatch(address -> address.contains("?after="));
        assertThat(heard).noneMatch(message -> message.contains("\"snapshot\""));
    }

    @Test
    void aPageThatIsGoneBackToIsRight() throws Exception {
        Page page = person().newPage();
        page.navigate("http://localhost:" + port + "/");
        assertThat(status(page)).containsText("En direct");
        page.navigate("http://localhost:" + port + "/join/n-importe-quoi");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        program.noted("Pendant ce temps");

        page.goBack();

        assertThat(news(page)).containsText("Pendant ce temps");
        assertThat(status(page)).containsText("En direct");
    }

    @ParameterizedTest
    @EnumSource(
            value = EveryPage.class,
            // Where an event is made, nothing listens for who may not make one.
            names = {"CITY_WALL", "SPENT_LINK", "NEW"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsPutOnAndTakenOffTenTimesLeavesNothingThatListens(EveryPage one) {
        try (BrowserContext person = person()) {
            Page page = person.newPage();
            Listeners.watch(page);
            one.open(page, "http://localhost:" + port);

            Listeners listeners = Listeners.afterTenTimes(page);

            assertThat(listeners.left()).isEmpty();
            assertThat(listeners.ended()).as("what listened at first").isPositive();
            assertThat(listeners.back())
                    .as("put on once more, it listens again")
                    .isEqualTo(listeners.ended());
        }
    }

    @Test
    void itSaysHowManyWatchAndSinceWhenTheServerHasLostItsDatabase() {
        Page page = person().newPage();
        List<WebSocketRoute> routes = intercepted(page, new ArrayList<>());
        page.navigate("http://localhost:" + port + "/");
        assertThat(status(page)).containsText("En direct");
        WebSocketRoute feed = routes.getLast();

        feed.send("{\"type\":\"presence\",\"total\":1234,\"cities\":{\"lyon\":1}}");
        feed.send("{\"type\":\"stale\",\"since\":\"2017-03-04T14:57:00Z\"}");

        assertThat(page.getByText("1 234 personnes regardent")).isVisible();
        assertThat(page.locator(".city", hasText("Lyon"))).containsText("1 personne regarde");
        assertThat(status(page)).containsText("Le serveur ne reçoit plus rien");
        assertThat(page.locator(".age")).containsText("ce que vous voyez date de 15:57");

        feed.send("{\"type\":\"stale\"}");
        assertThat(status(page)).containsText("En direct");
        assertThat(page.locator(".age")).hasCount(0);
    }

    @Test
    void whoChoosesACityIsCountedThereOnEveryConnection() {
        Page page = person().newPage();
        List<String> said = new ArrayList<>();
        List<WebSocketRoute> routes = intercepted(page, said);
        page.navigate("http://localhost:" + port + "/");
        page.locator(".city", hasText("Lyon"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ma ville"))
                .click();
        page.waitForCondition(() -> said.contains("{\"type\":\"here\",\"city\":\"lyon\"}"));
        said.clear();

        routes.getLast().close();

        page.waitForCondition(() -> said.contains("{\"type\":\"here\",\"city\":\"lyon\"}"));
    }

    @Test
    void aMessageItDoesNotKnowIsPassedOverAndOneThatIsNoneEndsTheConnection() throws Exception {
        Page page = person().newPage();
        List<WebSocketRoute> routes = intercepted(page, new ArrayList<>());
        page.navigate("http://localhost:" + port + "/");
        assertThat(status(page)).containsText("En direct");

        routes.getLast().send("{\"type\":\"fanfare\",\"loud\":true}");
        routes.getLast().send("null");
        program.noted("Après la fanfare");
        assertThat(news(page)).containsText("Après la fanfare");
        assertThat(routes).hasSize(1);

        routes.getLast().send("{\"type\":\"patch\",");
        program.noted("Après le bruit");
        assertThat(news(page)).containsText("Après le bruit");
        assertThat(routes).hasSize(2);
        assertThat(routes.getLast().url()).contains("?after=");
    }

    /**
     * Between the page and the server stands the test, which passes on what both say and can say more. Only it says how many watch, for
     * the server's own count may come at any time.
     */
    private static List<WebSocketRoute> intercepted(Page page, List<String> said) {
        List<WebSocketRoute> routes = new ArrayList<>();
        page.routeWebSocket(FEED, route -> {
            WebSocketRoute onward = route.connectToServer();
            routes.add(route);
            route.onMessage(frame -> {
                said.add(frame.text());
                onward.send(frame.text());
            });
            onward.onMessage(frame -> {
                if (!frame.text().contains("\"presence\"")) {
                    route.send(frame.text());
                }
            });
        });
        return routes;
    }

    private static void pauseTime(Page page) {
        page.clock().pauseAt(((Number) page.evaluate("() => Date.now() + 1000")).longValue());
    }

    private BrowserContext person() {
        return browser.person(1366, 768, "fr-FR");
    }

    private static Locator status(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }

    private static Locator news(Page page) {
        return page.locator(".news li").first();
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
