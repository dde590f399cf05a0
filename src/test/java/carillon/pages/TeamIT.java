package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of the teams: who is invited and with which devices, counted in taps. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class TeamIT {
    private static final double A_FEW_METRES = 8;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Pattern PRINTED_PAGE = Pattern.compile("/Type\\s*/Page\\b");

    private final Browser browser;
    private RunningServer server;
    private Page team;
    private Taps taps = new Taps();

    TeamIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void coordinates(@TempDir Path directory) throws Exception {
        server = RunningServer.rehearses(directory, RunningServer.freePort(), "2017-03-04T17:40:00+01:00");
        BrowserContext laptop = browser.person(1366, 768, "fr-FR");
        laptop.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        team = laptop.newPage();
        Browser.join(team, server.coordinatorLink());
        assertThat(team.locator(".standing tbody tr")).hasCount(7);
        taps = new Taps();
    }

    @AfterEach
    void end() throws Exception {
        browser.closePages();
        server.close();
    }

    @Test
    void sevenTeamsAreInvitedInThreeTapsAndUnderAMinuteWithACodeALinkAndATextForEach() {
        long began = System.nanoTime();
        taps.on(link("Équipes"));
        taps.on(button("Inviter les 7 équipes qui n’ont pas d’invitation"));
        assertThat(links()).hasCount(7);
        assertThat(links().locator(".message")).hasCount(7);
        taps.on(button("Tout copier"));
        assertThat(team.locator("#all-copied")).hasText("Copié.");

        assertThat(taps.count()).isEqualTo(3);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(A_MINUTE);
        String copied = (String) team.evaluate("() => navigator.clipboard.readText()");
        assertThat(copied.split("\n\n"))
                .hasSize(7)
                .allSatisfy(text -> assertThat(text).contains("#").contains("Nuit du Code Citoyen 2017"));
        Locator lyon = linkFor("Lyon");
        String address = lyon.locator(".address").textContent().strip();
        assertThat(copied).contains(address);
        assertThat(PhoneCamera.reads(lyon.locator(".code").screenshot(), A_FEW_METRES))
                .contains(address);
        assertThat(button("Faire un nouveau lien pour chaque équipe")).isVisible();

        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, address);
        assertThat(desk.locator("desk-page h1")).containsText("Lyon");
    }

    @Test
    void theSheetOfSevenTeamsIsOnePageOfPaperWithoutAnythingElse() {
        team.navigate(server.at("/team").toString());
        button("Inviter les 7 équipes").click();
        assertThat(links().locator(".message")).hasCount(7);

        team.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(links().locator(".code")).hasCount(7);
        for (String hidden : List.of(".top", ".group", ".all-teams", "made-link .actions", "page-ways")) {
            assertThat(team.locator(hidden).first()).not().isVisible();
        }
        String sheet =
                new String(team.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        assertThat(PRINTED_PAGE.matcher(sheet).results()).hasSize(1);
    }

    @Test
    void theSecretOfALinkIsInNoAddressThatIsAskedForAndOutlivesAReload() {
        List<String> asked = new CopyOnWriteArrayList<>();
        team.context().onRequest(request -> asked.add(request.url()));
        team.navigate(server.at("/team").toString());
        invite("Lyon");
        String address = links().locator(".address").textContent().strip();

        team.reload();

        assertThat(links().locator(".address")).containsText(address);
        String secret = address.substring(address.indexOf('#') + 1);
        assertThat(secret).isNotEmpty();
        assertThat(asked).isNotEmpty().noneMatch(one -> one.contains(secret));
    }

    @Test
    void aLeakedLinkIsRevokedInTwoTapsAndWhoCameWithItSaysNothingMore() {
        team.navigate(server.at("/team").toString());
        invite("Lyon");
        Page stranger = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(stranger, links().locator(".address").textContent().strip());
        assertThat(stranger.locator("desk-page h1")).containsText("Lyon");
        team.reload();
        assertThat(group("Lyon").locator("h2")).containsText("1 appareil");

        taps.on(group("Lyon").getByRole(AriaRole.BUTTON, named("Révoquer")));
        assertThat(dialog()).containsText("Son lien n’ouvre plus rien.");
        assertThat(dialog()).containsText("1 appareil est déconnecté aussitôt.");
        taps.on(button("Confirmer"));

        assertThat(group("Lyon")).containsText("Aucune invitation.");
        assertThat(taps.count()).isEqualTo(2);
        assertThat(links()).hasCount(0);
        stranger.locator("#say-note").click();
        stranger.getByLabel("Une nouvelle à partager").fill("Je parle pour vous");
        stranger.locator(".panel").getByRole(AriaRole.BUTTON, named("Envoyer")).click();
        assertThat(stranger.locator("desk-page")).containsText("Votre invitation ne vaut plus.");
    }

    @Test
    void whoLostTheirPhoneIsLetInAgainInTwoTapsAndTheOldOneSaysNothingMore() {
        team.navigate(server.at("/team").toString());
        invite("Lyon");
        Page lost = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(lost, links().locator(".address").textContent().strip());
        assertThat(lost.locator("desk-page h1")).containsText("Lyon");
        team.reload();
        assertThat(group("Lyon").locator("h2")).containsText("1 appareil");

        taps.on(group("Lyon").getByRole(AriaRole.BUTTON, named("Perdu…")));
        taps.on(button("Confirmer"));

        assertThat(links()).hasCount(2);
        assertThat(links().first().locator(".message")).containsText("Il sert à 1 appareil");
        assertThat(group("Lyon").locator("h2")).containsText("0 appareil");
        Page found = browser.person(390, 844, "fr-FR").newPage();
        found.navigate(links().first().locator(".address").textContent().strip());
        taps.on(found.locator("join-page button.primary"));
        assertThat(found.locator("desk-page h1")).containsText("Lyon");
        assertThat(taps.count()).isEqualTo(3);
        lost.reload();
        assertThat(lost.locator("desk-page")).containsText("Votre invitation ne vaut plus.");
    }

    @Test
    void allDevicesOfATeamAreSignedOutAtOnceAndTheOthersStay() {
        team.navigate(server.at("/team").toString());
        invite("Lyon");
        String address = links().locator(".address").textContent().strip();
        for (int phone = 1; phone <= 3; phone++) {
            Page desk = browser.person(390, 844, "fr-FR").newPage();
            Browser.join(desk, address);
            assertThat(desk.locator("desk-page h1")).containsText("Lyon");
        }
        team.reload();
        assertThat(group("Lyon").locator("h2")).containsText("3 appareils");

        taps.on(group("Lyon").getByRole(AriaRole.BUTTON, named("Déconnecter tous les appareils")));
        assertThat(dialog()).containsText("3 appareils sont déconnectés aussitôt.");
        taps.on(button("Confirmer"));

        assertThat(group("Lyon").locator("h2")).containsText("0 appareil");
        assertThat(group("Coordination").locator(".mine")).containsText("cet appareil");
        assertThat(taps.count()).isEqualTo(2);
    }

    @Test
    void anInvitationIsRenamedAndItsDevicesGoByThatName() {
        team.navigate(server.at("/team").toString());
        invite("Lyon");
        group("Lyon").getByRole(AriaRole.BUTTON, named("Renommer")).click();
        assertThat(group("Lyon").getByLabel("Nom de l’invitation").last()).isFocused();
        team.keyboard().type("Accueil");
        team.keyboard().press("Enter");

        assertThat(group("Lyon").locator("b")).hasText("Accueil");
        assertThat(group("Lyon").getByRole(AriaRole.BUTTON, named("Renommer"))).isFocused();
    }

    @Test
    void aTeamSeesItsOwnDevicesAndSignsALostOneOut() {
        team.navigate(server.at("/team").toString());
        invite("Lyon");
        String address = links().locator(".address").textContent().strip();
        Page lost = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(lost, address);
        assertThat(lost.locator("desk-page h1")).containsText("Lyon");
        Page desk = browser.person(390, 844, "fr-FR").newPage();
        Browser.join(desk, address);
        assertThat(desk.locator("desk-page h1")).containsText("Lyon");
        desk.locator("main").getByRole(AriaRole.LINK, named("Équipes")).click();

        assertThat(desk.locator(".group")).hasCount(1);
        assertThat(desk.locator(".group h2")).containsText("2 appareils");
        assertThat(desk.locator("main")).containsText("demandez à la coordination");
        assertThat(desk.locator("rehearsal-start")).hasCount(0);
        desk.locator(".group li:not(.mine)")
                .getByRole(AriaRole.BUTTON, named("Déconnecter"))
                .click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirmer"))
                .click();

        assertThat(desk.locator(".group h2")).containsText("1 appareil");
        assertThat(desk.locator(".group li")).containsText("cet appareil");
    }

    @Test
    void anInvitationThatFailedIsAskedForAgain() {
        team.navigate(server.at("/team").toString());
        assertThat(group("Lyon")).containsText("Aucune invitation.");
        team.route("**/invitations", Route::abort);
        group("Lyon").getByRole(AriaRole.BUTTON, named("Inviter : Lyon")).click();
        assertThat(team.getByRole(AriaRole.ALERT)).containsText("Le serveur n’a pas répondu");
        team.unroute("**/invitations");

        invite("Lyon");

        assertThat(team.locator("#links")).isFocused();
        assertThat(team.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void aSecondCoordinatorIsInvitedWithANameAndComesIn() {
        team.navigate(server.at("/team").toString());
        Locator coordination = group("Coordination");
        coordination.locator("summary").click();
        coordination.getByLabel("Nom de l’invitation").fill("Régie");
        coordination.getByLabel("Nombre d’appareils").fill("1");
        coordination.locator(".invite-form button").click();
        assertThat(links()).containsText("Coordination · Régie");
        assertThat(links().locator(".message")).containsText("rejoignez la coordination");
        assertThat(links().locator(".message")).containsText("Il sert à 1 appareil");

        Page second = browser.person(1366, 768, "fr-FR").newPage();
        Browser.join(second, links().locator(".address").textContent().strip());

        second.waitForURL("**/control");
        assertThat(second.locator(".standing tbody tr")).hasCount(7);
    }

    @Test
    void theEventIsRehearsedBesideItAndAsksBeforeThatBeginsAnew() {
        team.navigate(server.at("/team").toString());
        assertThat(team.locator("rehearsal-start"))
                .containsText(Pattern.compile("De 17:30 à 1\\d:\\d5 en dix minutes"));
        button("Répéter le moment commun en dix minutes").click();
        team.waitForURL("**/nuit-du-code-citoyen-2017-rehearsal/");
        assertThat(team.locator("p.rehearsal")).isVisible();

        team.navigate(server.at("/team").toString());
        assertThat(team.locator("rehearsal-start").getByRole(AriaRole.LINK, named("Ouvrir la répétition")))
                .hasAttribute("href", "/nuit-du-code-citoyen-2017-rehearsal/");
        button("Répéter l’événement").click();
        assertThat(dialog()).containsText("Elle repart à son début");
        button("Confirmer").click();
        team.waitForURL("**/nuit-du-code-citoyen-2017-rehearsal/");
    }

    @Test
    void aTeamThatHasAnInvitationIsNotInvitedOnceMore() {
        team.navigate(server.at("/team").toString());
        invite("Lyon");

        button("Inviter les 6 équipes qui n’ont pas d’invitation").click();

        assertThat(links()).hasCount(7);
        assertThat(button("Faire un nouveau lien pour chaque équipe")).isVisible();
    }

    @Test
    void whoHasNoInvitationIsToldWhomThePageIsFor() {
        Page nobody = browser.person(390, 844, "fr-FR").newPage();
        nobody.navigate(server.at("/team").toString());

        assertThat(nobody.locator("main")).containsText("pour la coordination et pour les équipes");
        assertThat(nobody.locator(".group")).hasCount(0);
    }

    private void invite(String who) {
        int before = links().count();
        group(who).getByRole(AriaRole.BUTTON, named("Inviter : " + who)).click();
        assertThat(links().locator(".message")).hasCount(before + 1);
    }

    private Locator group(String name) {
        return team.locator(".group", new Page.LocatorOptions().setHas(team.locator("h2", hasText(name))));
    }

    private Locator links() {
        return team.locator(".links li");
    }

    private Locator linkFor(String who) {
        return team.locator(".links li", hasText(who)).first();
    }

    private Locator dialog() {
        return team.locator("dialog");
    }

    private Locator link(String name) {
        return team.locator("main").getByRole(AriaRole.LINK, named(name));
    }

    private Locator button(String name) {
        return team.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
