package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.ClusterTemplate;
import carillon.postgres.LosableDatabase;
import carillon.support.Command;
import carillon.support.LastingEdition;
import carillon.support.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server goes on where one of an earlier version stopped. The first kept nothing of what was announced beside its journal: its
 * database, its edition file and its last answer are kept as they were. Of each later one there is a backup.
 */
@Order(1)
class UpgradedIT {
    private static final Path BEFORE = Path.of("src/test/resources/carillon/blackbox/before");

    private static final Path VERSIONS = Path.of("src/test/resources/carillon/blackbox/versions");

    @TempDir
    private Path data;

    private RunningServer upgraded(LosableDatabase database) throws IOException {
        return upgraded(database, "");
    }

    private RunningServer upgraded(LosableDatabase database, String more) throws IOException {
        database.execute(Files.readString(BEFORE.resolve("journal.sql")) + more);
        Path edition = LastingEdition.of(BEFORE.resolve("edition.yaml"), data);
        Path settings = Files.writeString(data.resolve("carillon.yaml"), "edition: " + edition + "\n");
        return RunningServer.start(
                data.resolve("unused"),
                RunningServer.freePort(),
                "--config",
                settings.toString(),
                "--database-url",
                database.url());
    }

    /** The version before has let a phone of Lyon in, which may let in another one, and has printed a link. */
    private static final String PHONE = "a-phone-of-lyon";

    private static final String INVITED = """
            insert into installation (edition, id) values ('%1$s', '0a1b2c3d')
            on conflict (edition) do update set id = excluded.id;
            insert into invitation (id, edition, hash, city, label, expires, uses, used, maker)
            values
                ('00000000-0000-0000-0000-00000000000a', '%1$s', sha256('an-invitation'), 'lyon', 'l''accueil',
                    now() + interval '3 days', 2, 1, 'program'),
                ('00000000-0000-0000-0000-00000000000b', '%1$s', sha256('a-printed-link'), null, 'server',
                    now() + interval '3 hours', 1, 0, 'server');
            insert into session (id, invitation, hash, expires)
            values ('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-00000000000a',
                sha256('%2$s'), now() + interval '20 days');
            """.formatted(RunningServer.EDITION, PHONE);

    private static JsonNode answeredBefore() throws IOException {
        JsonNode answered =
                new ObjectMapper().readTree(BEFORE.resolve("timeline.json").toFile());
        ((ObjectNode) answered.at("/timeline/edition")).put("to", LastingEdition.LAST_DAY);
        return answered;
    }

    /** The version before predicted no start. */
    private static JsonNode withoutPredictions(JsonNode document) {
        document.findParents("predicted").forEach(slot -> ((ObjectNode) slot).remove("predicted"));
        return document;
    }

    private static JsonNode document(RunningServer server) throws Exception {
        return new Program(server).timeline().path("timeline");
    }

    @Test
    void theDocumentIsTheSameButForWhatIsPredictedAndAClientOfBeforeGetsASnapshotAndGoesOn() throws Exception {
        try (LosableDatabase database = LosableDatabase.start();
                RunningServer server = upgraded(database)) {
            JsonNode before = answeredBefore();

            assertThat(withoutPredictions(document(server))).isEqualTo(before.path("timeline"));

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

    @ParameterizedTest
    @ValueSource(strings = {"carillon_session", "carillon_0a1b2c3d"})
    void aPhoneOfBeforeIsStillLetInAndSoIsAnotherByTheSameInvitation(String name) throws Exception {
        try (LosableDatabase database = LosableDatabase.start();
                RunningServer server = upgraded(database, INVITED)) {
            Member phone = Member.with(server, name + "=" + PHONE);

            assertThat(phone.roles()).containsExactly("organizer of lyon of " + RunningServer.EDITION);
            assertThat(phone.get("/journal?city=lyon").statusCode()).isEqualTo(200);
            assertThat(phone.get("/journal?city=tunis").statusCode()).isEqualTo(403);

            Member second = Member.of(server, server.at("/join#an-invitation"));
            assertThat(second.get("/journal?city=lyon").statusCode()).isEqualTo(200);

            Member coordinator = Member.of(server, server.at("/join#a-printed-link"));
            assertThat(coordinator.get("/journal").statusCode()).isEqualTo(200);
            assertThat(coordinator.roles())
                    .as("as the version before meant it")
                    .containsExactly("coordinator of " + RunningServer.EDITION);
            assertThat(Program.parsed(coordinator.get("/sessions").body()).path("sessions"))
                    .extracting(session -> session.path("label").asText())
                    .containsExactlyInAnyOrder("l'accueil", "l'accueil", "server");
        }
    }

    /** What each version kept, as its own backup of something of every kind, and what it answered then. */
    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void whatEachVersionKeptIsTheSameInThisOneAndGoesOn(String version) throws Exception {
        Path kept = VERSIONS.resolve(version + ".backup.gz");
        JsonNode answered =
                new ObjectMapper().readTree(VERSIONS.resolve(version + ".json").toFile());
        Path edition = LastingEdition.of(BEFORE.resolve("edition.yaml"), data);
        Path settings = Files.writeString(data.resolve("carillon.yaml"), "edition: " + edition + "\n");
        ClusterTemplate.copyTo(data);

        String said = Command.run(List.of(
                ServerProcess.java("java"),
                "-jar",
                Path.of("target", "carillon.jar").toString(),
                "restore",
                "--data",
                data.toString(),
                kept.toString()));
        assertThat(said).contains("entries of 1 journal");

        try (RunningServer server =
                RunningServer.start(data, RunningServer.freePort(), "--config", settings.toString())) {
            assertThat(document(server)).isEqualTo(answered.path("timeline"));
            String cursor = answered.path("cursor").asText();
            FeedClient client = FeedClient.connect(server.feed("?after=" + cursor), answered.path("timeline"), cursor);
            client.follow(new Program(server).noted("toujours là"));
            assertThat(client.document()).isEqualTo(document(server));
        }
    }
}
