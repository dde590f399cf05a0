package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.barriers;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No page shuts anybody out when the shared moment does not go as planned, and when it does. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class BarriersAtTheMomentIT {
    private final SaturdayEvening evening;

    BarriersAtTheMomentIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @Test
    void noPageHasABarrierWhateverBecomesOfTheSharedMoment() throws Exception {
        List<String> barriers = new ArrayList<>();
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, "fr-FR")) {
            Page page = person.newPage();
            for (Outcome outcome : Outcome.values()) {
                outcome.comeAbout(evening);
                for (EveryPage one : List.of(EveryPage.TIMELINE, EveryPage.CONTROL, EveryPage.WALL)) {
                    one.open(page, evening.address());
                    assertThat(page.locator(outcome.sign())).isVisible();
                    barriers.addAll(barriers(outcome + " " + one, page));
                }
            }
        }

        assertThat(barriers).isEmpty();
    }
}
