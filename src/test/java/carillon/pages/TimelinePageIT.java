package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The weekend as a picture, as a table, and as a phone's list: seven cities some minutes before their shared moment. */
@WithBrowser
@WithServer(
        clock = "2017-03-04T17:52:00+01:00",
        options = {"--simulate"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelinePageIT {
    private static final String EDITION = "nuit-du-code-citoyen-2017";

    /** Words that can be seen and through which a line goes, or the border of the chart. */
    private static final String CROSSED_WORDS = """
            () => {
              const lines = [...document.querySelectorAll('.row .readiness')].map((one) => {
                const { left, width } = one.getBoundingClientRect();
                return left + width / 2;
              });
              const now = document.querySelector('.now-time').getBoundingClientRect();
              lines.push(now.left + now.width / 2);
              const head = document.querySelector('.row .name').getBoundingClientRect().right;
              const end = document.querySelector('.scroll').getBoundingClientRect().right;
              return [...document.querySelectorAll('.row .words bdi')].filter((one) => {
                const { left, right, width, top } = one.getBoundingClientRect();
                const label = one.closest('.label').getBoundingClientRect();
                const isSeen = width > 0 && top < label.bottom && label.left < end && label.right > head;
                return isSeen && (left < head || right > end || lines.some((line) => line > left && line < right));
              }).map((one) => one.textContent);
            }
            """;

    /** Words of which only the beginning can be seen, and too little of it to be read. */
    private static final String HALF_WORDS = """
            () => [...document.querySelectorAll('.row .words')].filter((one) => {
              const label = one.closest('.label').getBoundingClientRect();
              const box = one.getBoundingClientRect();
              const isSeen = box.width > 0 && box.top < label.bottom - 1;
              const needs = parseFloat(one.style.getPropertyValue('--needs')) * parseFloat(getComputedStyle(one).fontSize);
              return isSeen && box.width < Math.min(needs, one.firstElementChild.scrollWidth) - 2;
            }).map((one) => one.textContent)
            """;

    private final Browser browser;
    private final RunningServer server;

    TimelinePageIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @Test
    void theKeyboardGoesFromTheHourToTheWeekendAndBackToNow() {
        Page page = laptop();
        Locator box = page.locator(".scroll");
        box.focus();
        double first = hour(page);

        page.keyboard().press("+");
        assertThat(hour(page)).isGreaterThan(first);
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("+");
        }
        assertThat(hoursSeen(page)).isCloseTo(1, org.assertj.core.data.Offset.offset(0.01));
        page.keyboard().press("-");
        assertThat(hoursSeen(page)).isGreaterThan(1.2);

        page.keyboard().press("0");
        assertThat(
                        (int)
                                page.evaluate(
                                        "() => document.querySelector('.scroll').scrollWidth - document.querySelector('.scroll').clientWidth"))
                .isLessThan(2);
        assertThat(page.locator(".day", hasText("dimanche 5 mars"))).isVisible();

        page.keyboard().press("+");
        page.keyboard().press("+");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Home");
        assertThat(nowIsSeen(page)).isTrue();
    }

    @Test
    void aWheelOverTheAxisZoomsAroundThePointerAndElsewhereOnlyWithControl() {
        Page page = laptop();
        double first = hour(page);
        page.mouse().move(900, middle(page.locator(".axis")));
        double under = timeUnder(page, 900);
        page.mouse().wheel(0, -200);
        page.waitForCondition(() -> hour(page) > first);
        assertThat(timeUnder(page, 900)).isCloseTo(under, org.assertj.core.data.Offset.offset(0.05));

        double second = hour(page);
        page.mouse().move(900, middle(page.locator(".row").first()));
        page.keyboard().down("Control");
        page.mouse().wheel(0, 200);
        page.keyboard().up("Control");
        page.waitForCondition(() -> hour(page) < second);
    }

    @Test
    void everyMarkHasItsWordsAndTheKeyboardReachesThem() {
        Page page = laptop();
        Locator cells = page.locator("[role=gridcell]");
        assertThat(cells.count()).isGreaterThan(40);
        assertThat(
                        (int)
                                page.evaluate(
                                        "() => [...document.querySelectorAll('[role=gridcell]')]"
                                                + ".filter(cell => cell.ariaLabel.length < 10 || cell.ariaLabel !== cell.dataset.words).length"))
                .isZero();
        assertThat(page.locator("[role=gridcell][tabindex='0']")).hasCount(1);

        page.locator(".scroll").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        Locator tip = page.getByRole(AriaRole.TOOLTIP);
        assertThat(tip).containsText(Pattern.compile("Lyon · .*annoncé"));
        assertThat(page.locator(":focus")).hasAttribute("aria-label", tip.innerText());
        page.keyboard().press("Escape");
        assertThat(tip).isHidden();

        page.locator(".readiness.no").hover();
        assertThat(tip).containsText("Tunis : pas prête · Le vidéoprojecteur ne s’allume pas.");
    }

    @Test
    void whatACityAnsweredStandsBesideItsName() {
        Page page = laptop();
        assertThat(
                        (int)
                                page.evaluate(
                                        "() => new Set([...document.querySelectorAll('.rendezvous .face')].map(face => face.offsetTop)).size"))
                .as("rows of cities at the moment")
                .isEqualTo(1);
        Locator tunis = page.locator(".row", hasText("Tunis"));

        assertThat(tunis.getByRole(AriaRole.ROWHEADER)).containsText("pas prête");
        assertThat(page.locator(".track .answer, .readiness > b")).hasCount(0);
        tunis.locator(".answer").hover();
        assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText("pas prête · Le vidéoprojecteur ne s’allume pas.");
    }

    @Test
    void noLineCrossesAWordOfTheChartAtAnyScale() {
        Page page = laptop();
        assertThat(page.locator(".row .words").first()).isAttached();
        for (String key : "0 + + + + Home + + + +".split(" ")) {
            page.locator(".scroll").press(key);
            page.waitForCondition(() -> page.evaluate(CROSSED_WORDS).equals(List.of()));
            assertThat(page.evaluate(HALF_WORDS)).as("after " + key).isEqualTo(List.of());
        }
        assertThat((int) page.evaluate("() => document.querySelectorAll('.row .words').length"))
                .isGreaterThan(20);
    }

    @Test
    void whereWordsHaveNoRoomASignTellsTheKindAndTheTooltipAllOfIt() {
        Page page = laptop(1440, 900);
        page.getByRole(AriaRole.BUTTON, named("Tout voir")).click();
        Locator ideas = page.locator(".slot[aria-label^='Tempête d']");

        assertThat(ideas.locator(".gap:not([hidden]) .kind")).isVisible();
        ideas.hover();
        assertThat(page.getByRole(AriaRole.TOOLTIP))
                .containsText(Pattern.compile("Tempête d.idées, Lyon · idées · .*09:30"));
        assertThat(page.locator(".legend li")).hasCount(9);
        assertThat(page.locator(".legend")).containsText("restitution");
        assertThat(page.locator(".legend").boundingBox().height).isLessThan(40);
    }

    @Test
    void aPhoneReadsTheWeekendAsAnAgendaThatOpensAtNow() {
        Page page = onAPhone(browser.person(390, 844, "fr-FR"));
        page.getByRole(AriaRole.BUTTON, named("Frise")).click();

        Locator agenda = page.locator("timeline-agenda");
        Locator now = agenda.locator(".agenda-day.now");
        assertThat(now).containsText("Maintenant");
        assertThat(now).containsText("Travail par projet");
        assertThat(now).isInViewport();
        assertThat(agenda.locator("> .agenda-day h2").nth(1)).hasText("samedi 4 mars");
        assertThat(agenda.locator("> .agenda-day").last()).containsText("dimanche 5 mars");
        assertThat(agenda.locator(".together")).containsText("Meetup vidéo entre les villes");
        assertThat(agenda.locator(".earlier")).not().hasAttribute("open", "");
        agenda.locator(".earlier > summary").click();
        assertThat(agenda.locator(".earlier")).containsText("vendredi 3 mars");

        agenda.locator("select").selectOption("tunis");
        assertThat(agenda).containsText("Yalla Nibdeew");
        assertThat(agenda).not().containsText("Travail par projet");
        agenda.locator("summary", hasIn("Yalla Nibdeew")).click();
        assertThat(agenda.locator("details[open] > p", hasIn("annoncé samedi 4 mars, 19:00")))
                .isVisible();
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }

    @Test
    void theNewsCanBeChosenByKindAndByCity() {
        Page page = laptop();
        Locator news = page.locator(".news").last();
        Locator kinds = news.getByLabel("Montrer");
        Locator cities = news.locator("select").last();

        kinds.selectOption("Changements");
        cities.selectOption("Toulouse");
        assertThat(news.locator("li").first()).containsText("Toulouse");
        assertThat(news.locator("li:not(:has-text('Toulouse'))")).hasCount(0);
        kinds.selectOption("Annonces");
        assertThat(news.locator("li")).hasCount(1);
        assertThat(news.locator("li")).containsText("Combien de projets");
        kinds.selectOption("Aide");
        assertThat(news.locator("li")).hasCount(0);
        assertThat(news.locator("p.quiet")).hasText("Rien de tel n’a été dit.");
        kinds.focus();
        page.keyboard().press("Home");
        cities.selectOption("Toutes les villes");
        assertThat(news.locator("li").nth(20)).isVisible();
        assertThat(news.locator("p.quiet")).isEmpty();
    }

    @Test
    void aRowSaysWhatComesWithoutHoursByThePartOfTheDay() {
        Page page = laptop();

        assertThat(page.locator(".city", hasText("Rennes")).locator("dd").last())
                .containsText("dim. le matin Temps de production");
    }

    @Test
    void whatHasNoHoursIsGivenNone() {
        Page page = laptop();

        assertThat(page.locator(".row", hasText("Montpellier")).locator(".hourless"))
                .hasAttribute("aria-label", Pattern.compile("la journée, horaires non annoncés"));
    }

    @Test
    void theTableSaysWhatTheChartShows() {
        Page page = laptop();
        page.getByRole(AriaRole.BUTTON, named("Tableau")).click();

        Locator table = page.getByRole(AriaRole.TABLE, named("Toutes les activités"));
        assertThat(table.locator("thead th[scope=col]")).hasCount(8);
        assertThat(table.locator("th[scope=rowgroup]")).hasCount(7);
        assertThat(table.locator("tr", new Locator.LocatorOptions().setHasText("Session de pitchs"))
                        .first())
                .containsText("15 minutes de retard");
        Locator paris = table.locator("tbody", new Locator.LocatorOptions().setHasText("Tour des thématiques"));
        assertThat(paris.locator("th[scope=row]").nth(2)).hasText("Meetup vidéo entre les villes");
        assertThat(paris.locator("tr").first()).containsText("samedi 4 mars");
        page.reload();
        assertThat(table).isVisible();
    }

    @Test
    void aPhoneStartsWithMyCityAndWhatChangedSinceILastLooked() {
        BrowserContext person = browser.person(390, 844, "fr-FR");
        person.addInitScript("localStorage.setItem('carillon.city', 'toulouse');"
                + "localStorage.getItem('carillon.seen." + EDITION + "') ?? localStorage.setItem('carillon.seen."
                + EDITION
                + "', '20');");
        Page page = onAPhone(person);

        assertThat(page.locator(".city").first()).containsText("Toulouse");
        assertThat(page.locator("main > *").nth(0)).hasClass(Pattern.compile("rendezvous"));
        assertThat(page.locator("main > *").nth(1)).hasAttribute("aria-label", "Ma ville");
        Locator changes = page.locator("main > .changes");
        assertThat(changes).containsText(Pattern.compile("\\d+ nouvelles? à lire"));
        assertThat(changes.locator("li").first()).isVisible();

        changes.getByRole(AriaRole.BUTTON).click();
        assertThat(changes).hasCount(0);
    }

    @Test
    void aReaderElsewhereSeesTheirOwnTimeBesideTheCitys() {
        BrowserContext person = browser.person(1366, 768, "fr-FR");
        Page page = person.newPage();
        JsonObject zone = new JsonObject();
        zone.addProperty("timezoneId", "America/Montreal");
        person.newCDPSession(page).send("Emulation.setTimezoneOverride", zone);
        page.navigate(server.at("/").toString());

        assertThat(page.locator(".rendezvous .moment")).containsText("18:00 (12:00 chez vous)");
        assertThat(page.locator(".readiness").first()).isVisible();
        assertThat(page.locator(".slot.running").first())
                .hasAttribute("aria-label", Pattern.compile("\\d\\d:\\d\\d chez vous"));
    }

    @Test
    void nothingScrollsSidewaysOnTheNarrowestPhoneInArabic() {
        Page page = onAPhone(browser.person(320, 640, "ar-TN"));
        page.locator(".tabs button").nth(1).click();
        page.locator(".views button").nth(1).click();
        assertThat(page.locator(".row")).hasCount(7);

        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(320);
        assertThat(nowIsSeen(page)).isTrue();
    }

    @Test
    void nothingMovesWhileThePageOpens() {
        Page page = laptop();
        page.locator(".readiness").first().waitFor();

        assertThat(((Number) page.evaluate("""
                        () => new Promise((seen) => {
                          new PerformanceObserver((list) => seen(list.getEntries().reduce((sum, shift) => sum + shift.value, 0)))
                            .observe({ type: 'layout-shift', buffered: true });
                          requestAnimationFrame(() => requestAnimationFrame(() => seen(0)));
                        })
                        """)).doubleValue()).isLessThan(0.02);
    }

    @Test
    void aFirstVisitLoadsLessThanAPictureWould() {
        try (BrowserContext phone = browser.person(390, 844, "fr-FR")) {
            SlowPhone.Measured visit =
                    SlowPhone.measure(phone, EveryPage.TIMELINE, server.at("").toString());

            assertThat(visit.bytes()).isBetween(10L * 1_024, 60L * 1_024);
        }
    }

    @Test
    void whoTakesNoCookiesSeesTheTimelineAllTheSame() {
        BrowserContext person = browser.person(1366, 768, "fr-FR");
        person.addInitScript("""
                for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) {
                  Object.defineProperty(globalThis, store, { get() { throw new DOMException('denied', 'SecurityError'); } });
                }
                """);

        Page page = opened(person);

        page.locator(".city", hasText("Lyon")).locator(".pin").click();
        assertThat(page.locator(".city").first()).containsText("Lyon");
    }

    @Test
    void theFocusStaysWithTheCityThatBecomesMine() {
        Page page = laptop();
        page.locator(".city").nth(3).locator(".pin").focus();
        String city = page.locator(".city").nth(3).locator("h2").innerText();

        page.keyboard().press("Enter");

        assertThat(page.locator(".city").first().locator("h2")).hasText(city);
        assertThat(page.locator(".city").first().locator(".pin")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".city").first().locator("h2")).not().hasText(city);
        assertThat(page.locator(".pin:focus")).hasAttribute("aria-pressed", "false");
    }

    private Page laptop() {
        return laptop(1366, 768);
    }

    private Page laptop(int width, int height) {
        return opened(browser.person(width, height, "fr-FR"));
    }

    private Page opened(BrowserContext person) {
        Page page = person.newPage();
        page.navigate(server.at("/").toString());
        assertThat(page.locator(".city")).hasCount(7);
        assertThat(page.locator(".row")).hasCount(7);
        return page;
    }

    /** A phone shows one of cities, picture and news at a time. */
    private Page onAPhone(BrowserContext person) {
        Page page = person.newPage();
        page.navigate(server.at("/").toString());
        assertThat(page.locator(".city")).hasCount(7);
        return page;
    }

    /** How wide an hour is, in pixels. */
    private static double hour(Page page) {
        return ((Number) page.evaluate(
                        "() => parseFloat(document.querySelector('.canvas').style.getPropertyValue('--hour'))"))
                .doubleValue();
    }

    private static double hoursSeen(Page page) {
        return ((Number)
                                page.evaluate(
                                        "() => document.querySelector('.scroll').clientWidth - document.querySelector('.name').offsetWidth"))
                        .doubleValue()
                / hour(page);
    }

    private static double middle(Locator element) {
        var box = element.boundingBox();
        return box.y + box.height / 2;
    }

    /** The hour of the axis under a place on the screen. */
    private static double timeUnder(Page page, int x) {
        return ((Number) page.evaluate(
                                "x => x - document.querySelector('.axis .track').getBoundingClientRect().left", x))
                        .doubleValue()
                / hour(page);
    }

    private static boolean nowIsSeen(Page page) {
        return (boolean) page.evaluate("""
                () => {
                  const now = document.querySelector('.now-time').getBoundingClientRect();
                  const box = document.querySelector('.scroll').getBoundingClientRect();
                  return now.left > box.left && now.right < box.right;
                }
                """);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.LocatorOptions hasIn(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
