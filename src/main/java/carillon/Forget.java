package carillon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Takes back all invitations of an edition, which ends the sessions that came of them. Their labels are the only names of
 * people that a server keeps.
 */
@Command(
        name = "forget",
        description = {
            "Forgets who was invited to an edition that is over: takes back its invitations with their labels,",
            "and ends the sessions that came of them. What was said stays, for the journal names no person."
        },
        mixinStandardHelpOptions = true)
final class Forget implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    RemoteServer.Options where = new RemoteServer.Options();

    @Option(names = "--now", description = "Also where it is not over: everybody needs a new invitation then.")
    boolean now;

    @Override
    public Integer call() throws IOException {
        RemoteServer server = where.find(System.getenv());
        JsonNode listed = where.edition(server);
        String id = listed.path("id").asText();
        if (!now && !"over".equals(listed.path("state").asText())) {
            throw new IOException("The edition " + id + " is not over, and its desks would be signed out."
                    + " Add --now to forget who was invited all the same.");
        }
        String path = RemoteServer.edition(id) + "/invitations";
        List<String> invitations = invitations(server, path);
        for (String invitation : invitations) {
            server.deleteInTurn(path + "/" + invitation);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int forgotten = invitations.size();
        out.printf(
                "%s of %s forgotten, with the sessions that came of them.%n",
                forgotten == 1 ? "1 invitation" : forgotten + " invitations", id);
        out.println("Administrators stay, and what earlier backups have.");
        out.flush();
        return 0;
    }

    /** Returns the ids of all invitations but administrators', which are in the list of every edition. */
    private static List<String> invitations(RemoteServer server, String path) throws IOException {
        JsonNode answer = RemoteServer.parsed(server.getInTurn(path, "application/json"));
        return StreamSupport.stream(answer.path("invitations").spliterator(), false)
                .filter(invitation ->
                        !"administrator".equals(invitation.path("role").asText()))
                .map(invitation -> invitation.path("id").asText())
                .toList();
    }
}
