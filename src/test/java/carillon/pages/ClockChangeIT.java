package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A night shift in Paris, on the two nights in which clocks are changed. */
class ClockChangeIT {
    private static final String EDITION = """
            edition: nuit
            title: Nuit
            timezone: Europe/Paris
            from: %2$s
            to: %1$s
            languages: [fr]
            milestones: {}
            cities:
              paris:
                name: Paris
                venue: Salle
                timezone: Europe/Paris
                programme:
                  - { id: releve, day: %1$s, at: "01:30", kind: work, title: Relève }
            """;

    @ParameterizedTest
    @CsvSource({
        "2017-03-26, 03:15, 2017-03-26T01:15:00Z",
        "2017-10-29, 03:15, 2017-10-29T02:15:00Z",
        "2017-10-29, 02:30, 2017-10-29T00:30:00Z",
        "2017-10-29, 23:45, 2017-10-29T22:45:00Z",
    })
    void anExactTimeIsTheOneThatTheClocksOfTheCityWillShow(
            String day, String time, String start, @TempDir Path directory) throws Exception {
        Path edition = Files.writeString(
                directory.resolve("nuit.yaml"),
                EDITION.formatted(day, LocalDate.parse(day).minusDays(1)));
        try (Browser browser = Browser.open();
                RunningServer server = RunningServer.rehearses(
                        directory.resolve("data"),
                        RunningServer.freePort(),
                        day + "T01:00:00+0" + (day.contains("-03-") ? 1 : 2) + ":00",
                        "--edition",
                        edition.toString())) {
            Page desk = browser.person(390, 844, "fr-FR").newPage();
            desk.navigate(server.coordinatorLink());
            desk.waitForURL("**/control");
            desk.navigate(server.at("/desk").toString());

            desk.locator("#say-delay").click();
            desk.getByLabel("Heure exacte").fill(time);
            desk.getByLabel("Heure exacte").press("Enter");

            assertThat(desk.locator(".latest")).containsText("gardé");
            assertThat(desk.evaluate("() => document.querySelector('desk-page').outbox.posts[0].body.start"))
                    .isEqualTo(start.replace("Z", ".000Z"));
        }
    }
}
