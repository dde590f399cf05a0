package carillon;

import carillon.exchange.Format;
import carillon.settings.FileNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what is announced as an edition file, or in a format of other programs. */
@Command(
        name = "export",
        description = {
            "Writes what is announced as an edition file, which can be imported again;",
            "or, with --site, the whole edition as a static site."
        },
        mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    RemoteServer.Options where = new RemoteServer.Options();

    @Option(names = "--at", paramLabel = "INSTANT", description = "What was announced then (now).")
    @Nullable
    String at;

    @Option(
            names = "--site",
            paramLabel = "DIR",
            description = "Writes an archive there, which any web server can serve.")
    @Nullable
    String site;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file: .json, .csv, schedule.json, or otherwise YAML; none to print it.")
    @Nullable
    String file;

    @Override
    public Integer call() throws IOException {
        if (site != null && (file != null || at != null)) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "An archive is of the whole edition: leave out FILE and --at, or --site.");
        }
        RemoteServer server = where.find(System.getenv());
        String id = where.editionId(server);
        if (site != null) {
            SiteExport.write(server, id, FileNames.path(site));
            return 0;
        }
        String name = file == null ? "" : file.toLowerCase(Locale.ROOT);
        boolean isSchedule = name.endsWith("schedule.json");
        boolean isJson = ImportFile.isJson(name);
        String type = isJson
                ? "application/json"
                : Format.mediaTypeOfFile(name).filter("text/csv"::equals).orElse(ImportFile.YAML);
        String query = at == null ? "" : "?at=" + URLEncoder.encode(at, StandardCharsets.UTF_8);
        HttpResponse<String> answer = server.require(
                server.get(RemoteServer.edition(id) + (isSchedule ? "/schedule.json" : "/announced") + query, type));
        String content = isJson ? json(answer, isSchedule) : answer.body();
        if (file == null) {
            Objects.requireNonNull(spec).commandLine().getOut().print(content);
            Objects.requireNonNull(spec).commandLine().getOut().flush();
        } else {
            Files.writeString(FileNames.path(file), content);
        }
        return 0;
    }

    private static String json(HttpResponse<String> answer, boolean isSchedule) throws IOException {
        JsonNode whole = RemoteServer.parsed(answer);
        return new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(isSchedule ? whole : whole.path("edition"))
                + "\n";
    }
}
