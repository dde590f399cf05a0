package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.journal.ClockAnchor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2017-03-04T16:40:00.250Z");

    private final Course course = new Course();

    private static JsonNode expected(String json) throws Exception {
        return JSON.readTree(json.replace('\'', '"'));
    }

    @Test
    void helloSaysWhereTheFeedStandsAndHowOftenItBeats() throws Exception {
        assertThat(JSON.readTree(
                        Messages.hello(new Cursor(7, "0123456789abcdef"), WorldClock.of(() -> NOW), Staleness.NONE)))
                .isEqualTo(expected("{'type':'hello','cursor':'7-0123456789abcdef',"
                        + "'now':'2017-03-04T16:40:00.250Z','heartbeat':20}"));
    }

    @Test
    void helloSaysHowFastARehearsalsClockRuns() throws Exception {
        Clock fast = new Clock(() -> NOW, new ClockAnchor(NOW, NOW, 30));

        assertThat(JSON.readTree(Messages.hello(new Cursor(7, "0123456789abcdef"), fast, Staleness.NONE))
                        .path("speed")
                        .asDouble())
                .isEqualTo(30);
    }

    @Test
    void helloSaysSinceWhenTheJournalIsLost() throws Exception {
        Staleness lost = new Staleness(Optional.of(NOW));

        assertThat(JSON.readTree(Messages.hello(new Cursor(7, "0123456789abcdef"), WorldClock.of(() -> NOW), lost))
                        .path("stale")
                        .asText())
                .isEqualTo(NOW.toString());
    }

    @Test
    void staleSaysSinceWhenAndThatItIsOver() throws Exception {
        assertThat(JSON.readTree(Messages.stale(new Staleness(Optional.of(NOW)))))
                .isEqualTo(expected("{'type':'stale','since':'2017-03-04T16:40:00.250Z'}"));
        assertThat(JSON.readTree(Messages.stale(Staleness.NONE))).isEqualTo(expected("{'type':'stale'}"));
    }

    @Test
    void presenceLeavesOutCitiesWithNobody() {
        Presence presence =
                Presence.of(4, Map.of(new CityId("tunis"), 1, new CityId("lyon"), 2, new CityId("nice"), 0));

        assertThat(Messages.presence(presence))
                .isEqualTo("{\"type\":\"presence\",\"total\":4,\"cities\":{\"lyon\":2,\"tunis\":1}}");
    }

    @Test
    void aSnapshotHoldsTheDocumentAndItsCursor() throws Exception {
        course.says(3);

        JsonNode message = JSON.readTree(Messages.snapshot(course.present()));

        assertThat(message.properties()).hasSize(3);
        assertThat(message.path("type").asText()).isEqualTo("snapshot");
        assertThat(message.path("cursor").asText()).isEqualTo(course.cursor().toString());
        assertThat(message.path("timeline"))
                .isEqualTo(course.present().timeline().document());
    }

    @Test
    void timeGivesTheClientsTimeBackBesideTheServers() throws Exception {
        assertThat(JSON.readTree(Messages.time(new IntNode(3), NOW)))
                .isEqualTo(expected("{'type':'time','t0':3,'now':'2017-03-04T16:40:00.250Z'}"));
    }

    @Test
    void byeSaysWhenToComeBack() throws Exception {
        assertThat(JSON.readTree(Messages.bye(CloseReason.RESTART, 1_234)))
                .isEqualTo(expected("{'type':'bye','reason':'restart','retryAfter':1234}"));
    }
}
