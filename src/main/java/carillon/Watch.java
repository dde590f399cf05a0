package carillon;

import carillon.log.Terminal;
import carillon.terminal.AnnouncedIds;
import carillon.terminal.Screen;
import carillon.terminal.TerminalSize;
import carillon.terminal.TimelineTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is on in the cities, live. */
@Command(
        name = "watch",
        description =
                "Shows what is on in the cities and what was said last, live: on a terminal as a table, otherwise a"
                        + " line for each thing that is said.",
        mixinStandardHelpOptions = true)
final class Watch implements Callable<Integer> {
    private static final int LATEST = 10;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    RemoteServer.Options where = new RemoteServer.Options();

    @Option(names = "--once", description = "Prints the table and ends.")
    boolean once;

    @Option(
            names = "--json",
            description = "Prints the messages of the feed, one a line; with --once the document as it is.")
    boolean json;

    @Parameters(arity = "0..1", paramLabel = "CITY", description = "Only this city (all).")
    @Nullable
    String city;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (json && city != null) {
            err().println("--json tells of all cities: leave out " + city + ".");
            return Carillon.WRONG_USAGE;
        }
        RemoteServer server = where.find(System.getenv());
        // The same from here on, also where another edition is made the current one meanwhile.
        String edition = where.editionPath(server);
        HttpResponse<String> answer = server.require(server.get(edition + "/timeline", "application/json"));
        JsonNode timeline = RemoteServer.parsed(answer).path("timeline");
        if (city != null && !timeline.path("cities").has(city)) {
            err().println("This event has no city “" + city + "”.");
            AnnouncedIds.of(timeline)
                    .nearest(JsonNodeFactory.instance.objectNode().put("city", city))
                    .forEach(err()::println);
            return Carillon.FAILED;
        }
        if (once) {
            printOnce(RemoteServer.parsed(answer));
            return 0;
        }
        boolean isTerminal = Terminal.isThere() && !json;
        try (FeedReader reader = new FeedReader(where, edition, view(isTerminal))) {
            reader.run();
        }
        return 0;
    }

    private FeedReader.View view(boolean isTerminal) {
        boolean hasColours = TerminalSize.hasColours(isTerminal, System.getenv());
        if (json) {
            return new WatchedLines(out(), err(), Optional.empty());
        }
        return isTerminal
                ? new WatchedScreen(new Screen(out()), Optional.ofNullable(city), hasColours)
                : new WatchedLines(
                        out(),
                        err(),
                        Optional.of(new TimelineTable(Optional.ofNullable(city), Integer.MAX_VALUE, hasColours)));
    }

    private void printOnce(JsonNode answer) {
        boolean isTerminal = Terminal.isThere();
        if (json) {
            out().println(answer);
        } else {
            TimelineTable table = new TimelineTable(
                    Optional.ofNullable(city),
                    TerminalSize.ask().columns(),
                    TerminalSize.hasColours(isTerminal, System.getenv()));
            table.lines(
                            answer.path("timeline"),
                            Instant.parse(answer.path("now").asText()),
                            answer.has("stale") ? FeedReader.STALE : "",
                            LATEST)
                    .forEach(out()::println);
        }
        out().flush();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
