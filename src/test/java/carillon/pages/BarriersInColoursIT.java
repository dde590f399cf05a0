package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.barriers;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No page shuts anybody out, in whatever colours it is seen. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class BarriersInColoursIT {
    private final SaturdayEvening evening;

    BarriersInColoursIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @Test
    void noPageHasABarrierForWhoeverNeedsMoreContrastOrColoursOfTheirOwn() {
        List<String> barriers = new ArrayList<>();
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, "fr-FR")) {
            Page page = person.newPage();
            for (EveryPage one : EveryPage.values()) {
                one.open(page, evening.address());
                barriers.addAll(barriers(one, page, LAPTOP, EnumSet.complementOf(EnumSet.of(Light.LIGHT, Light.DARK))));
            }
        }

        assertThat(barriers).isEmpty();
    }
}
