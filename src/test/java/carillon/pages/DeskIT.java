package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk of a city in a noisy hall: without network, with an empty battery, in two tabs and on two phones. */
@WithBrowser
@WithServer(clock = "2017-03-04T09:25:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class DeskIT {
    private final RunningServer server;
    private final Program program;
    private final Browser browser;

    DeskIT(RunningServer server, Program program, Browser browser) {
        this.server = server;
        this.program = program;
        this.browser = browser;
    }

    @Test
    void twentyPostsInAnAirplaneWithAReloadInTheMiddleArriveOnceAndInOrderWithTheirOwnTimes() throws Exception {
        Page desk = joined(phone(), "lyon");
        desk.context().setOffline(true);
        count(desk, 1, 10);

        desk.reload();
        assertThat(desk.locator("h1")).containsText("Équipe de Lyon");
        assertThat(desk.locator(".top .age")).containsText("Dernières nouvelles");
        count(desk, 11, 20);
        assertThat(desk.locator(".latest")).containsText("20 messages en attente");
        List<String> times = times(desk);
        assertThat(journal("lyon")).isEmpty();
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator(".posts .unsent")).hasCount(0);
        assertThat(journal("lyon"))
                .extracting(entry -> entry.path("count").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(journal("lyon"))
                .extracting(entry -> millis(entry.path("observedAt").asText()))
                .isSorted()
                .containsExactlyElementsOf(times.stream().map(DeskIT::millis).toList());
    }

    private static void count(Page desk, int first, int last) {
        for (int people = first; people <= last; people++) {
            desk.getByRole(AriaRole.BUTTON, exactly("Personnes")).click();
            desk.getByLabel("Combien êtes-vous ?").fill(Integer.toString(people));
            desk.keyboard().press("Enter");
            assertThat(desk.locator(".latest")).containsText(Pattern.compile("\\b" + people + " personnes?\\b"));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> times(Page desk) {
        return (List<String>)
                desk.evaluate(
                        "() => [...document.querySelector('desk-page').outbox.posts].reverse().map((post) => post.body.observedAt)");
    }

    private static long millis(String instant) {
        return java.time.Instant.parse(instant).toEpochMilli();
    }

    @Test
    void twoTabsOfOneDeskShowTheSameAndSendEachPostOnce() throws Exception {
        Page one = joined(phone(), "paris");
        Page other = one.context().newPage();
        other.navigate(server.at("/desk").toString());
        assertThat(other.locator(".likely")).isVisible();
        one.context().setOffline(true);

        say(one, "Depuis le premier onglet");
        assertThat(other.locator(".latest")).containsText("Depuis le premier onglet");
        say(other, "Depuis le second onglet");
        assertThat(one.locator(".latest")).containsText("2 messages en attente");
        one.context().setOffline(false);

        for (Page tab : List.of(one, other)) {
            assertThat(tab.locator(".latest")).containsText("envoyé");
            assertThat(tab.locator(".posts .kept")).hasCount(2);
        }
        assertThat(journal("paris"))
                .extracting(entry -> entry.path("text").asText())
                .containsExactly("Depuis le premier onglet", "Depuis le second onglet");
    }

    @Test
    void twoPhonesOfOneCityAgreeAndWhatComesTooLateIsRefusedWithTheReason() throws Exception {
        Page one = joined(phone(), "lille");
        Page other = joined(phone(), "lille");
        likely(one, "Ouvrir les portes");
        assertThat(other.locator(".likely")).containsText("Commencer « Brainstorming");

        other.context().setOffline(true);
        likely(one, "Commencer « Brainstorming");
        assertThat(one.locator(".latest")).containsText("a commencé");
        assertThat(one.locator(".latest")).containsText("envoyé");
        likely(other, "Commencer « Brainstorming");
        assertThat(other.locator(".likely")).containsText("Terminer « Brainstorming");
        assertThat(other.locator(".latest")).containsText("en attente");
        other.context().setOffline(false);

        assertThat(other.locator(".latest")).containsText("refusé");
        assertThat(other.locator(".latest")).containsText("déjà en cours depuis");
        assertThat(other.locator(".dock").getByRole(AriaRole.STATUS)).containsText("Refusé : Lille");
        assertThat(other.locator(".likely")).containsText("Terminer « Brainstorming");
        other.locator(".latest")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Effacer"))
                .click();
        assertThat(other.locator(".posts .refused")).hasCount(0);
        assertThat(other.locator(".posts .kept").first()).containsText("Brainstorming");
        assertThat(other.locator(".posts .kept").nth(1)).containsText("Lille a ouvert ses portes");
    }

    @Test
    void theKeyboardAloneLeadsFromJoiningToUndoing() throws Exception {
        Page desk = phone().newPage();
        Browser.join(desk, program.invitation("toulouse").toString());
        assertThat(desk.locator(".likely")).containsText("Ouvrir les portes");

        Keys.tabTo(desk, "#likely");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator(".likely")).isFocused();
        Keys.tabTo(desk, "#say-delay");
        desk.keyboard().press("Enter");
        desk.keyboard().press("Tab");
        desk.keyboard().press("Escape");
        assertThat(desk.locator("#say-delay")).isFocused();
        desk.keyboard().press("Enter");
        desk.keyboard().press("Space");
        assertThat(desk.locator(".latest")).containsText("commencera à");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator("#say-delay")).isFocused();
        assertThat(desk.locator(".latest .undo")).isEnabled();
        Keys.tabTo(desk, ".latest .undo");
        desk.keyboard().press("Enter");

        assertThat(desk.locator(".latest")).containsText("défait");
        assertThat(desk.locator(".likely")).isFocused();
        assertThat(journal("toulouse"))
                .extracting(entry -> entry.path("type").asText())
                .containsSubsequence("city.opened", "slot.delayed", "retracted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBrowserThatWronglyBelievesToBeOfflineSendsAllTheSame(boolean feedIsConnected) {
        BrowserContext phone = phoneWithoutWorker();
        phone.addInitScript("Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });");
        if (!feedIsConnected) {
            phone.addInitScript("globalThis.WebSocket = globalThis.EventSource = class { close() {} };");
        }
        Page desk = phone.newPage();
        Browser.join(desk, invitation("toulouse"));
        assertThat(desk.locator(".likely")).isVisible();

        say(desk, "Le réseau est là, connecté au fil : " + feedIsConnected);

        assertThat(desk.locator(".latest")).containsText("envoyé");
    }

    @Test
    void anAnswerThatSaysNothingOfThePostLeavesItWaitingAndOneOfTheServerItselfIsFinal() throws Exception {
        Page desk = phoneWithoutWorker().newPage();
        Browser.join(desk, invitation("toulouse"));
        assertThat(desk.locator(".likely")).isVisible();
        Deque<OddAnswer> answers = new ArrayDeque<>(OddAnswer.THAT_SAY_NOTHING);
        desk.route("**/check-ins/*", route -> {
            if (answers.isEmpty()) {
                route.resume();
            } else {
                answers.remove().answer(route);
            }
        });

        say(desk, "Rien ne la perd");
        while (!answers.isEmpty()) {
            int left = answers.size();
            desk.evaluate("() => document.querySelector('desk-page').outbox.hurry()");
            desk.waitForCondition(() -> answers.size() < left);
        }
        desk.evaluate("() => document.querySelector('desk-page').outbox.hurry()");

        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(journal("toulouse"))
                .filteredOn(entry -> entry.path("text").asText().equals("Rien ne la perd"))
                .hasSize(1);

        for (OddAnswer last : OddAnswer.THAT_ARE_FINAL) {
            answers.add(last);
            say(desk, "Refusée par " + last.code());
            assertThat(desk.locator(".latest")).containsText("refusé");
        }
    }

    @Test
    void theSignInPageOfAProxySignsNobodyOut() {
        Page desk = phoneWithoutWorker().newPage();
        Browser.join(desk, invitation("toulouse"));
        assertThat(desk.locator(".likely")).isVisible();
        desk.route("**/api/v1/roles", route -> OddAnswer.page(401).answer(route));

        desk.waitForResponse("**/api/v1/roles", desk::reload);
        say(desk, "Toujours là");

        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator("main")).not().containsText("Votre invitation ne vaut plus");
    }

    @Test
    void anEmptyBatteryRightAfterTheTapLosesNothing(@TempDir Path phone) throws Exception {
        try (BrowserContext before = browser.phone(phone)) {
            joined(before, "rennes");
        }
        // Not closed: it is gone, and nothing of it answers any more.
        BrowserContext during = browser.phone(phone);
        during.setOffline(true);
        Page held = during.newPage();
        held.navigate(server.at("/desk").toString());
        likely(held, "Ouvrir les portes");
        assertThat(held.locator(".latest")).containsText("en attente");
        Browser.cutPower(phone);

        try (BrowserContext after = browser.phone(phone)) {
            Page desk = after.newPage();
            desk.navigate(server.at("/desk").toString());

            assertThat(desk.locator(".latest")).containsText("Rennes a ouvert ses portes");
            assertThat(desk.locator(".latest")).containsText("envoyé");
            assertThat(journal("rennes"))
                    .extracting(entry -> entry.path("type").asText())
                    .containsExactly("city.opened");
        }
    }

    @Test
    void whatIsUndoneBeforeItWasSentNeverArrives() throws Exception {
        Page desk = joined(phone(), "montpellier");
        desk.context().setOffline(true);
        likely(desk, "Ouvrir les portes");
        assertThat(desk.locator(".latest")).containsText("en attente");
        undo(desk);
        assertThat(desk.locator(".latest")).containsText("défait");
        assertThat(desk.locator(".likely")).containsText("Ouvrir les portes");
        say(desk, "On arrive");
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(journal("montpellier"))
                .extracting(entry -> entry.path("type").asText())
                .containsExactly("note");

        desk.context().setOffline(true);
        undo(desk);
        assertThat(desk.locator(".latest")).containsText("à défaire");
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest strong")).hasText("défait");
        assertThat(journal("montpellier"))
                .extracting(entry -> entry.path("type").asText())
                .containsExactly("note", "retracted");
    }

    @Test
    void whatWaitsWhenTheSessionEndsGoesOutOnceTheSameTeamHasJoinedAgainAndAsNobodyElse() throws Exception {
        Page desk = joined(phone(), "tunis");
        BrowserContext phone = desk.context();
        phone.setOffline(true);
        say(desk, "La salle est pleine");
        phone.clearCookies();
        phone.setOffline(false);
        assertThat(desk.locator("main")).containsText("Votre invitation ne vaut plus");
        say(desk, "Toujours pleine");
        assertThat(desk.locator(".latest")).containsText("attend que l’équipe de Tunis se connecte");

        Browser.join(desk, program.invitation("toulouse").toString());
        assertThat(desk.locator("h1")).containsText("Toulouse");
        assertThat(desk.locator(".posts")).containsText("attend que l’équipe de Tunis se connecte");
        say(desk, "Ici Toulouse");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(journal("tunis")).isEmpty();
        Browser.join(desk, program.invitation("tunis").toString());

        assertThat(desk.locator("h1")).containsText("Tunis");
        assertThat(desk.locator(".posts")).containsText("Toujours pleine");
        assertThat(desk.locator(".posts .unsent")).hasCount(0);
        assertThat(journal("tunis"))
                .extracting(entry -> entry.path("text").asText())
                .containsExactly("La salle est pleine", "Toujours pleine");
    }

    @Test
    void aSecondTapOfTheSameFingerSaysNothing() throws Exception {
        Page desk = joined(phone(), "toulouse");
        int before = journal("toulouse").size();
        Locator first = desk.locator(".programme .actions button:visible").first();

        first.dblclick();
        assertThat(desk.locator(".latest")).containsText("a commencé");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        desk.getByRole(AriaRole.BUTTON, exactly("Nouvelle")).click();
        desk.getByLabel("Une nouvelle à partager").fill("Une seule fois");
        desk.locator(".panel")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Envoyer"))
                .dblclick();
        assertThat(desk.locator(".panel")).hasCount(0);

        assertThat(desk.locator(".latest")).containsText("Une seule fois");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(journal("toulouse")).hasSize(before + 2);
    }

    @Test
    void anExactTimeThatHasJustPassedIsNow() throws Exception {
        Page desk = joined(phone(), "toulouse");
        desk.locator("#say-delay").click();
        desk.getByLabel("heure exacte").fill("10:05");
        desk.getByLabel("heure exacte").press("Enter");
        assertThat(desk.locator(".latest")).containsText("commencera à");
        assertThat(desk.locator(".latest")).containsText("envoyé");

        String start = journal("toulouse").getLast().path("start").asText();
        assertThat(Instant.parse(start)).isBefore(Instant.parse("2017-03-04T13:00:00Z"));
    }

    @Test
    void aPhoneThatRemembersACityWhichThisEventDoesNotHaveIsAskedToJoin() {
        Page desk = phone().newPage();
        desk.navigate(server.at("/").toString());
        desk.evaluate("""
                () => localStorage.setItem('carillon.desk.session',
                    JSON.stringify({ edition: 'nuit-du-code-citoyen-2017', role: 'organizer', city: 'brest' }))
                """);

        desk.navigate(server.at("/desk").toString());

        assertThat(desk.locator("main")).containsText("invitation");
    }

    @Test
    void whatOneTeamSaidNoOtherCanUndoOnTheSamePhoneAndTryingHoldsUpNothing() throws Exception {
        Page desk = joined(phone(), "toulouse");
        say(desk, "Ici la ville rose");
        assertThat(desk.locator(".latest")).containsText("envoyé");
        Browser.join(desk, program.invitation("lille").toString());
        assertThat(desk.locator("h1")).containsText("Lille");
        assertThat(desk.locator(".likely")).isVisible();
        assertThat(desk.locator(".posts")).not().containsText("Ici la ville rose");
        assertThat(desk.locator(".posts").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Défaire")))
                .hasCount(0);

        desk.evaluate("""
                () => {
                  const { outbox, now } = document.querySelector('desk-page');
                  return outbox.undo(outbox.posts[0], Math.floor(now));
                }
                """);
        say(desk, "Ici Lille");

        assertThat(desk.locator(".latest")).containsText("envoyé");
    }

    @Test
    void whoJoinsAnotherTeamInAnotherTabFindsNothingHalfSaidForTheFirst() throws Exception {
        Page desk = joined(phone(), "lille");
        desk.getByRole(AriaRole.BUTTON, exactly("Nouvelle")).click();
        assertThat(desk.getByLabel("Une nouvelle à partager")).isVisible();

        Page another = desk.context().newPage();
        Browser.join(another, program.invitation("montpellier").toString());

        assertThat(another.locator("h1")).containsText("Montpellier");
        assertThat(another.locator("#likely")).isVisible();
        assertThat(another.locator(".panel")).hasCount(0);
        assertThat(desk.locator("h1")).not().containsText("Montpellier");
    }

    @Test
    void whatWasSaidInOneRehearsalIsNotShownInTheNext(@TempDir Path directory) throws Exception {
        int port = RunningServer.freePort();
        RunningServer first = RunningServer.rehearses(directory, port, "2017-03-04T09:25:00Z");
        Page desk = phone().newPage();
        Browser.join(desk, new Program(first).invitation("lyon").toString());
        likely(desk, "Ouvrir les portes");
        likely(desk, "Commencer « ");
        assertThat(desk.locator(".posts .kept")).hasCount(2);
        first.close();

        try (RunningServer next = RunningServer.rehearses(directory, port, "2017-03-04T09:26:00Z")) {
            desk.navigate(next.at("/desk").toString());

            assertThat(desk.locator(".likely")).containsText("Ouvrir les portes");
        }
    }

    @Test
    void afterOneVisitEveryPageOpensWithoutNetworkAndNoAnswerOfTheServerIsKept() throws Exception {
        Page page = phone().newPage();
        page.navigate(server.at("/openapi.yaml").toString());
        page.evaluate("() => caches.open('carillon-pages-of-last-year')");
        page.navigate(server.at("/").toString());
        assertThat(page.locator(".city")).hasCount(7);
        Browser.keepsItsPages(page);
        page.context().setOffline(true);

        for (String address : List.of("/", "/wall", "/desk", "/?lang=en")) {
            page.navigate(server.at(address).toString());
            assertThat(page.locator(".brand, .hall").first()).isVisible();
        }
        assertThat(page.locator(".city")).hasCount(7);
        assertThat(page.locator(".top .age")).containsText("Last news");
        assertThat(kept(page)).noneMatch(address -> address.contains("/api/") || address.contains("/join"));
        assertThat(page.evaluate("() => caches.keys().then((names) => names.length)"))
                .isEqualTo(1);
    }

    @Test
    void aDeviceThatIsSlowToSayWhatItKnowsShowsItAllTheSame() {
        Page first = phone().newPage();
        first.navigate(server.at("/").toString());
        Browser.keepsItsPages(first);
        first.context().setOffline(true);
        first.evaluate("""
                () => new Promise((begun) => {
                  const request = indexedDB.open('carillon');
                  request.onsuccess = () => {
                    const known = request.result.transaction('known', 'readwrite').objectStore('known');
                    const hold = () => { if (!window.letGo) known.count().onsuccess = hold; begun(); };
                    hold();
                  };
                })
                """);

        Page slow = first.context().newPage();
        slow.navigate(server.at("/").toString());
        assertThat(slow.getByRole(AriaRole.STATUS)).containsText("Connexion");
        first.evaluate("() => { window.letGo = true; }");

        assertThat(slow.locator(".city")).hasCount(7);
    }

    @SuppressWarnings("unchecked")
    private static List<String> kept(Page page) {
        return (List<String>) page.evaluate("""
                async () => {
                  const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
                  return requests.flat().map((request) => request.url);
                }
                """);
    }

    private String invitation(String city) {
        try {
            return program.invitation(city).toString();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The requests of a page that a service worker has taken over do not come to a test's hands. */
    private BrowserContext phoneWithoutWorker() {
        BrowserContext phone = phone();
        phone.addInitScript("Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });");
        return phone;
    }

    private BrowserContext phone() {
        return browser.person(390, 844, "fr-FR");
    }

    /** A desk that has been opened with an invitation, on a phone that keeps the pages now. */
    private Page joined(BrowserContext phone, String city) throws IOException, InterruptedException {
        Page desk = phone.newPage();
        Browser.join(desk, program.invitation(city).toString());
        assertThat(desk.locator(".likely")).isVisible();
        Browser.keepsItsPages(desk);
        return desk;
    }

    private static void likely(Page desk, String words) {
        desk.locator(".likely", new Page.LocatorOptions().setHasText(words)).click();
    }

    private static void say(Page desk, String text) {
        desk.getByRole(AriaRole.BUTTON, exactly("Nouvelle")).click();
        desk.getByLabel("Une nouvelle à partager").fill(text);
        desk.locator(".panel")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Envoyer"))
                .click();
        assertThat(desk.locator(".latest")).containsText(text);
    }

    private static void undo(Page desk) {
        desk.locator(".latest")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Défaire"))
                .click();
    }

    private List<JsonNode> journal(String city) throws IOException, InterruptedException {
        return program.journal().stream()
                .filter(entry -> entry.path("city").asText().equals(city))
                .toList();
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
