package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A wall on a screen that stands upright, as televisions in entrances do, and phones: nothing of it is cut off at any
 * hour.
 */
@WithBrowser
class TurnedWallIT {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 1920;
    private static final String LONG =
            "Le dîner est servi à 19 h 30 dans la grande salle. Inscriptions : https://example.org/inscription-au-diner";

    /** Names all that is not wholly in sight, or reaches out of its part of the wall. */
    private static final String CUT_OFF = """
            () => {
              const hall = document.querySelector('.hall');
              const part = (node) => [...hall.children].find((child) => child.contains(node)).getBoundingClientRect();
              const sticksOut = (box, around) =>
                box.left < around.left - 1 || box.right > around.right + 1 ||
                box.top < around.top - 1 || box.bottom > around.bottom + 1;
              const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
              const texts = document.createTreeWalker(hall, NodeFilter.SHOW_TEXT);
              const found = [...hall.querySelectorAll('img')].map((img) => [img.alt, img, img.getBoundingClientRect()]);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (text.data.trim() === '' || text.parentElement.closest('.spoken') !== null) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                for (const { left, right, top, bottom, height } of range.getClientRects()) {
                  // A line's box is higher than its letters.
                  const line = { left, right, top: top + height / 5, bottom: bottom - height / 5 };
                  found.push([text.data.trim(), text, line]);
                }
              }
              return found
                .filter(([, node, box]) => sticksOut(box, screen) || sticksOut(box, part(node)))
                .map(([name]) => name);
            }
            """;

    private final Browser browser;

    TurnedWallIT(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wall", "/wall?city=lyon", "/wall?city=tunis&lang=ar"})
    void nothingIsCutOffBeforeTheMomentWhileItIsHeldLiveAndOver(String path, @TempDir Path data) throws Exception {
        try (RunningServer server = server(data, "2017-03-04T17:40:00+01:00")) {
            Program program = new Program(server);
            program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un vidéoprojecteur'}");
            program.says(
                    "{'type':'ready','city':'paris','milestone':'meetup-video','ready':'no','note':'Pas de vidéoprojecteur'}");
            program.decides("{'type':'announcement','text':'%s'}".formatted(LONG));
            Page wall = browser.person(WIDTH, HEIGHT, "fr-FR").newPage();
            wall.navigate(server.at(path).toString());

            assertThat(wall.locator(".face b")).hasCount(7);
            isWhole(wall, "before");
            fillsTheWidth(wall);

            program.decides("{'type':'milestone.held','milestone':'meetup-video','reason':'Lyon cherche un câble'}");
            assertThat(wall.locator(".moment.held")).isVisible();
            isWhole(wall, "held");
            fillsTheWidth(wall);

            program.decides("{'type':'milestone.released','milestone':'meetup-video'}");
            program.decides("{'type':'milestone.started','milestone':'meetup-video'}");
            assertThat(wall.locator(".moment.live")).isVisible();
            isWhole(wall, "live");

            program.decides("{'type':'milestone.ended','milestone':'meetup-video'}");
            assertThat(wall.locator(".moment.past")).isVisible();
            isWhole(wall, "over");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-03-03T10:00:00+01:00",
                "2017-03-05T03:00:00+01:00",
                "2017-03-05T14:00:00+01:00",
                "2017-03-06T00:30:00+01:00"
            })
    void norWhenNoMomentIsNear(String clock, @TempDir Path data) throws Exception {
        try (RunningServer server = server(data, clock, "--simulate")) {
            for (Page wall : List.of(
                    browser.person(WIDTH, HEIGHT, "fr-FR").newPage(),
                    browser.person(390, 844, "fr-FR").newPage())) {
                for (String path : List.of("/wall", "/wall?city=lyon")) {
                    wall.navigate(server.at(path).toString());
                    assertThat(wall.locator(".hall > *:nth-child(3)")).isVisible();
                    isWhole(wall, path);
                }
            }
        }
    }

    private static void isWhole(Page wall, String when) {
        assertThat(wall.evaluate(CUT_OFF)).as(when).isEqualTo(List.of());
    }

    /** A quarter of the height would be wider than the wall: the number takes all of its width instead. */
    private static void fillsTheWidth(Page wall) {
        assertThat(((Number) wall.locator(".big").evaluate("""
                (number) => {
                  const range = document.createRange();
                  range.selectNodeContents(number);
                  return range.getBoundingClientRect().width / document.querySelector('.faces').clientWidth;
                }
                """)).doubleValue()).isBetween(0.80, 1.0);
    }

    private static RunningServer server(Path data, String clock, String... more) throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), clock, more);
    }
}
