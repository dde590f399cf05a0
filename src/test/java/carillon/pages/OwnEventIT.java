package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a server that has just been started to an own event: its cities, its teams, a wall, and a rehearsal of it. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnEventIT {
    private static final String FORM = "#event-title";
    private static final String INVITE_ADMINISTRATOR = """
            async () => {
              const answer = await fetch('/api/v1/editions/nuit-du-code-citoyen-2017/invitations', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ role: 'administrator' }),
              });
              return (await answer.json()).link;
            }
            """;

    private final Browser browser;
    private RunningServer server;

    OwnEventIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        server = RunningServer.rehearses(data, RunningServer.freePort(), "2017-03-04T16:40:00Z");
    }

    @AfterEach
    void stop() throws Exception {
        browser.closePages();
        server.close();
    }

    @Test
    void anOwnEventIsThereWithItsTeamsAndAWallInLessThanFiveMinutes() {
        Page page = browser.thumb(390, 844, "fr-FR").newPage();
        Taps taps = new Taps();
        long began = System.nanoTime();

        page.navigate(server.coordinatorLink());
        taps.touches(page.locator("join-page button.primary"));
        page.waitForURL("**/control");
        page.navigate(server.at("/new").toString());
        taps.touches(page.locator(FORM));
        page.keyboard().type("Nuit du code");
        NewEventForm.makeWithTeams(page, taps, page.keyboard()::type);
        Duration invited = Duration.ofNanos(System.nanoTime() - began);

        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, page.locator(".links input").nth(1).inputValue());
        desk.waitForURL(Pattern.compile(".*/desk.*"));
        assertThat(desk.request().get(server.at("/api/v1/roles").toString()).text())
                .contains("\"tunis\"");

        Locator wall = page.locator(".walls-made a").first();
        assertThat(wall).hasAttribute("href", Pattern.compile("/nuit-du-code-20\\d\\d/wall\\?city=lyon"));
        System.out.println("from the printed link to three teams invited: " + taps.count() + " taps, "
                + invited.toSeconds() + " s for a machine that types");
        assertThat(invited).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void theSecondOfTwoAdministratorsWhoMakeTheSameEventAtOnceIsToldThatItIsThere() {
        Page one = administrator(server.coordinatorLink());
        Page other = administrator((String) one.evaluate(INVITE_ADMINISTRATOR));
        for (Page page : List.of(one, other)) {
            page.locator(FORM).fill("Nuit du code");
            page.locator("#city-name").fill("Lyon");
            page.locator("#city-name").press("Enter");
        }

        one.locator("[data-make]").click();
        assertThat(one.locator("[data-teams]")).isVisible();
        other.locator("[data-make]").click();

        assertThat(other.locator("#fault-id")).isVisible();
        assertThat(other.locator("input[name=id]")).isFocused();
        other.locator("input[name=id]").fill("autre-nuit");
        other.locator("[data-make]").click();
        assertThat(other.locator("[data-teams]")).isVisible();
    }

    @Test
    void anEventThatLacksSomethingIsNotMadeAndEachFaultStandsAtItsField() {
        Page page = administrator(server.coordinatorLink());
        page.locator("input[name=id]").fill("sans-titre");
        page.locator("[data-make]").click();

        assertThat(page.locator("#fault-title")).isVisible();
        assertThat(page.locator("#fault-cities")).isVisible();
        assertThat(page.locator(FORM)).isFocused();
        page.locator("input[name=id]").fill("wall");
        page.locator(FORM).fill("Nuit");
        page.locator("#city-name").fill("Lyon");
        page.locator("#city-name").press("Enter");
        page.locator("[data-make]").click();
        assertThat(page.locator("#fault-id")).isVisible();
    }

    @Test
    void theEventIsMadeTheCurrentOneAndRehearsedWithOneTapEach() {
        Page page = administrator(server.coordinatorLink());
        page.locator(FORM).fill("Nuit du code");
        page.locator("#city-name").fill("Lyon");
        page.locator("#city-name").press("Enter");
        page.locator("[data-add=example]").click();
        page.locator("[data-make]").click();

        page.locator("[data-current]").click();
        assertThat(page.locator("[data-current]")).hasText("C’est l’événement courant");
        Page visitor = browser.person(1366, 800, "fr-FR").newPage();
        visitor.navigate(server.at("/api/v1/editions").toString());
        assertThat(visitor.locator("body")).containsText(Pattern.compile("^\\W*editions\\W+id\\W+nuit-du-code-"));

        page.locator("[data-rehearse=slowly]").click();
        page.waitForURL(Pattern.compile(".*/nuit-du-code-20\\d\\d-rehearsal/"));

        page.goBack();
        assertThat(page.locator("made-event")).containsText(Pattern.compile("De 1\\d:30 à 1\\d:35 en dix minutes"));
        page.locator("[data-rehearse=quickly]").click();
        page.waitForURL(Pattern.compile(".*/nuit-du-code-20\\d\\d-rehearsal/"));
        assertThat(page.locator("p.rehearsal")).isVisible();
    }

    private Page administrator(String link) {
        Page page = browser.person(1366, 900, "fr-FR").newPage();
        Browser.join(page, link);
        page.waitForURL("**/control");
        page.locator("main a[href='/new']").click();
        page.locator(FORM).waitFor();
        return page;
    }
}
