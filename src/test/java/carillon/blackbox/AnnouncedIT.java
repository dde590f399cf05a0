package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.EditionFile;
import carillon.edition.EditionWriter;
import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was announced changes on one of two servers at five to six. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncedIT {
    private static final String NEW_ROOM =
            "{'type':'milestone.changed','milestone':'meetup-video','room':'https://example.org/salle-2'}";

    private static final String ANNOUNCED = "/api/v1/editions/nuit-du-code-citoyen-2017/announced";
    private static final String ROOM = "/milestones/meetup-video/room";

    private ServersOnOneDatabase servers;
    private RunningServer here;
    private RunningServer there;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        servers = new ServersOnOneDatabase(data, "2017-03-04T16:55:00Z");
        here = servers.start();
        there = servers.start();
    }

    @BeforeEach
    void announceTheWeekend() throws Exception {
        new Program(here).announces(Files.readString(Weekend.FILE));
    }

    @AfterAll
    void stop() throws Exception {
        servers.close();
    }

    @Test
    void aNewRoomIsToldByBothServersResumedFromBeforeAndTheOldOneIsSeenThen() throws Exception {
        FeedClient watching = FeedClient.connect(there.feed(""));
        String before = new Program(here).noted("avant");
        watching.follow(before);
        FeedClient leaving = FeedClient.connect(here.feed(""));
        leaving.follow(before);
        leaving.leave();
        JsonNode then = leaving.document();
        Instant fiveToSix = new Program(here).now();

        new Program(here).decides(NEW_ROOM);

        String after = new Program(here).noted("après");
        watching.follow(after);
        assertThat(watching.document().at(ROOM).asText()).isEqualTo("https://example.org/salle-2");
        assertThat(watching.document()).isEqualTo(new Program(here).documentAt(after));

        FeedClient resumed = FeedClient.connect(there.feed("?after=" + before), then, before);
        resumed.follow(after);
        assertThat(resumed.types()).doesNotContain("snapshot");
        assertThat(resumed.document()).isEqualTo(watching.document());

        JsonNode past = Program.parsed(new Program(there)
                .get("/api/v1/editions/nuit-du-code-citoyen-2017/timeline?at=" + fiveToSix)
                .body());
        assertThat(past.at("/timeline" + ROOM).asText())
                .isEqualTo(then.at(ROOM).asText())
                .startsWith("https://");
    }

    @Test
    void aServerThatIsStartedAgainAnnouncesTheSameAndItsClientsGoOn() throws Exception {
        new Program(here).decides(NEW_ROOM);
        FeedClient watching = FeedClient.connect(here.feed(""));
        watching.take();
        watching.take();
        here.close();

        here = servers.start();

        FeedClient resumed =
                FeedClient.connect(here.feed("?after=" + watching.cursor()), watching.document(), watching.cursor());
        resumed.follow(new Program(here).noted("encore là"));
        assertThat(resumed.types()).doesNotContain("snapshot");
        assertThat(resumed.document().at(ROOM).asText()).isEqualTo("https://example.org/salle-2");
    }

    @Test
    void theCodeIsOfTheRoomThatWasMeantOrNone() throws Exception {
        new Program(here).decides(NEW_ROOM);
        new Program(there).documentAt(new Program(here).noted("pour attendre"));

        assertThat(code(there, "?room=https%3A%2F%2Fexample.org%2Fsalle-2").statusCode())
                .isEqualTo(200);
        assertThat(code(there, "?room=https%3A%2F%2Fexample.org%2Fsalle-1").statusCode())
                .isEqualTo(404);
        assertThat(code(there, "").headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void everyFaultOfAChangeIsToldWithItsPlaceAndWhatToWrite() throws Exception {
        HttpResponse<String> refused = new Program(here)
                .decision(
                        "{'type':'milestone.changed','milestone':'meetup-video','room':'ici','duration':'longtemps'}");

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode errors = Program.parsed(refused.body()).path("errors");
        assertThat(errors)
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder("/room", "/duration");
        assertThat(errors.toString()).contains("comme https://example.org/page").contains("comme PT30M");
    }

    @Test
    void whatIsAnnouncedIsAnsweredAsAFileThatAnnouncesTheSameAndAsItWasBefore(@TempDir Path data) throws Exception {
        Instant before = new Program(here).now();
        new Program(here).decides(NEW_ROOM);
        String after = new Program(here).noted("après");
        new Program(here).documentAt(after);

        JsonNode now = Program.parsed(new Program(here).get(ANNOUNCED).body());
        JsonNode then = Program.parsed(
                new Program(here).get(ANNOUNCED + "?at=" + before).body());
        String file = new Program(here).getAs("application/yaml", ANNOUNCED).body();

        assertThat(now.path("cursor").asText()).isEqualTo(after);
        assertThat(now.at("/edition/milestones/meetup-video/room").asText()).isEqualTo("https://example.org/salle-2");
        assertThat(then.at("/edition/milestones/meetup-video/room").asText()).doesNotContain("salle-2");
        Path yaml = Files.writeString(data.resolve("announced.yaml"), file);
        EditionFile.Reading.Sound sound = (EditionFile.Reading.Sound) EditionFile.read(yaml);
        assertThat(sound.warnings()).isEmpty();
        assertThat(EditionWriter.write(sound.edition())).isEqualTo(now.path("edition"));
    }

    private static HttpResponse<String> code(RunningServer server, String query) throws Exception {
        return new Program(server)
                .get("/api/v1/editions/nuit-du-code-citoyen-2017/milestones/meetup-video/room.svg" + query);
    }
}
