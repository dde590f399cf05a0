package carillon.pages;

import static carillon.pages.Barriers.LAPTOP;
import static carillon.pages.Barriers.barriers;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page shuts anybody out while it is used, with the network and without. */
@WithBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class BarriersInUseIT {
    private final SaturdayEvening evening;
    private final Map<EveryPage, Page> cutOff = new EnumMap<>(EveryPage.class);

    BarriersInUseIT(SaturdayEvening evening) {
        this.evening = evening;
    }

    @BeforeAll
    void somePagesAreCutOffFromTheServer() {
        BrowserContext person = evening.coordinator(LAPTOP, 800, "fr-FR");
        for (EveryPage one : List.of(
                EveryPage.TIMELINE,
                EveryPage.DESK,
                EveryPage.CONTROL,
                EveryPage.WALL,
                EveryPage.CITY_WALL,
                EveryPage.WALLS)) {
            Page page = person.newPage();
            one.open(page, evening.address());
            cutOff.put(one, page);
        }
        person.setOffline(true);
        cutOff.get(EveryPage.DESK).locator("#likely").click();
    }

    @ParameterizedTest
    @EnumSource
    void noPageHasABarrierWhileItIsUsed(EveryState state) {
        try (BrowserContext person = evening.coordinator(LAPTOP, 800, "fr-FR")) {
            Page page = person.newPage();
            state.open(page, evening.address());

            assertThat(state.barriers(page)).isEmpty();
        }
    }

    @Test
    void noInvitationHasABarrier() throws Exception {
        URI toLyon = evening.program().invitation("lyon");
        URI toCoordination = evening.program().coordinatorInvitation("Régie de Paris");
        List<String> barriers = new ArrayList<>();
        try (BrowserContext stranger = evening.person(LAPTOP, 800, "fr-FR");
                BrowserContext coordinator = evening.coordinator(LAPTOP, 800, "fr-FR")) {
            for (BrowserContext person : List.of(stranger, coordinator)) {
                for (URI invitation : List.of(toLyon, toCoordination)) {
                    Page page = person.newPage();
                    page.navigate(invitation.toString());
                    assertThat(page.locator("main .primary")).isVisible();
                    barriers.addAll(barriers(invitation, page));
                    person.setOffline(true);
                    page.locator("main .primary").click();
                    assertThat(page.locator("main [role=alert]")).isVisible();
                    barriers.addAll(barriers("unanswered", page));
                    person.setOffline(false);
                    page.close();
                }
            }
        }

        assertThat(barriers).isEmpty();
    }

    /** The last one: a page says how old its news are only after some seconds, in which the others go on. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noPageHasABarrierWhileItIsCutOffFromTheServer() {
        List<String> barriers = new ArrayList<>();
        cutOff.forEach((one, page) -> {
            assertThat(page.locator(".top .age, .alone-since")).isVisible();
            barriers.addAll(barriers(one, page));
            page.close();
        });

        assertThat(barriers).isEmpty();
    }
}
