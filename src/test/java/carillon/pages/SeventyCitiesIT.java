package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A timeline of seventy cities, ten times as many as there ever were, whose edition is in English first. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeventyCitiesIT {
    private static final int CITIES = 70;
    private static final String HEAD = """
            edition: soixante-dix
            title: Soixante-dix villes
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-05
            languages: [en, fr]
            milestones:
              ensemble:
                title: { fr: Tous ensemble, en: All together }
                at: 2017-03-04T18:00:00+01:00
                duration: PT30M
                opens: PT15M
                room: https://example.org/salle
                cities: all
                quorum: 40
            cities:
            """;
    private static final String CITY = """
              ville-%1$d:
                name: Ville %1$d
                venue: Salle %1$d
                timezone: Europe/Paris
                programme:
                  - { id: accueil, day: 2017-03-04, at: "09:00", kind: welcome, title: Accueil }
                  - { id: pitchs, day: 2017-03-04, at: "10:00", kind: pitch, title: Pitchs }
                  - { id: midi, day: 2017-03-04, at: "12:30", kind: meal, title: Déjeuner }
                  - { id: travail, day: 2017-03-04, at: "14:00", kind: work, title: Travail par projet }
                  - { milestone: ensemble }
                  - { id: soir, day: 2017-03-04, at: "19:00", kind: social, title: Soirée }
                  - { id: matin, day: 2017-03-05, at: "09:00", kind: work, title: Dernière main }
                  - { id: bilan, day: 2017-03-05, at: "17:00", kind: restitution, title: Restitutions }
            """;

    private final Browser browser;
    private RunningServer server;

    SeventyCitiesIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        StringBuilder edition = new StringBuilder(HEAD);
        for (int i = 0; i < CITIES; i++) {
            edition.append(CITY.formatted(i));
        }
        Path file = Files.writeString(directory.resolve("seventy.yaml"), edition);
        server = RunningServer.rehearses(
                directory.resolve("data"),
                RunningServer.freePort(),
                "2017-03-04T14:02:00+01:00",
                "--edition",
                file.toString());
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @Test
    void whoReadsNoneOfOurLanguagesIsShownTheEditionsFirst() {
        try (BrowserContext german = browser.person(1366, 768, "de-DE")) {
            Page page = german.newPage();
            page.navigate(server.at("/").toString());

            assertThat(page.locator("h2").filter(new Locator.FilterOptions().setHasText("All together")))
                    .isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
    }

    @Test
    void onlyTheRowOfTheCityThatSpeaksIsMadeAgain() throws Exception {
        try (BrowserContext french = browser.person(1366, 768, "fr-FR")) {
            Page page = french.newPage();
            page.navigate(server.at("/").toString());
            assertThat(page.locator(".row")).hasCount(CITIES);
            page.evaluate("""
                    () => {
                      globalThis.touched = new Set();
                      new MutationObserver((all) => all.forEach(({ target }) => {
                        const row = target.nodeType === 1 ? target.closest('.row') : target.parentElement?.closest('.row');
                        if (row) globalThis.touched.add(row.querySelector('b').textContent);
                      })).observe(document.querySelector('.canvas'), { subtree: true, childList: true, attributes: true, characterData: true });
                    }
                    """);

            start(server.at("/api/v1/editions/soixante-dix/check-ins/" + UUID.randomUUID()), "ville-3");

            assertThat(page.locator(".row", new Page.LocatorOptions().setHasText("Ville 3"))
                            .first()
                            .locator(".slot.running"))
                    .hasCount(1);
            assertThat(page.evaluate("() => [...globalThis.touched]")).isEqualTo(List.of("Ville 3"));
        }
    }

    private static void start(URI address, String city) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"type\":\"slot.started\",\"city\":\"%s\",\"slot\":\"travail\"}".formatted(city)))
                .build();
        try (HttpClient organizer = HttpClient.newHttpClient()) {
            assertThat(organizer
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
