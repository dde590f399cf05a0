package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With the keyboard alone, what somebody comes to a page for is at most three tabs away. {@link OtherHoursIT} looks at hours
 * without a shared moment.
 */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class ThreeTabsIT {
    static final int MOST_TABS = 3;

    private final SaturdayEvening evening;

    ThreeTabsIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @ParameterizedTest(name = "{2} on {0} at {1} px")
    @CsvSource({
        "/, 390, .choose-city select",
        "/, 1366, .ways-in button",
        "/?at=2017-03-04T17:00%2B01:00, 1366, .replay-play",
        "/report, 1366, .report-print",
        "/wall?choose, 1366, .walls a",
        "/desk, 390, .which button",
        "/control, 1366, .decisions .primary",
        "/team, 1366, .all-teams button",
        "/join/n-importe-quoi, 390, main a.primary",
    })
    @Order(1)
    void beforeTheSharedMoment(String path, int width, String action) {
        assertThat(tabs(path, width, action)).isLessThanOrEqualTo(MOST_TABS);
    }

    @Test
    @Order(1)
    void fromAnInvitationToTheFirstStepAtTheDesk() throws Exception {
        try (BrowserContext person = evening.person(PHONE, 844, "fr-FR")) {
            Page page = person.newPage();
            page.navigate(evening.program().invitation("lyon").toString());
            page.locator("main .primary").waitFor();
            assertThat(Keys.tabsTo(page, "main .primary")).isLessThanOrEqualTo(MOST_TABS);

            page.keyboard().press("Enter");
            page.waitForURL("**/desk**");
            page.locator("#likely").waitFor();
            assertThat(Keys.tabsTo(page, "#likely")).isLessThanOrEqualTo(MOST_TABS);
        }
    }

    @Test
    @Order(2)
    void whateverBecomesOfTheSharedMoment() throws Exception {
        List<String> tooFar = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            outcome.comeAbout(evening);
            look(
                    outcome,
                    "/control",
                    LAPTOP,
                    outcome == Outcome.DONE ? ".decisions .segments > button" : ".decisions .primary",
                    tooFar);
            if (outcome == Outcome.LIVE) {
                look(outcome, "/", PHONE, ".rendezvous .room", tooFar);
                look(outcome, "/", LAPTOP, ".rendezvous .room", tooFar);
                look(outcome, "/desk", PHONE, ".which button", tooFar);
            } else {
                look(outcome, "/", PHONE, ".choose-city select", tooFar);
            }
        }

        assertThat(tooFar).isEmpty();
    }

    private void look(Outcome outcome, String path, int width, String action, List<String> tooFar) {
        int tabs = tabs(path, width, action);
        if (tabs > MOST_TABS) {
            tooFar.add("%s %s at %d px: %d tabs to %s".formatted(outcome, path, width, tabs, action));
        }
    }

    private int tabs(String path, int width, String action) {
        try (BrowserContext person = evening.coordinator(width, 800, "fr-FR")) {
            Page page = person.newPage();
            page.navigate(evening.address() + path);
            page.locator(action).first().waitFor();
            return Keys.tabsTo(page, action);
        }
    }
}
