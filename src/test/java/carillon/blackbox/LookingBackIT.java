package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.LastingEdition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Saturday evening that a watcher has recorded while it happened, and that is asked for again afterwards. */
@WithServer(
        clock = LookingBackIT.CLOCK,
        options = {"--speed", "200", "--simulate"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingBackIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String CLOCK = "2017-03-04T16:40:00Z";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NavigableMap<Instant, Seen> recorded = new TreeMap<>();
    private final RunningServer server;
    private JsonNode announced;

    /** What a watcher held. */
    private record Seen(String cursor, JsonNode document) {}

    LookingBackIT(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void recordTheEvening() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.take();
        watcher.take();
        // Before the first entry the document is what was announced; a cursor at 0 may have passed already.
        announced = timeline("2017-03-01T00:00:00Z").path("timeline");
        String state = "/milestones/meetup-video/state";
        while (!watcher.document().at(state).asText().equals("done")) {
            JsonNode message = watcher.take();
            if (message.path("type").asText().equals("patch")) {
                recorded.put(
                        Instant.parse(message.path("at").asText()), new Seen(watcher.cursor(), watcher.document()));
            }
        }
    }

    @Test
    void everyInstantIsSeenAgainAsItWasSeenThen() throws Exception {
        assertThat(recorded).hasSizeGreaterThan(10);
        for (Map.Entry<Instant, Seen> one : recorded.entrySet()) {
            JsonNode answer = timeline(one.getKey().toString());

            assertThat(answer.path("cursor").asText()).isEqualTo(one.getValue().cursor());
            assertThat(answer.path("timeline")).isEqualTo(one.getValue().document());
            assertThat(answer.path("at").asText()).isEqualTo(one.getKey().toString());
        }
    }

    @Test
    void nothingIsSeenBetweenAnInstantAndTheNext() throws Exception {
        JsonNode answer = timeline(recorded.firstKey().toString());
        for (int step = 0; step < 10; step++) {
            Instant next = Instant.parse(answer.path("next").asText());
            JsonNode justBefore = timeline(next.minusMillis(1).toString());
            assertThat(justBefore.path("cursor")).isEqualTo(answer.path("cursor"));
            assertThat(justBefore.path("next")).isEqualTo(answer.path("next"));

            answer = timeline(next.toString());
            assertThat(answer.path("cursor")).isNotEqualTo(justBefore.path("cursor"));
        }
    }

    @Test
    void beforeAnythingWasSaidItIsWhatWasAnnouncedAndInTheFutureItIsThePresent() throws Exception {
        JsonNode first = timeline("2017-03-03T12:00:00Z");
        assertThat(first.path("cursor").asText()).startsWith("0-");
        assertThat(first.path("timeline")).isEqualTo(announced);
        assertThat(first.at("/timeline/notices")).isEmpty();

        JsonNode future = timeline("2099-01-01T00:00:00Z");
        assertThat(future.has("next")).isFalse();
        assertThat(future.at("/timeline/milestones/meetup-video/state").asText())
                .isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-03-04T18:05+01:00",
                "2017-03-04T18:05%2B01:00",
                "2017-03-04T18:05:00.0009%2b01:00",
                "2017-03-04T17:05:00Z",
                "2017-03-04T13:05:00-04:00",
            })
    void anyOffsetNamesTheSameInstantEscapedOrNot(String at) throws Exception {
        assertThat(timeline(at).path("at").asText()).isEqualTo("2017-03-04T17:05:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'', fr, n’est pas un instant",
        "hier, en, no instant",
        "2017-03-04, ar, ليس لحظة",
        "2017-03-04T18:05:00, fr, n’est pas un instant",
        "1969-12-31T23:59:59Z, fr, n’est pas un instant",
        "+999999999-01-01T00:00:00Z, fr, n’est pas un instant",
    })
    void whatIsNoInstantIsRefusedInWords(String at, String language, String words) throws Exception {
        HttpResponse<String> answer = get("/timeline?at=" + at, "Accept-Language", language);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("bad-instant");
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(words);
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws Exception {
        String path = "/timeline?at=" + recorded.firstKey();
        String tag = get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = get(path, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Cache-Control"))
                .as("a rehearsal may begin anew")
                .contains("no-cache");
    }

    @Test
    void atAnEventThePastIsKeptOnceItCannotChange(@TempDir Path data) throws Exception {
        // One that is not over, for nothing is said of that.
        Path edition = LastingEdition.in(data);
        try (RunningServer event = RunningServer.start(
                data.resolve("data"),
                RunningServer.freePort(),
                "--edition",
                edition.toString(),
                "--config",
                "src/test/config/carillon.yaml")) {
            say(event, "premier");
            String now = "/timeline?at=" + at(get(event, "/statements"));
            HttpResponse<String> open = get(event, now);
            say(event, "deuxième");
            HttpResponse<String> closed = get(event, now);

            assertThat(open.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(JSON.readTree(open.body()).has("next")).isFalse();
            assertThat(closed.headers().firstValue("Cache-Control")).contains("public, max-age=86400");
            assertThat(JSON.readTree(closed.body()).has("next")).isTrue();
            assertThat(closed.headers().firstValue("ETag"))
                    .isNotEqualTo(open.headers().firstValue("ETag"));
            assertThat(closed.body()).contains("premier").doesNotContain("deuxième");
        }
    }

    private static String at(HttpResponse<String> statements) throws Exception {
        return JSON.readTree(statements.body()).at("/statements/1/at").asText();
    }

    private void say(RunningServer to, String text) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to.inEdition("/check-ins/" + UUID.randomUUID()))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"" + text + "\"}"))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void theStatementsNameEverythingThatWasSaidAndNobody() throws Exception {
        List<JsonNode> statements = new ArrayList<>();
        ObjectNode notices = JsonNodeFactory.instance.objectNode();
        Seen last = recorded.lastEntry().getValue();
        // Whoever names what it knows is answered with no less, on whichever event loop.
        JsonNode page = JSON.readTree(
                get("/statements", "If-None-Match", "\"" + last.cursor() + "\"").body());
        page.path("statements").properties().forEach(one -> {
            statements.add(one.getValue());
            if (!one.getValue().path("type").asText().equals("headcount")) {
                notices.set(one.getKey(), ((ObjectNode) one.getValue().deepCopy()).without("id"));
            }
        });

        assertThat(page.has("next")).isFalse();
        assertThat(statements).anyMatch(one -> one.path("count").asInt() > 0);
        last.document()
                .path("notices")
                .properties()
                .forEach(one -> assertThat(notices.path(one.getKey())).isEqualTo(one.getValue()));
        assertThat(statements).noneMatch(one -> one.has("by"));
        assertThat(get("/statements?after=x").statusCode()).isEqualTo(400);
        String all = "/statements?after=999999999999999999";
        assertThat(JSON.readTree(get(all).body()).path("statements")).isEmpty();
    }

    @Test
    void theHistoryHasEachDocumentAsItWasSeen() throws Exception {
        Seen last = recorded.lastEntry().getValue();
        JsonNode part = JSON.readTree(
                get("/history", "If-None-Match", "\"" + last.cursor() + "\"").body());
        assertThat(part.path("begins").has("at")).isFalse();
        Map<String, JsonNode> documents = new HashMap<>();
        JsonNode document = part.at("/begins/timeline");
        documents.put(part.at("/begins/cursor").asText(), document);
        for (JsonNode change : part.path("patches")) {
            document = FeedClient.merge(document, change.path("patch"));
            documents.put(change.path("cursor").asText(), document);
        }

        assertThat(recorded.values())
                .allSatisfy(seen -> assertThat(documents.get(seen.cursor()))
                        .as(seen.cursor())
                        .isEqualTo(seen.document()));
        assertThat(get("/history?after=-1").statusCode()).isEqualTo(400);
    }

    private JsonNode timeline(String at) throws Exception {
        HttpResponse<String> answer = get("/timeline?at=" + at);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return get(server, path, headers);
    }

    private HttpResponse<String> get(RunningServer from, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(from.inEdition(path));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
