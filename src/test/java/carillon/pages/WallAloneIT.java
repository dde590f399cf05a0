package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wall that its network, or its server, leaves alone. */
@WithBrowser
class WallAloneIT {
    private static final String STATE_AS_THE_SERVER_SAID = """
            () => document.querySelector('wall-page').feed.view.timeline.milestones['meetup-video'].state
            """;

    private static final String READY =
            "{\"type\":\"ready\",\"city\":\"%s\",\"milestone\":\"meetup-video\",\"ready\":\"yes\"}";

    private final Browser browser;

    WallAloneIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void aWallThatLosesItsNetworkCountsOnAndSaysSinceWhenItIsAlone(@TempDir Path data) throws Exception {
        Page wall = browser.person(1920, 1080, "fr-FR").newPage();
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator("h1")).containsText("Lyon");
            assertThat(wall.locator(".big")).containsText(":");
            assertThat(wall.locator("figure img")).isVisible();
        }

        assertThat(wall.locator(".alone-since")).containsText("cet écran compte seul");
        String counted = wall.locator(".big").innerText();
        assertThat(wall.locator(".big")).not().hasText(counted);
        assertThat((boolean) wall.evaluate("() => document.querySelector('figure img').naturalWidth > 0"))
                .isTrue();
        assertThat((boolean) wall.evaluate("() => document.querySelector('.hall').offsetHeight <= innerHeight"))
                .as("nothing scrolls")
                .isTrue();
    }

    @Test
    void aRoomCodeThatDidNotComeIsThereLaterByItself(@TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Page wall = browser.person(1280, 720, "fr-FR").newPage();
            List<String> failed = new ArrayList<>();
            wall.context().onRequestFailed(request -> failed.add(request.url()));
            wall.context()
                    .route("**/room.svg?*", route -> route.abort(), new BrowserContext.RouteOptions().setTimes(1));
            wall.clock().install();
            wall.navigate(server.at("/wall?city=lyon").toString());
            wall.waitForCondition(() -> failed.stream().anyMatch(address -> address.contains("/room.svg?room=")));

            wall.clock().runFor("00:10");

            wall.waitForFunction("() => document.querySelector('figure img').naturalWidth > 0");
        }
    }

    @Test
    void aWallThatIsAloneEndsTheMomentByTheClock(@TempDir Path data) throws Exception {
        Page wall = browser.person(1280, 720, "fr-FR").newPage();
        try (RunningServer server = server(data, "2017-03-04T17:59:00+01:00", "--speed", "60")) {
            Program program = new Program(server);
            for (String city : List.of("lille", "lyon", "paris", "rennes", "tunis")) {
                program.says(READY.formatted(city));
            }
            wall.navigate(server.at("/wall?city=lyon").toString());
            assertThat(wall.locator(".moment .big")).hasText("C’est l’heure");
            wall.waitForFunction("() => (%s)() === 'live'".formatted(STATE_AS_THE_SERVER_SAID));
        }
        assertThat(wall.locator(".alone-since")).isVisible();

        assertThat(wall.locator(".moment .became"))
                .hasText("terminé", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(wall.locator(".hall header time")).containsText(Pattern.compile("^18:3"));
        assertThat(wall.evaluate(STATE_AS_THE_SERVER_SAID)).isEqualTo("live");
    }

    private static RunningServer server(Path data, String clock, String... more) throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), clock, more);
    }
}
