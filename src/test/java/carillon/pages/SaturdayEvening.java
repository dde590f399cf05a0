package carillon.pages;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.postgres.TestDatabase;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server twenty minutes before the shared moment, when there is something of everything to be seen, and a coordinator. */
final class SaturdayEvening implements AutoCloseable {
    private static final List<String> SAID = List.of(
            "{\"type\":\"city.opened\",\"city\":\"lyon\"}",
            "{\"type\":\"city.opened\",\"city\":\"paris\"}",
            "{\"type\":\"city.opened\",\"city\":\"tunis\"}",
            "{\"type\":\"headcount\",\"city\":\"lyon\",\"count\":64}",
            "{\"type\":\"slot.started\",\"city\":\"lille\",\"slot\":\"travail\",\"observedAt\":\"2017-03-04T15:45:00Z\"}",
            "{\"type\":\"note\",\"city\":\"tunis\",\"text\":\"وصل كل المشاركين\"}",
            "{\"type\":\"ready\",\"city\":\"lyon\",\"milestone\":\"meetup-video\",\"ready\":\"yes\"}",
            "{\"type\":\"ready\",\"city\":\"paris\",\"milestone\":\"meetup-video\",\"ready\":\"no\",\"note\":\"Pas de vidéoprojecteur\"}",
            "{\"type\":\"help.wanted\",\"city\":\"paris\",\"text\":\"Il nous faut un vidéoprojecteur\"}");

    private final Path data;
    private final RunningServer server;
    private final Program program;
    private final Browser browser;
    private final List<Cookie> coordinator;

    private SaturdayEvening(Browser browser) throws IOException, InterruptedException {
        this.browser = browser;
        data = TestDatabase.temporaryDirectory();
        server = RunningServer.rehearses(data, RunningServer.freePort(), "2017-03-04T17:40:00+01:00");
        program = new Program(server);
        for (String said : SAID) {
            program.says(said);
        }
        coordinator = signIn(browser, server);
    }

    /** Opens the link that the server printed, and gives the cookies that make a coordinator. */
    static List<Cookie> signIn(Browser browser, RunningServer server) {
        try (BrowserContext first = browser.person(1280, 720, "fr-FR")) {
            Page page = first.newPage();
            Browser.join(
                    page,
                    server.coordinatorLink()
                            .replaceFirst("http://[^/]+", server.at("").toString()));
            page.waitForURL("**/control");
            return first.cookies();
        }
    }

    static SaturdayEvening in(Browser browser) {
        try {
            return new SaturdayEvening(browser);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String address() {
        return server.at("").toString();
    }

    RunningServer server() {
        return server;
    }

    /** The browser of somebody without an invitation. */
    BrowserContext person(int width, int height, String language) {
        return browser.person(width, height, language);
    }

    /** A coordinator's browser of their own. */
    BrowserContext coordinator(int width, int height, String language) {
        BrowserContext person = person(width, height, language);
        person.addCookies(coordinator);
        return person;
    }

    /** Speaks for whoever a test wants to hear. */
    Program program() {
        return program;
    }

    @Override
    public void close() throws IOException {
        server.close();
        TestDatabase.delete(data);
    }
}
