package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import carillon.support.Command;
import carillon.support.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A weekend that is over, exported, and served by a plain file server below a path, which knows nothing of Carillon. */
@WithBrowser
@WithServer(
        clock = "2017-03-06T11:59:58+01:00",
        options = {"--simulate"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/events/2017/";

    /** Carillon's own page of a blog: other things stand beside the archive, and one embeds it. */
    private static final String BLOG = """
            <!doctype html><html lang="fr"><title>.</title>
            <script src="2017/carillon.js"></script>
            <main><h1>Blog</h1>
            <carillon-live server="2017/"></carillon-live>
            <carillon-live server="2017/" show="city" city="lyon" lang="ar"></carillon-live>
            <carillon-live server="2017/" show="countdown" edition="nuit-du-code-citoyen-2017" lang="en"></carillon-live></main>
            """;

    private static final String SEEN = "() => { const { cursor, timeline } = document.querySelector('timeline-page')"
            + ".feed.view; return JSON.stringify({ cursor, timeline }); }";
    private static final String LINKED = "() => [...document.querySelectorAll('[href], [src]')].flatMap("
            + "one => [one.href, one.src]).filter(address => typeof address === 'string' && address !== '')";

    private final Browser browser;
    private final RunningServer server;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer files;
    private Path archive;
    private BrowserContext reader;
    private Page page;

    ArchiveIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @BeforeAll
    void exportAndServe(@TempDir Path root) throws Exception {
        archive = root.resolve("events").resolve("2017");
        assertThat(export(archive)).isEmpty();
        Files.writeString(root.resolve("events").resolve("blog.html"), BLOG);
        files = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), root, SimpleFileServer.OutputLevel.NONE);
        files.start();
    }

    @AfterAll
    void stop() {
        files.stop(0);
    }

    @BeforeEach
    void read() {
        reader = browser.person(1280, 720, "fr-FR");
        reader.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
        reader.onWebError(error -> complaints.add(error.error()));
        reader.onRequest(request -> asked.add(request.url()));
        page = reader.newPage();
    }

    @AfterEach
    void nothingWasWrongAndNobodyElseWasAsked() {
        reader.close();
        assertThat(complaints).isEmpty();
        assertThat(asked).allMatch(address -> address.startsWith(at("/events/")));
    }

    @Test
    void theTimelineIsThatOfTheEnd() throws Exception {
        page.navigate(at(FOLDER));

        assertThat(page.locator(".city")).hasCount(7);
        assertThat(page.locator("timeline-chart")).isVisible();
        assertThat(page.locator(".link")).hasText("Archive");
        assertThat(page.locator(".looking-back")).containsText("Compte rendu");
        JsonNode last = JSON.readTree(Files.readString(archive.resolve("data/timeline.json")));
        assertThat(JSON.readTree((String) page.evaluate(SEEN)).path("cursor")).isEqualTo(last.path("cursor"));
    }

    /** What somebody does while an event is on makes no sense any more: to enter a room, to have it ring, to go back to now. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?at=2017-03-04T18:12+01:00", "report/", "projects/", "data/"})
    void nothingIsOfferedThatIsOfAnEventWhichIsOn(String address) {
        page.navigate(at(FOLDER + address));
        page.waitForFunction("() => document.querySelector('page-ways nav a') !== null"
                + " && document.querySelector('main')?.ariaBusy !== 'true'");

        assertThat(page.locator("body"))
                .not()
                .containsText(
                        Pattern.compile("Revenir à maintenant|Entrer dans la salle|Cloches|Connexion|direct|regarde"));
        assertThat(page.locator("a.room, link[rel=manifest]")).hasCount(0);
        assertThat(page.evaluate("() => navigator.serviceWorker.getRegistrations().then(all => all.length)"))
                .isEqualTo(0);
    }

    /** Jekyll leaves out what begins with these, and rewrites what begins with front matter. */
    @Test
    void noFileIsOneThatJekyllLeavesOutOrRewrites() throws Exception {
        try (Stream<Path> files = Files.walk(archive)) {
            assertThat(files.filter(file -> !file.equals(archive))).allSatisfy(file -> {
                assertThat(file.getFileName().toString())
                        .doesNotStartWith("_")
                        .doesNotStartWith(".")
                        .doesNotStartWith("#")
                        .doesNotEndWith("~");
                if (Files.isRegularFile(file)) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotStartWith("---");
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-03-03T00:00+01:00",
                "2017-03-04T10:30+01:00",
                "2017-03-04T18:12+01:00",
                "2017-03-05T23:00+01:00"
            })
    void atAnInstantItIsWhatWasSeenThen(String instant) throws Exception {
        page.navigate(at(FOLDER + "?at=" + instant));
        assertThat(page.locator(".city")).hasCount(7);
        JsonNode archived = JSON.readTree((String) page.evaluate(SEEN));

        try (BrowserContext other = browser.person(1280, 720, "fr-FR")) {
            Page live = other.newPage();
            live.navigate(server.at("/?at=" + instant).toString());
            assertThat(live.locator(".city")).hasCount(7);
            assertThat(archived).isEqualTo(JSON.readTree((String) live.evaluate(SEEN)));
            assertThat(page.locator(".news").innerText())
                    .isEqualTo(live.locator(".news").innerText());
        }
    }

    @Test
    void aReplayRunsToTheEndAndStops() {
        page.navigate(at(FOLDER + "?at=2017-03-04T17:59+01:00"));
        assertThat(page.locator(".city")).hasCount(7);
        page.locator(".replay select").selectOption("3600");

        page.locator(".replay-play").click();

        assertThat(page.locator(".rendezvous")).containsText(Pattern.compile("en cours"));
        page.evaluate("() => document.querySelector('replay-bar').replay.seek(Date.parse('2018-01-01'))");
        assertThat(page.locator(".replay-play")).containsText("Lire");
        assertThat(page.locator(".replay > a")).hasText("Aller à la fin");
    }

    /** An archive is read in another year than its event was, so its dates have their year. */
    @Test
    void theReportSaysWhatItSaidLiveWithTheYearOfItsDates() {
        page.navigate(at(FOLDER + "report/"));
        assertThat(page.locator("main.report")).isVisible();

        try (BrowserContext other = browser.person(1280, 720, "fr-FR")) {
            Page live = other.newPage();
            live.navigate(server.at("/report").toString());
            assertThat(live.locator("main.report")).isVisible();
            assertThat(page.locator("main.report").innerText())
                    .isEqualTo(live.locator("main.report").innerText().replace(" mars", " mars 2017"));
        }
    }

    /** The report adds up what the tables have by city. */
    @Test
    void theTablesHaveTheFiguresOfTheReport() throws Exception {
        page.navigate(at(FOLDER + "report/"));
        JsonNode figures = JSON.readTree(Files.readString(archive.resolve("data/report.json")));

        assertThat(page.locator(".report-summary"))
                .containsText("%d sur %d".formatted(sum(figures, "onTime"), sum(figures, "started")));
        assertThat(page.locator(".report-summary")).containsText(sum(figures, "headcountMost") + " personnes");
        assertThat(Files.readString(archive.resolve("data/report.csv")))
                .contains("cities,lyon,headcountMost,100\r\n")
                .contains("milestones,meetup-video,started,"
                        + figures.at("/milestones/meetup-video/started").asText());
        assertThat(Files.readAllLines(archive.resolve("data/statements.csv")))
                .hasSizeGreaterThan(100)
                .anyMatch(line -> line.contains(",lyon,slot.started,pitchs,"));
    }

    @Test
    void everyLinkLeadsToAPageOrAFileThatIsThere() {
        Deque<String> unread = new ArrayDeque<>(List.of(at(FOLDER)));
        Set<String> found = new LinkedHashSet<>(unread);
        while (!unread.isEmpty()) {
            String address = unread.remove();
            var answer = page.navigate(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            page.waitForFunction("() => document.querySelector('page-ways nav a') !== null"
                    + " && document.querySelector('main')?.ariaBusy !== 'true'");
            @SuppressWarnings("unchecked")
            List<String> links = (List<String>) page.evaluate(LINKED);
            for (String link : links) {
                if (link.startsWith(at("/")) && found.add(link)) {
                    assertThat(link).startsWith(at(FOLDER));
                    assertThat(reader.request().get(link).status()).as(link).isEqualTo(200);
                    if (link.matches(".*/(\\?at=.*)?")) {
                        unread.add(link);
                    }
                }
            }
        }

        assertThat(found)
                .contains(at(FOLDER + "?at=2017-03-03T17:26+01:00"))
                .contains(at(FOLDER + "report/"), at(FOLDER + "data/"), at(FOLDER + "data/statements.csv"))
                .noneMatch(address -> address.matches(".*/(desk|join|control|team|wall|programme)(\\?.*)?"));
    }

    @Test
    void theElementShowsTheEndOnAnotherPage() {
        page.navigate(at("/events/blog.html"));

        assertThat(page.locator("carillon-live").nth(0).locator(".state")).hasText("Archive · Carillon");
        assertThat(page.locator("carillon-live").nth(0)).containsText("7 villes");
        assertThat(page.locator("carillon-live").nth(1)).containsText("أرشيف");
        var report = page.locator("carillon-live").nth(2).locator("a.primary");
        assertThat(report).hasText("Report");
        report.click();
        assertThat(page.locator("main.report")).isVisible();
    }

    private static int sum(JsonNode figures, String figure) {
        int sum = 0;
        for (JsonNode city : figures.path("cities")) {
            sum += city.path(figure).asInt();
        }
        return sum;
    }

    /** Exports the edition, and returns what is printed but for how far it has come. */
    private String export(Path site) throws IOException, InterruptedException {
        String printed = Command.run(List.of(
                ServerProcess.java("java"),
                "-jar",
                "target/carillon.jar",
                "export",
                "--url",
                server.at("").toString(),
                "--site",
                site.toString()));
        return printed.replaceAll("(?m)^Reading what was said: .*\\R", "");
    }

    private String at(String path) {
        return "http://" + files.getAddress().getHostString() + ":"
                + files.getAddress().getPort() + path;
    }
}
