package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are older than the server which they follow: what only the server knows, they pass over. */
@WithBrowser
@WithServer(clock = "2017-03-04T15:00:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewerServerIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FEED = Pattern.compile(".*/feed.*");

    /** What a newer server may add to the document, as a merge patch. */
    private static final String NEWER =
            """
            { "edition": { "season": { "name": "hiver" } },
              "polls": { "1": { "text": "Question d’un genre nouveau" } },
              "cities": {
                "lyon": { "mood": "good", "slots": { "jeu": {
                  "title": "Jeu nouveau", "kind": "game", "order": 1, "day": "2017-03-04", "part": "night", "state": "paused" } } },
                "lille": { "state": "moving" } },
              "milestones": {
                "meetup-video": { "cities": { "lyon": { "ready": "perhaps" }, "atlantis": { "order": 1, "ready": "yes" } } },
                "veillee": {
                  "title": { "fr": "Veillée" }, "planned": "2017-03-04T16:00:00Z", "expected": "2017-03-04T16:00:00Z",
                  "opensAt": "2017-03-04T15:30:00Z", "endsAt": "2017-03-04T16:30:00Z", "state": "rehearsed", "quorum": 1,
                  "readyCount": 0, "cities": { "lyon": { "order": 1, "ready": "unknown" } } } },
              "notices": {
                "100001": %1$s "type": "round.started", "milestone": "meetup-video", "round": 3 },
                "100002": %1$s "type": "ready", "city": "lyon", "milestone": "meetup-video", "ready": "perhaps" },
                "100003": %1$s "type": "poll.opened", "text": "Question nouvelle", "cities": ["lyon"] },
                "100004": %1$s "type": "slot.split", "city": "lyon", "slot": "jeu", "start": "soon" },
                "100005": %1$s "type": "constructor", "city": "atlantis" } } }
            """.formatted("{ \"at\": \"2017-03-04T15:00:00Z\", \"observedAt\": \"2017-03-04T15:00:00Z\",");

    private final RunningServer server;
    private final Browser browser;
    private BrowserContext coordinator;
    private final List<String> errors = new ArrayList<>();

    NewerServerIT(RunningServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @BeforeAll
    void openControl() throws Exception {
        new Program(server).noted("Bonjour de Lyon");
        coordinator = browser.person(1366, 768, "fr-FR");
        Page join = coordinator.newPage();
        Browser.join(join, server.coordinatorLink());
        assertThat(join.locator(".control")).isVisible();
        join.close();
        coordinator.onWebError(error -> errors.add(error.error()));
        coordinator.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
    }

    @BeforeEach
    void nothingIsWrongYet() {
        errors.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?lang=ar", "/wall", "/wall?city=lyon", "/control", "/desk", "/report"})
    void aPageThatFollowsPassesOverWhatItDoesNotKnow(String address) throws Exception {
        Page page = coordinator.newPage();
        List<WebSocketRoute> feeds = new ArrayList<>();
        intercept(page, feeds::add);
        AtomicInteger read = new AtomicInteger();
        page.route("**/statements*", route -> {
            read.incrementAndGet();
            fulfilledWithMore(route, "/statements", statements());
        });
        page.navigate(server.at(address).toString());
        assertThat(page.locator("main")).isVisible();
        page.waitForCondition(() -> !feeds.isEmpty());
        page.waitForFunction("() => document.body.firstElementChild.feed.view.connected");

        feeds.getLast()
                .send("{\"type\":\"patch\",\"cursor\":\"9-abc\",\"at\":\"2017-03-04T15:00:00Z\",\"patch\":" + NEWER
                        + "}");
        new Program(server).noted("Après la nouveauté");

        page.waitForFunction("""
                () => {
                  const { notices } = document.body.firstElementChild.feed.view.timeline;
                  return '100005' in notices && Object.values(notices).some(({ text }) => text === 'Après la nouveauté');
                }
                """);
        page.waitForFunction("() => [...document.body.children].find(({ ticker }) => ticker).updateComplete");
        assertThat(page.locator("main")).isVisible();
        if (address.equals("/") || address.equals("/wall")) {
            assertThat(page.getByText("Après la nouveauté").first()).isVisible();
        }
        if (address.equals("/report")) {
            assertThat(page.locator(".report-list").last()).containsText("Bonjour de Lyon");
            assertThat(read).hasPositiveValue();
        }
        assertThat(page.locator("body")).not().containsText("undefined");
        assertThat(page.locator("body")).not().containsText("Question nouvelle");
        assertThat(errors).isEmpty();
        page.close();
    }

    @Test
    void aPageThatOpensWithItPassesOverIt() {
        // Somebody whose browser remembers nothing of this edition: the page begins with what it is told.
        Page page = browser.person(1366, 768, "fr-FR").newPage();
        page.onPageError(errors::add);
        page.route("**/timeline", route -> fulfilledWithMore(route, "/timeline", NEWER));

        page.navigate(server.at("/").toString());

        assertThat(page.locator("main")).hasAttribute("aria-busy", "false");
        assertThat(page.locator(".city")).hasCount(7);
        assertThat(page.locator(".news").last()).containsText("Bonjour de Lyon");
        page.locator(".views button").last().click();
        assertThat(page.locator(".sheet")).containsText("Jeu nouveau");
        assertThat(errors).isEmpty();
        page.close();
    }

    @Test
    void aReplayPassesOverIt() {
        Page page = coordinator.newPage();
        page.route("**/timeline?at=*", route -> fulfilledWithMore(route, "/timeline", NEWER));

        page.navigate(server.at("/?at=2017-03-04T16:30:00+01:00").toString());

        assertThat(page.locator("main")).hasAttribute("aria-busy", "false");
        page.waitForFunction(
                "() => '100005' in [...document.body.children].find(({ feed }) => feed).feed.view.timeline.notices");
        assertThat(page.locator(".city")).hasCount(7);
        assertThat(page.locator("body")).not().containsText("undefined");
        assertThat(errors).isEmpty();
        page.close();
    }

    @Test
    void theElementOnOtherPeoplesPagesPassesOverIt() {
        Page page = coordinator.newPage();
        List<WebSocketRoute> feeds = new ArrayList<>();
        intercept(page, feeds::add);
        page.route(
                "**/embedded",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("""
                        <!doctype html><html lang="fr"><title>.</title><script src="/carillon.js"></script>
                        <carillon-live></carillon-live><carillon-live show="city" city="lille"></carillon-live>
                        """)));
        maySpeakToThisMachine(page);
        page.navigate(server.at("/embedded").toString());
        Locator board = page.locator("carillon-live").first();
        assertThat(board).containsText("En direct");
        assertThat(board.locator("tbody tr")).hasCount(7);

        feeds.getLast()
                .send("{\"type\":\"patch\",\"cursor\":\"9-abc\",\"at\":\"2017-03-04T15:00:00Z\",\"patch\":" + NEWER
                        + "}");

        // Nothing is said of a state that has no word.
        assertThat(board.locator("tbody tr").first().locator("th")).hasText("Lille");
        assertThat(board.locator("tbody tr")).hasCount(7);
        assertThat(board).not().containsText("undefined");
        assertThat(errors).isEmpty();
        page.close();
    }

    @Test
    void aWallLoadsNewerPagesOnceAndStaysWhereItIs() {
        Wall wall = new Wall(true);

        wall.look();
        assertThat(wall.opened).hasValue(1);
        wall.serverIsNewer = true;
        wall.look();
        assertThat(wall.opened).as("it may be the other of two servers").hasValue(1);
        wall.look();
        wall.page.waitForCondition(() -> wall.opened.get() == 2);

        assertThat(wall.page.locator("h1")).containsText("Lyon");
        for (int i = 0; i < 10; i++) {
            wall.look();
        }
        assertThat(wall.opened).hasValue(2);
    }

    @Test
    void aWallThatGetsTheSamePagesAgainDoesNotReloadForEver() {
        Wall wall = new Wall(false);
        wall.serverIsNewer = true;

        wall.look();
        wall.look();
        wall.page.waitForCondition(() -> wall.opened.get() == 2);

        for (int i = 0; i < 20; i++) {
            wall.look();
        }
        assertThat(wall.opened).hasValue(2);
    }

    @Test
    void whileAMomentIsNearNothingIsLoaded() {
        Wall wall = new Wall(true);
        wall.serverIsNewer = true;
        wall.startsAt("2017-03-04T15:10:00Z");

        wall.look();
        wall.look();
        wall.look();
        assertThat(wall.opened).hasValue(1);

        wall.startsAt("2017-03-04T18:00:00Z");
        wall.look();
        wall.page.waitForCondition(() -> wall.opened.get() == 2);
        // A page that is closed while it loads leaves its browser waiting for the answer.
        wall.page.waitForFunction("() => document.querySelector('link[href*=newer]') !== null");
        wall.look();
    }

    /** A wall that looks for newer pages when it is told to, at a server that can become newer. */
    private final class Wall {
        private static final long LOOK_MILLIS = 301_000;

        private final Page page = browser.person(1280, 720, "fr-FR").newPage();
        private final AtomicInteger opened = new AtomicInteger();
        private WebSocketRoute feed;
        private volatile boolean serverIsNewer;

        /** One that gets newer pages where it loads them, or one that gets the same again. */
        Wall(boolean getsThem) {
            // What the service worker fetches would pass the test by.
            page.addInitScript("delete Navigator.prototype.serviceWorker");
            intercept(page, route -> feed = route);
            page.route(Pattern.compile(".*/wall(\\?.*)?"), route -> {
                boolean opens = route.request().isNavigationRequest();
                if (opens) {
                    opened.incrementAndGet();
                }
                APIResponse answer = route.fetch();
                String shell = serverIsNewer && (getsThem || !opens)
                        ? answer.text().replaceAll("carillon\\.css\\?v=\\w+", "carillon.css?v=newer")
                        : answer.text();
                route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(shell));
            });
            maySpeakToThisMachine(page);
            page.clock().install();
            page.navigate(server.at("/wall?city=lyon").toString());
            assertThat(page.locator("h1")).containsText("Lyon");
        }

        void look() {
            page.waitForFunction("() => document.body.firstElementChild.feed?.view.connected");
            page.waitForResponse(
                    answer -> answer.url().endsWith("/wall"), () -> page.clock().fastForward(LOOK_MILLIS));
        }

        void startsAt(String instant) {
            page.waitForFunction("() => document.body.firstElementChild.feed.view.connected");
            feed.send("""
                    {"type":"patch","cursor":"9-abc","at":"2017-03-04T15:00:00Z","patch":{"milestones":{"meetup-video":
                      {"expected":"%s"}}}}""".formatted(instant));
            page.waitForFunction(
                    "(at) => document.body.firstElementChild.feed.view.timeline.milestones['meetup-video'].expected === at",
                    instant);
        }
    }

    /** Between the page and the server stands the test, which passes on what both say and can say more. */
    private static void intercept(Page page, Consumer<WebSocketRoute> feeds) {
        page.routeWebSocket(FEED, route -> {
            WebSocketRoute onward = route.connectToServer();
            route.onMessage(frame -> onward.send(frame.text()));
            onward.onMessage(frame -> route.send(frame.text()));
            feeds.accept(route);
        });
    }

    /** Chromium takes a page that the test answers with for one from elsewhere, which may not open a socket to this machine. */
    private static void maySpeakToThisMachine(Page page) {
        page.context().grantPermissions(List.of("local-network-access"));
    }

    private static String statements() {
        try {
            return JSON.readTree(NEWER).path("notices").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's answer, with more in one of its members. */
    private static void fulfilledWithMore(Route route, String member, String more) {
        APIResponse answer = route.fetch();
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
            JSON.readerForUpdating(body.at(member)).readValue(more);
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
