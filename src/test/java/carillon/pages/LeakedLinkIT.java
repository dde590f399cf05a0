package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A team's link leaked: a coordinator, on a phone, sets aside what a stranger said with it. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakedLinkIT {
    private static final List<String> SPAM = List.of("Cliquez ici", "Cliquez là", "Cliquez encore");

    private final Browser browser;
    private RunningServer server;
    private Program program;
    private Page control;
    private Page timeline;
    private Page stranger;
    private Taps taps;

    LeakedLinkIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void aStrangerPostsWithALinkThatLeaked(@TempDir Path directory) throws Exception {
        taps = new Taps();
        server = TwoMoments.start(directory);
        program = new Program(server);
        program.says("{'type':'note','city':'lyon','text':'Le café est chaud'}");
        stranger = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(stranger, program.invitation("lyon").toString());
        assertThat(stranger.locator(".posts")).isVisible();
        for (String text : SPAM) {
            assertThat(status(post(text))).isEqualTo(201);
        }
        timeline = browser.person(1366, 768, "fr-FR").newPage();
        timeline.navigate(server.at("/").toString());
        control = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(control, server.coordinatorLink());
    }

    @AfterEach
    void end() throws Exception {
        control.context().close();
        timeline.context().close();
        stranger.context().close();
        server.close();
    }

    @Test
    void allThatTheyPostedIsGoneInThreeTapsAndBackInTwo() throws Exception {
        for (String text : SPAM) {
            assertThat(news(text)).hasCount(1);
        }

        taps.on(said("Cliquez là").getByRole(AriaRole.BUTTON));
        assertThat(control.locator("dialog")).containsText("équipe de Lyon");
        assertThat(Axe.violations(control)).isEmpty();
        taps.on(control.getByText("Tout ce qu’a dit cette personne (3 messages)"));
        taps.on(button("Confirmer"));

        for (String text : SPAM) {
            assertThat(news(text)).hasCount(0);
            assertThat(said(text).locator("s")).containsText(text);
            assertThat(said(text)).containsText("écarté à");
            assertThat(said(text)).containsText("coordination");
        }
        assertThat(news("Le café est chaud")).hasCount(1);
        assertThat(said("Le café est chaud").locator("s")).hasCount(0);
        assertThat(taps.count()).isEqualTo(3);
        assertThat(status(post("Me revoilà"))).isEqualTo(401);
        assertThat(Axe.violations(control)).isEmpty();

        taps.on(said("Cliquez ici").getByRole(AriaRole.BUTTON));
        assertThat(control.locator("dialog")).containsText("Rétablir 3 messages écartés");
        taps.on(button("Confirmer"));

        for (String text : SPAM) {
            assertThat(news(text)).hasCount(1);
            assertThat(said(text).locator("s")).hasCount(0);
        }
        assertThat(taps.count()).isEqualTo(5);
    }

    @Test
    void whatTheySaidSinceIsGoneAndWhatTheySaidBeforeStays() {
        taps.on(said("Cliquez là").getByRole(AriaRole.BUTTON));
        taps.on(control.getByText("Ce qui a été dit depuis par la même personne (2 messages)"));
        taps.on(button("Confirmer"));

        assertThat(news("Cliquez là")).hasCount(0);
        assertThat(news("Cliquez encore")).hasCount(0);
        assertThat(news("Cliquez ici")).hasCount(1);
        assertThat(control.locator(".posts li").first()).containsText("Messages écartés : équipe de Lyon");
        assertThat(taps.count()).isEqualTo(3);
    }

    @Test
    void aSingleMessageIsStillUndoneInTwoTaps() {
        taps.on(said("Cliquez là").getByRole(AriaRole.BUTTON));
        taps.on(button("Confirmer"));

        assertThat(said("Cliquez là")).hasCount(0);
        assertThat(news("Cliquez là")).hasCount(0);
        assertThat(news("Cliquez ici")).hasCount(1);
    }

    @Test
    void whatACoordinatorSaidOnThisDeviceIsNotOfferedToBeSetAside() {
        control.getByLabel("Annoncer à toutes les villes").fill("Le dîner est servi");
        button("Annoncer").click();
        control.waitForResponse(answer -> answer.url().endsWith("/sessions"), control::reload);
        Locator own = control.locator(".posts li", new Page.LocatorOptions().setHasText("Le dîner est servi"));

        own.getByRole(AriaRole.BUTTON).click();

        assertThat(control.locator("dialog")).containsText("Le dîner est servi");
        assertThat(control.locator("dialog .choices")).hasCount(0);
    }

    @Test
    void aTeamsLogShowsWhatWasSetAsideStruckThrough() throws Exception {
        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, program.invitation("lyon").toString());
        assertThat(desk.locator(".posts .kept", new Page.LocatorOptions().setHasText("Cliquez ici")))
                .isVisible();

        taps.on(said("Cliquez ici").getByRole(AriaRole.BUTTON));
        taps.on(control.getByText("Tout ce qu’a dit cette personne (3 messages)"));
        taps.on(button("Confirmer"));

        assertThat(desk.locator(".posts .undone", new Page.LocatorOptions().setHasText("Cliquez ici")))
                .isVisible();
        desk.context().close();
    }

    private Map<?, ?> post(String text) {
        return (Map<?, ?>) stranger.evaluate("""
                async ([id, text]) => {
                  const answer = await fetch(`/api/v1/editions/nuit-du-code-citoyen-2017/check-ins/${id}`, {
                    method: 'PUT',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify({ type: 'note', city: 'lyon', text }),
                  });
                  return { status: answer.status };
                }
                """, List.of(UUID.randomUUID().toString(), text));
    }

    private static int status(Map<?, ?> answer) {
        return ((Number) answer.get("status")).intValue();
    }

    private Locator news(String text) {
        return timeline.locator(".news:not(.changes) li", new Page.LocatorOptions().setHasText(text));
    }

    private Locator said(String text) {
        return control.locator(".said li", new Page.LocatorOptions().setHasText(text));
    }

    private Locator button(String name) {
        return control.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
