package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose settings name no edition begins with none, and has the first one once it is made. */
class NoEditionIT {
    private static final String EDITIONS = "/api/v1/editions";

    @TempDir
    private Path directory;

    @Test
    void aServerWithoutAnEditionServesThePageOfTheFirstOneOnceItIsMade() throws Exception {
        Path settings = Files.writeString(directory.resolve("carillon.yaml"), "host: 127.0.0.1\n");
        try (RunningServer server = RunningServer.start(
                directory.resolve("data"), RunningServer.freePort(), "--config", settings.toString())) {
            Program program = new Program(server);
            assertThat(Program.parsed(program.get(EDITIONS).body()).path("editions"))
                    .isEmpty();
            assertThat(program.get("/").statusCode()).isEqualTo(200);
            assertThat(program.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(program.get(EDITIONS + "/rencontre/timeline").statusCode())
                    .isEqualTo(404);
            assertThat(server.printed()).anyMatch(line -> line.contains("There is no event yet"));

            HttpResponse<String> made = program.postAt(EDITIONS, edition());

            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            JsonNode line = Program.parsed(program.get(EDITIONS).body())
                    .path("editions")
                    .path(0);
            assertThat(line.path("id").asText()).isEqualTo("rencontre");
            assertThat(line.path("current").asBoolean()).isTrue();
            assertThat(program.get("/").body()).contains("La rencontre");
            assertThat(program.get("/rencontre/desk").statusCode()).isEqualTo(200);
        }
    }

    /** The weekend under another name, on days to come. */
    private static String edition() throws Exception {
        JsonNode weekend = new YAMLMapper()
                .readTree(Path.of("config", "nuit-du-code-citoyen-2017.yaml").toFile());
        return new ObjectMapper()
                .writeValueAsString(weekend)
                .replace("\"edition\":\"" + RunningServer.EDITION + "\"", "\"edition\":\"rencontre\"")
                .replace("Nuit du Code Citoyen 2017", "La rencontre")
                .replace("2017-03-0", "2098-03-0");
    }
}
