package carillon;

import carillon.exchange.Format;
import carillon.settings.FileNames;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Announces what an edition file says: shows what that would change, asks, and does it. */
@Command(
        name = "import",
        description = "Announces what an edition file says: shows what it would change, and asks.",
        mixinStandardHelpOptions = true)
final class ImportFile implements Callable<Integer> {
    static final String YAML = "application/yaml";

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    RemoteServer.Options where = new RemoteServer.Options();

    @Option(names = "--yes", description = "Does not ask.")
    boolean yes;

    @Option(names = "--dry-run", description = "Only shows what it would change.")
    boolean dryRun;

    @Option(names = "--city", paramLabel = "CITY", description = "Takes this city out of it, and nothing else.")
    @Nullable
    String city;

    @Parameters(
            paramLabel = "FILE",
            description = "An edition file, .json or YAML; or another program's: .csv, .ics, schedule.json.")
    String file = "";

    /** Whether a file holds JSON, by its name. */
    static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static String mediaType(String name) {
        return Format.mediaTypeOfFile(name).orElse(isJson(name) ? "application/json" : YAML);
    }

    @Override
    public Integer call() throws IOException {
        byte[] content = content();
        RemoteServer server = where.find(System.getenv());
        String path = where.editionPath(server) + "/imports";
        String ofCity = city == null ? "" : "city=" + URLEncoder.encode(city, StandardCharsets.UTF_8);
        String type = mediaType(file);
        HttpResponse<String> planned = server.post(path + "?dry-run=true&" + ofCity, type, content);
        if (planned.statusCode() != 200) {
            return refused(server, planned);
        }
        JsonNode answer = RemoteServer.parsed(planned);
        answer.path("notes").forEach(note -> say(file + ": " + note.asText()));
        JsonNode statements = answer.path("statements");
        if (statements.isEmpty()) {
            say("Nothing differs from what is announced.");
            return 0;
        }
        statements.forEach(statement -> ToldChange.print(statement, out()));
        if (dryRun) {
            return 0;
        }
        if (!yes && !confirmed()) {
            say("Nothing was changed.");
            return Carillon.FAILED;
        }
        HttpResponse<String> done = server.post(path + "?" + ofCity, type, content);
        if (done.statusCode() != 200) {
            return refused(server, done);
        }
        say("It is announced.");
        return 0;
    }

    private byte[] content() throws IOException {
        Path path = FileNames.path(file);
        if (Files.isDirectory(path)) {
            throw new IOException(file + " is a directory: name an edition file in it.");
        }
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file + ": name an edition file.", e);
        }
    }

    private boolean confirmed() throws IOException {
        out().print("Announce this now? Type yes: ");
        out().flush();
        @Nullable
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }

    /** Prints every fault with its line, as {@code check} does; fails with the server's sentence where it names none. */
    private int refused(RemoteServer server, HttpResponse<String> answer) throws IOException {
        JsonNode errors = RemoteServer.parsed(answer).path("errors");
        if (errors.isEmpty()) {
            server.require(answer);
        }
        errors.forEach(fault -> {
            String place = fault.has("line")
                    ? ":" + fault.path("line").asInt()
                    : fault.path("pointer").asText().isEmpty()
                            ? ""
                            : ":" + fault.path("pointer").asText();
            say(file + place + ": " + fault.path("detail").asText());
        });
        return Carillon.FAILED;
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
