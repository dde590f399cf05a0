package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page says of what it does not show of its address. */
@WithBrowser
@WithServer(clock = "2017-03-04T17:20:00+01:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressNotesIT {
    private final Browser browser;
    private final RunningServer server;
    private Page anyPage;

    AddressNotesIT(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
    }

    @BeforeAll
    void open() {
        anyPage = page("/");
        assertThat(anyPage.locator(".city")).hasCount(7);
    }

    @ParameterizedTest(name = "{0}{1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/       | ?at=2017-03-04T18:05           | ne dit pas son décalage horaire",
                "/       | ?at=2017-03-04                 | ne dit pas son décalage horaire",
                "/       | ?at=2017-03-04T18:05:30.5      | ne dit pas son décalage horaire",
                "/       | ?lang=en&at=hier               | « hier » dans l’adresse n’est pas un instant",
                "/       | ?at=2017-13-04T18:05%2B01:00   | n’est pas un instant",
                "/       | ?at=18:05                      | n’est pas un instant",
                "/       | ?at=                           | « at » dans l’adresse ne change rien",
                "/       | ?city=lyon                     | « city » dans l’adresse ne change rien",
                "/       | ?speed=60                      | « speed » dans l’adresse ne change rien",
                "/report | ?at=2017-03-04T18:05%2B01:00   | « at » dans l’adresse ne change rien",
                "/wall   | ?at=2017-03-04T18:05%2B01:00   | « at » dans l’adresse ne change rien",
                "/wall   | ?city=toulouse                 | « toulouse » dans l’adresse n’est pas une ville",
                "/wall   | ?city=Lyon                     | « Lyon » dans l’adresse n’est pas une ville",
                "/wall   | ?city=toString                 | « toString » dans l’adresse n’est pas une ville",
                "/desk   | ?lang=de                       | Il n’y a pas de page en « de », seulement en fr, en, ar",
                "/       | ?lang=klingon                  | Il n’y a pas de page en « klingon »",
                "/       | ?lang=arn                      | Il n’y a pas de page en « arn »",
            })
    void whatAPageDoesNotShowOfItsAddressItSays(String path, String query, String words) {
        assertThat(notes(path, query)).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/, ''",
        "/, ?at=2017-03-04T18:05%2B01:00",
        "/, ?at=2017-03-04T18:05+01:00",
        "/, ?at=2017-03-04T17:05:00Z",
        "/, ?lang=en",
        "/, ?lang=fr-CA",
        "/, ?lang=AR",
        "/wall, ?city=lyon",
        "/desk, ?utm_source=mail&fbclid=1",
    })
    void ofWhatItShowsAndOfWhatIsNoneOfItsBusinessItSaysNothing(String path, String query) {
        assertThat(notes(path, query)).isEmpty();
    }

    @Test
    void anInstantWithoutAnOffsetShowsThePresentAndSaysSo() {
        Page present = page("/?at=2017-03-04T17:41&lang=en");

        assertThat(present.getByRole(AriaRole.NOTE)).containsText("you see the present");
        assertThat(present.locator(".city")).hasCount(7);
        assertThat(present.locator("replay-bar")).hasCount(0);
    }

    private String notes(String path, String query) {
        return (String) anyPage.evaluate("""
                ([page, query]) => {
                  const feed = Object.assign(new EventTarget(), { view: { timeline: { cities: { lyon: {} } } } });
                  const notes = Object.assign(document.createElement('address-notes'), { page, query, feed });
                  document.body.append(notes);
                  const text = notes.textContent;
                  notes.remove();
                  return text;
                }
                """, List.of(path, query));
    }

    private Page page(String path) {
        Page page = browser.person(1280, 720, "fr-FR").newPage();
        page.navigate(server.at("/") + path.substring(1));
        return page;
    }
}
