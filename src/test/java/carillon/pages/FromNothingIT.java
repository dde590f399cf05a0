package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty directory and settings that name no event to three cities, their teams, an open wall and a rehearsal that runs. */
@WithBrowser
class FromNothingIT {
    private final Browser browser;

    @TempDir
    private Path directory;

    FromNothingIT(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void close() {
        browser.closePages();
    }

    @Test
    void anEventIsMadeInTheBrowserWhereThereWasNoneAndItsWallAndRehearsalRun() throws Exception {
        Path settings = Files.writeString(directory.resolve("carillon.yaml"), "host: 127.0.0.1\n");
        try (RunningServer server = RunningServer.start(
                directory.resolve("data"), RunningServer.freePort(), "--config", settings.toString())) {
            Page visitor = browser.person(1366, 800, "fr-FR").newPage();
            visitor.navigate(server.at("/").toString());
            assertThat(visitor.locator("no-event h1")).isVisible();
            assertThat(visitor.locator("a[href='/new']")).hasCount(0);

            Page page = browser.thumb(390, 844, "fr-FR").newPage();
            Taps taps = new Taps();
            long began = System.nanoTime();
            page.navigate(server.coordinatorLink());
            taps.touches(page.locator("join-page button.primary"));
            page.waitForURL("**/new");
            taps.touches(page.locator("#event-title"));
            page.locator("#event-title").fill("Nuit du code");
            NewEventForm.makeWithTeams(page, taps, page.locator("#city-name")::fill);

            Page wall = browser.person(1920, 1080, "fr-FR").newPage();
            wall.navigate(server.at(page.locator(".walls-made a").first().getAttribute("href"))
                    .toString());
            assertThat(wall.locator("wall-page")).containsText("Lyon");
            taps.touches(page.locator("[data-rehearse=slowly]"));
            page.waitForURL(Pattern.compile(".*/nuit-du-code-20\\d\\d-rehearsal/"));
            assertThat(page.locator("p.rehearsal")).isVisible();
            Duration all = Duration.ofNanos(System.nanoTime() - began);

            visitor.reload();
            assertThat(visitor).hasTitle(Pattern.compile(".*Nuit du code.*"));
            System.out.println("from an empty directory to teams, a wall and a rehearsal: " + taps.count() + " taps, "
                    + all.toSeconds() + " s for a machine that types");
            assertThat(all).isLessThan(Duration.ofMinutes(5));
        }
    }
}
