package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A night shift in Paris, on the two nights in which clocks are changed; and a chart of such days anywhere. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

    /**
     * Puts up a chart of a day and of those beside it, so wide that its marks are as many hours apart as asked for. Told are the marks of
     * that day as far as they show times, and between which times each part of the day is drawn.
     */
    private static final String CHART = """
            async ([zone, day, step]) => {
              await customElements.whenDefined('timeline-chart');
              const on = (days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
              const slots = [[-1, 'day'], [0, 'morning'], [0, 'afternoon'], [0, 'evening'], [0, 'day'], [1, 'day']].map(([days, part], order) =>
                [part + days, { title: part + days, kind: 'work', order, day: on(days), part, state: 'planned' }]);
              const city = { name: 'Ville', venue: '', timezone: zone, links: {}, state: 'expected', help: {}, slots: Object.fromEntries(slots) };
              const edition = { id: 'jour', title: 'Jour', timezone: zone, from: on(-1), to: on(1), languages: ['fr'], rehearsal: false };
              const timeline = { edition, cities: { ville: city }, milestones: {}, notices: {} };
              const chart = Object.assign(document.createElement('timeline-chart'), { timeline, now: 0, mine: '' });
              document.body.append(chart);
              const updated = async () => { do { await chart.updateComplete; } while (chart.isUpdatePending); };
              await updated();
              const box = chart.querySelector('.scroll');
              const of = (one, name) => Number(one.style.getPropertyValue(name));
              const hours = of(chart.querySelector('.canvas'), '--hours');
              const beside = parseFloat(getComputedStyle(box).scrollPaddingInlineStart || '0');
              box.style.width = `${beside + hours * 60 / step + 4}px`;
              [...chart.querySelectorAll('button')].find((one) => one.textContent === 'Tout voir').click();
              await updated();
              const marks = [...chart.querySelectorAll('.axis time')].map((one) => {
                one.querySelector('small')?.remove();
                return { at: of(one, '--a'), text: one.textContent };
              });
              const number = String(Number(day.slice(8)));
              const bars = [...chart.querySelectorAll('.axis .day')];
              const bar = bars.find((one) => one.textContent.split(' ').includes(number));
              const within = marks.filter(({ at }) => bar !== undefined && at >= of(bar, '--a') - 0.001 && at < of(bar, '--b') - 0.001);
              const time = (at) => marks.find((one) => Math.abs(one.at - at) < 0.01)?.text ?? '-';
              const cells = [...chart.querySelectorAll('.slot')].filter((one) => one.dataset.words.includes('0,'));
              const parts = cells.map((one) => {
                const from = Number(one.dataset.at);
                return one.dataset.words.split('0,')[0] + ' ' + time(from) + ' ' + time(from + of(one.querySelector('.outline'), '--q'));
              });
              chart.remove();
              return { marks: within.map(({ text }) => text).join(' '), parts: parts.join(', '), days: bars.map((one) => one.textContent).filter((name) => name !== '').join(', ') };
            }
            """;

    private final Browser browser;
    private final RunningServer server;
    private Page charts;

    ClockChangeIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @BeforeAll
    void openCharts() {
        charts = browser.person(1280, 720, "fr-FR").newPage();
        charts.navigate(server.at("/").toString());
        assertThat(charts.locator(".city")).hasCount(7);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> chart(String zone, String day, double step) {
        return (Map<String, Object>) charts.evaluate(CHART, List.of(zone, day, step));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris,        2017-03-05, 3, 00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00",
        "Europe/Paris,        2017-03-26, 3, 00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00",
        "Europe/Paris,        2017-10-29, 3, 00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00",
        "America/New_York,    2017-03-12, 6, 00:00 06:00 12:00 18:00",
        "America/New_York,    2017-11-05, 6, 00:00 06:00 12:00 18:00",
        "Asia/Kolkata,        2017-03-04, 6, 00:00 06:00 12:00 18:00",
        "Asia/Kathmandu,      2017-03-04, 12, 00:00 12:00",
        "Pacific/Chatham,     2017-04-02, 6, 00:00 06:00 12:00 18:00",
        "Pacific/Chatham,     2017-09-24, 6, 00:00 06:00 12:00 18:00",
        "Australia/Lord_Howe, 2017-04-02, 6, 00:00 06:00 12:00 18:00",
        "Australia/Lord_Howe, 2017-10-01, 6, 00:00 06:00 12:00 18:00",
        "Africa/Casablanca,   2017-05-21, 24, 00:00",
        // Midnight is skipped, or comes twice.
        "America/Havana,      2017-03-12, 6, 06:00 12:00 18:00",
        "Africa/Cairo,        2024-04-26, 6, 06:00 12:00 18:00",
        "America/Havana,      2017-11-05, 6, 00:00 06:00 12:00 18:00",
        // The hour before midnight is skipped, or comes twice.
        "America/Nuuk,        2024-03-30, 6, 00:00 06:00 12:00 18:00",
        "America/Nuuk,        2024-10-26, 6, 00:00 06:00 12:00 18:00",
        // The day after it was skipped, and it was itself.
        "Pacific/Apia,        2011-12-29, 6, 00:00 06:00 12:00 18:00",
        "Pacific/Apia,        2011-12-31, 6, 00:00 06:00 12:00 18:00",
        "Pacific/Apia,        2011-12-30, 6, ",
    })
    void theMarksOfADayStandWhereClocksShowWholeSteps(String zone, String day, double step, String marks) {
        assertThat(chart(zone, day, step)).containsEntry("marks", marks == null ? "" : marks);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris,        2017-03-26, 1,   00:00 01:00 03:00 04:00",
        "Europe/Paris,        2017-10-29, 1,   00:00 01:00 02:00 02:00 03:00 04:00",
        "Europe/Paris,        2017-10-29, 2,   00:00 02:00 04:00",
        "Europe/Paris,        2017-10-29, 0.5, 00:00 00:30 01:00 01:30 02:00 02:30 02:00 02:30 03:00",
        "Australia/Lord_Howe, 2017-04-02, 0.5, 00:00 00:30 01:00 01:30 01:30 02:00 02:30",
        "Australia/Lord_Howe, 2017-10-01, 0.5, 00:00 00:30 01:00 01:30 02:30 03:00",
        "Pacific/Chatham,     2017-04-02, 1,   00:00 01:00 02:00 03:00 03:00 04:00",
        "America/Havana,      2017-03-12, 1,   01:00 02:00 03:00",
        "America/Havana,      2017-11-05, 1,   00:00 00:00 01:00 02:00",
    })
    void anHourThatComesTwiceHasTwoMarksAndOneThatIsSkippedHasNone(String zone, String day, double step, String marks) {
        assertThat((String) chart(zone, day, step).get("marks")).startsWith(marks);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris,        2017-03-26",
        "Europe/Paris,        2017-10-29",
        "America/New_York,    2017-03-12",
        "Asia/Kolkata,        2017-03-04",
        "Asia/Kathmandu,      2017-03-04",
        "Pacific/Chatham,     2017-09-24",
        "Australia/Lord_Howe, 2017-04-02",
        "America/Havana,      2017-03-12",
        "Africa/Cairo,        2024-04-26",
        "America/Nuuk,        2024-10-26",
        "Pacific/Apia,        2011-12-29",
    })
    void thePartsOfADayBeginAndEndWhereClocksShowIt(String zone, String day) {
        assertThat(chart(zone, day, 1))
                .containsEntry(
                        "parts", "morning 07:00 12:00, afternoon 12:00 18:00, evening 18:00 00:00, day 08:00 00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "Pacific/Apia:      2011-12-29: mercredi 28 décembre 2011, jeudi 29 décembre 2011",
                "Pacific/Apia:      2011-12-30: jeudi 29 décembre 2011, samedi 31 décembre 2011",
                "Pacific/Apia:      2011-12-31: samedi 31 décembre 2011, dimanche 1 janvier 2012",
                "Pacific/Kwajalein: 1993-08-21: vendredi 20 août 1993, dimanche 22 août 1993",
            })
    void aDayThatAZoneSkippedIsNotOnTheAxis(String zone, String day, String days) {
        assertThat(chart(zone, day, 3)).containsEntry("days", days);
    }

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
        try (RunningServer server = RunningServer.rehearses(
                directory.resolve("data"),
                RunningServer.freePort(),
                day + "T01:00:00+0" + (day.contains("-03-") ? 1 : 2) + ":00",
                "--edition",
                edition.toString())) {
            Page desk = browser.person(390, 844, "fr-FR").newPage();
            Browser.join(desk, server.coordinatorLink());
            desk.waitForURL("**/control");
            desk.navigate(server.at("/desk").toString());
            desk.locator(".which button").first().click();

            desk.locator("#say-delay").click();
            desk.getByLabel("Heure exacte").fill(time);
            desk.getByLabel("Heure exacte").press("Enter");

            assertThat(desk.locator(".latest")).containsText("envoyé");
            assertThat(desk.evaluate("() => document.querySelector('desk-page').outbox.posts[0].body.start"))
                    .isEqualTo(start.replace("Z", ".000Z"));
        }
    }
}
