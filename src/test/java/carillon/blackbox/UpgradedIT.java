package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server goes on where one of the version before stopped, which kept nothing of what was announced beside its journal: its
 * database, its edition file and its last answer are kept as they were.
 */
@Order(1)
class UpgradedIT {
    private static final Path BEFORE = Path.of("src/test/resources/carillon/blackbox/before");

    @TempDir
    private Path data;

    private RunningServer upgraded(LosableDatabase database) throws IOException {
        database.execute(Files.readString(BEFORE.resolve("journal.sql")));
        Path settings = Files.writeString(
                data.resolve("carillon.yaml"),
                "edition: " + BEFORE.resolve("edition.yaml").toAbsolutePath() + "\n");
        return RunningServer.start(
                data.resolve("unused"),
                RunningServer.freePort(),
                "--config",
                settings.toString(),
                "--database-url",
                database.url());
    }

    private static JsonNode answeredBefore() throws IOException {
        return new ObjectMapper().readTree(BEFORE.resolve("timeline.json").toFile());
    }

    private static JsonNode document(RunningServer server) throws Exception {
        return new Program(server).timeline().path("timeline");
    }

    @Test
    void theDocumentIsTheSameAndAClientOfBeforeGetsASnapshotAndGoesOn() throws Exception {
        try (LosableDatabase database = LosableDatabase.start();
                RunningServer server = upgraded(database)) {
            JsonNode before = answeredBefore();

            assertThat(document(server)).isEqualTo(before.path("timeline"));

            String cursor = before.path("cursor").asText();
            FeedClient client = FeedClient.connect(server.feed("?after=" + cursor), before.path("timeline"), cursor);
            client.follow(new Program(server).noted("toujours là"));
            assertThat(client.types()).contains("snapshot", "patch");
            assertThat(client.document()).isEqualTo(document(server));
        }
    }

    @Test
    void whatWasAnnouncedIsKeptAndChanges() throws Exception {
        try (LosableDatabase database = LosableDatabase.start();
                RunningServer server = upgraded(database)) {
            new Program(server)
                    .says("{'type':'project.changed','city':'lyon','project':{'id':'carte','name':'Carte ouverte'}}");

            assertThat(document(server).at("/edition/projects/carte/name").asText())
                    .isEqualTo("Carte ouverte");
            JsonNode first = Program.parsed(new Program(server)
                            .get("/api/v1/editions/" + RunningServer.EDITION + "/announced?at=2017-03-04T16:00:00Z")
                            .body())
                    .path("edition");
            assertThat(first.path("projects"))
                    .hasSize(document(server).at("/edition/projects").size() - 1);
        }
    }
}
