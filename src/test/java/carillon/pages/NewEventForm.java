package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The form of a new event, as an administrator sees it, and what it sends. */
final class NewEventForm {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADMINISTRATOR = "{\"roles\":[{\"role\":\"administrator\"}]}";

    /** What a form has sent: its media type and its content. */
    record Sent(String type, String content) {
        /** Reads the edition, as the server does. */
        Edition edition() {
            try {
                EditionFile.Reading reading = EditionFile.readJson("body", MAPPER.readTree(content));
                assertThat(reading).as(content).isInstanceOf(EditionFile.Reading.Sound.class);
                return ((EditionFile.Reading.Sound) reading).edition();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Page page;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    private NewEventForm(Page page) {
        this.page = page;
    }

    /** Opens the form. What it sends is answered with that status and body, and goes no further. */
    static NewEventForm open(Page page, String server, int status, String body) {
        NewEventForm form = new NewEventForm(page);
        page.route(
                "**/api/v1/roles",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(ADMINISTRATOR)));
        page.route("**/api/v1/editions", route -> {
            if (!route.request().method().equals("POST")) {
                route.resume();
                return;
            }
            form.sent.add(new Sent(
                    route.request().headerValue("content-type"), route.request().postData()));
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType(status < 400 ? "application/json" : "application/problem+json")
                    .setBody(body));
        });
        page.navigate(server + "/new");
        page.locator("#event-title").waitFor();
        return form;
    }

    /** Adds three cities to a form and makes the event of them, with an example of a programme and links for their teams. */
    static void makeWithTeams(Page page, Taps taps, Consumer<String> typing) {
        taps.touches(page.locator("#city-name"));
        for (String city : List.of("lyo", "tuni", "Alger")) {
            typing.accept(city);
            taps.touches(page.locator("[role=option]").first());
        }
        taps.touches(page.locator("[data-add=example]"));
        taps.touches(page.locator("[data-make]"));
        taps.touches(page.locator("[data-teams]"));
        PlaywrightAssertions.assertThat(page.locator(".links li")).hasCount(3);
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** What stands at a field that the server finds fault with. */
    Locator faultAt(String field) {
        return page.locator("#fault-" + field);
    }

    void make() {
        page.locator("[data-make]").click();
    }

    /** The only edition that was sent. */
    Sent sent() {
        page.waitForCondition(() -> !sent.isEmpty());
        assertThat(sent).hasSize(1);
        return sent.getFirst();
    }
}
