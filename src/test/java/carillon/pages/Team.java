package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Whoever takes part in an event. Each has been let in already: how one joins with a link is seen by {@link JoinIT}. */
final class Team {
    private final RunningServer server;
    private final Program program;

    Team(RunningServer server) {
        this.server = server;
        this.program = new Program(server);
    }

    /** A page of the team of a city. */
    Page organizer(String city, BrowserContext person, String path) throws IOException, InterruptedException {
        return open(person, program.invitation(city), path);
    }

    /** A page of coordination. */
    Page coordinator(BrowserContext person, String path) throws IOException, InterruptedException {
        return open(person, program.coordinatorInvitation("Régie"), path);
    }

    private Page open(BrowserContext person, URI invitation, String path) {
        APIResponse answer = person.request()
                .post(
                        server.at("/api/v1/session").toString(),
                        RequestOptions.create().setData(Map.of("invite", invitation.getFragment())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        Page page = person.newPage();
        page.navigate(server.at(path).toString());
        return page;
    }
}
