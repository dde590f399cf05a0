package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.PHONE;
import static carillon.pages.Barriers.barriers;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No page shuts anybody out, in whatever language it is read. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class BarriersInLanguagesIT {
    private final SaturdayEvening evening;

    BarriersInLanguagesIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @ParameterizedTest
    @CsvSource({"fr-FR, LIGHT, DARK", "en-GB, DARK, LIGHT", "ar-TN, LIGHT, DARK"})
    void noPageHasABarrierInAnyLanguage(String language, Light onALaptop, Light onAPhone) {
        List<String> barriers = new ArrayList<>();
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, language)) {
            Page page = person.newPage();
            for (EveryPage one : EveryPage.values()) {
                one.open(page, evening.address());
                barriers.addAll(barriers(one, page, LAPTOP, EnumSet.of(onALaptop)));
                barriers.addAll(barriers(one, page, PHONE, EnumSet.of(onAPhone)));
            }
        }

        assertThat(barriers).isEmpty();
    }
}
