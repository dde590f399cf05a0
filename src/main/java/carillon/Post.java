package carillon;

import carillon.terminal.AnnouncedIds;
import carillon.terminal.TypedStatement;
import carillon.terminal.WrongUsage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says something for a city, or decides something for all, as their desks do. */
@Command(
        name = "post",
        description = "Says what happens in a city, or decides for all: carillon post lyon slot.started pitchs",
        mixinStandardHelpOptions = true,
        modelTransformer = PostOptions.class)
final class Post implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    RemoteServer.Options where = new RemoteServer.Options();

    @Option(
            names = "--id",
            paramLabel = "UUID",
            description = "The id, to say again what may have been said (a new one).")
    UUID id = UUID.randomUUID();

    @Option(names = "--json", description = "Prints the server's answer as JSON.")
    boolean json;

    @Parameters(index = "0", paramLabel = "CITY", description = "The city or milestone that it is about, or all.")
    String about = "";

    @Parameters(
            index = "1",
            paramLabel = "TYPE",
            completionCandidates = PostOptions.Types.class,
            description = "What is said: one of the types below.")
    String type = "";

    @Parameters(index = "2..*", paramLabel = "VALUE", description = "What that type takes, in its order.")
    List<String> values = List.of();

    @Override
    public Integer call() throws IOException {
        TypedStatement statement;
        try {
            statement = TypedStatement.read(about, type, values, PostOptions.typed(Objects.requireNonNull(spec)));
        } catch (WrongUsage e) {
            err().println(e.getMessage());
            return Carillon.WRONG_USAGE;
        }
        RemoteServer server = where.find(System.getenv());
        String edition = where.editionPath(server);
        HttpResponse<String> answer = new Delivery(server)
                .put(
                        edition + "/" + statement.collection() + "/" + id,
                        statement.body().toString(),
                        id);
        boolean isSaid = answer.statusCode() / 100 == 2;
        if (json) {
            out().println(answer.body().strip());
        } else if (isSaid) {
            out().println((answer.statusCode() == 201 ? "Said at " : "That was said already, at ")
                    + RemoteServer.parsed(answer).path("at").asText() + ".");
        }
        out().flush();
        if (!isSaid && !json) {
            refuse(server, answer, statement, edition);
        }
        return isSaid ? 0 : Carillon.FAILED;
    }

    /** Prints the sentences of the server, and what may have been meant by an id that is not there. */
    private void refuse(RemoteServer server, HttpResponse<String> answer, TypedStatement statement, String edition)
            throws IOException {
        JsonNode problem = RemoteServer.parsed(answer);
        if (problem.path("errors").isEmpty()) {
            err().println(server.sentence(answer));
        }
        problem.path("errors")
                .forEach(fault -> err().println(fault.path("detail").asText()));
        HttpResponse<String> timeline = server.get(edition + "/timeline", "application/json");
        if (timeline.statusCode() == 200) {
            AnnouncedIds.of(RemoteServer.parsed(timeline).path("timeline"))
                    .nearest(statement.body())
                    .forEach(err()::println);
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
