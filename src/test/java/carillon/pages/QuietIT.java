package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a browser's console says of the pages to somebody without a session, who has done nothing wrong: nothing. */
@WithBrowser
@WithServer(clock = "2017-03-04T16:40:00Z")
class QuietIT {
    /** A browser complains of what was loaded for nothing three seconds after a page has loaded. */
    private static final String HAS_SEEN_WHAT_WAS_USED =
            "() => performance.now() - performance.getEntriesByType('navigation')[0].loadEventEnd > 4500";

    private final RunningServer server;
    private final Browser browser;
    private final List<String> said = new CopyOnWriteArrayList<>();

    QuietIT(RunningServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @Test
    void everyPageOpensQuietlyTheFirstTimeAndTheSecond() {
        List<EveryPage> pages = Stream.of(EveryPage.values())
                // It is refused, which is what the browser says of it.
                .filter(page -> page != EveryPage.SPENT_LINK)
                .toList();
        try (BrowserContext person = person()) {
            for (int visit = 1; visit <= 2; visit++) {
                look(person, pages, (tab, page) -> page.open(tab, server.at("").toString()));
            }
        }

        assertThat(said).isEmpty();
    }

    @Test
    void whatIsNoPageHasItsIconToo() {
        List<String> paths = List.of("/nowhere", "/example.html", "/health/live", "/api/v1/editions");
        try (BrowserContext person = person()) {
            look(person, paths, (tab, path) -> tab.navigate(server.at(path).toString()));
        }

        assertThat(said)
                .filteredOn(words -> !words.contains("/nowhere"))
                .as("but that there is nothing at an address where there is nothing")
                .isEmpty();
    }

    /** Opens each in a tab of its own, and looks at all of them until their browser has said what it had to say. */
    private static <T> void look(BrowserContext person, List<T> pages, BiConsumer<Page, T> open) {
        List<Page> tabs = new ArrayList<>();
        for (T page : pages) {
            Page tab = person.newPage();
            open.accept(tab, page);
            tabs.add(tab);
        }
        tabs.forEach(tab -> tab.waitForFunction(HAS_SEEN_WHAT_WAS_USED));
        tabs.forEach(Page::close);
    }

    private BrowserContext person() {
        BrowserContext person = browser.person(1280, 720, "fr-FR");
        person.onConsoleMessage(message -> said.add(message.type() + " " + message.text() + " " + message.location()));
        person.onWebError(error -> said.add(error.error()));
        return person;
    }
}
