package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rendezvous of seven cities, seen through the protocol alone, on a clock that runs fast. */
class RendezvousIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant SIX = Instant.parse("2017-03-04T17:00:00Z");
    private static final String SPEED = "240";
    private static final List<String> QUORUM = List.of("lille", "lyon", "paris", "rennes", "tunis");

    private final HttpClient http = HttpClient.newHttpClient();
    private Path data;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        data = directory;
        server = start();
    }

    private RunningServer start() throws Exception {
        return RunningServer.rehearses(data, RunningServer.freePort(), "2017-03-04T17:40:00+01:00", "--speed", SPEED);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void itIsHeldReleasedStartedByTheCitiesAndEndedByTheClock() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        decide("{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"on cherche un câble\"}");
        checkIn(
                "{\"type\":\"slot.delayed\",\"city\":\"lille\",\"slot\":\"travail\",\"start\":\"2017-03-04T16:57:00Z\"}");
        checkIn(
                "{\"type\":\"ready\",\"city\":\"toulouse\",\"milestone\":\"meetup-video\",\"ready\":\"no\",\"note\":\"pas d’image\"}");
        for (String city : QUORUM) {
            checkIn("{\"type\":\"ready\",\"city\":\"" + city + "\",\"milestone\":\"meetup-video\",\"ready\":\"yes\"}");
        }
        decide("{\"type\":\"milestone.released\",\"milestone\":\"meetup-video\"}");

        List<String> states = statesUntil(watcher, "done");

        assertThat(states).containsExactly("held", "planned", "live", "done");
        JsonNode meetup = meetup(watcher);
        assertThat(meetup.path("expected").asText()).isEqualTo(SIX.toString());
        assertThat(meetup.path("endsAt").asText())
                .isEqualTo(SIX.plus(Duration.ofMinutes(30)).toString());
        assertThat(meetup.path("readyCount").asInt()).isEqualTo(5);
        assertThat(meetup.at("/cities/toulouse/note").asText()).isEqualTo("pas d’image");
        assertThat(meetup.at("/cities/lille/slack").asText()).isEqualTo("-PT1H12M");
        assertThat(watcher.document()).isEqualTo(get("/timeline").path("timeline"));
        List<JsonNode> rules = rules();
        assertThat(rules)
                .extracting(entry -> entry.path("type").asText())
                .containsExactly("milestone.started", "milestone.ended");
        assertThat(rules.getFirst().at("/by/due").asText()).isEqualTo(SIX.toString());
    }

    @Test
    void aServerThatWasDownAtSixStartsItOnItsReturnAndTheJournalSaysWhenItWasDue() throws Exception {
        for (String city : QUORUM) {
            checkIn("{\"type\":\"ready\",\"city\":\"" + city + "\",\"milestone\":\"meetup-video\",\"ready\":\"yes\"}");
        }
        Instant stopped = Instant.parse(get("/timeline").path("now").asText());
        server.close();
        assertThat(stopped).isBefore(SIX);
        // The rehearsal's clock goes on while nobody serves; here nothing but the passing of time is waited for.
        Thread.sleep(Duration.between(stopped, SIX.plusSeconds(120)).dividedBy(Long.parseLong(SPEED)));

        server = start();
        FeedClient watcher = FeedClient.connect(server.feed(""));
        statesUntil(watcher, "live");

        JsonNode started = rules().getFirst();
        assertThat(started.at("/by/due").asText()).isEqualTo(SIX.toString());
        assertThat(Instant.parse(started.path("at").asText())).isAfter(SIX.plusSeconds(60));
        assertThat(meetup(watcher).path("expected").asText()).isEqualTo(SIX.toString());
    }

    @Test
    void theSecondOfTwoCoordinatorsIsToldWhatTheFirstDid() throws Exception {
        String seen = get("/timeline").path("cursor").asText();
        decide("{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"un instant\"}");

        HttpResponse<String> second = put(
                "/decisions/",
                "{\"type\":\"milestone.postponed\",\"milestone\":\"meetup-video\",\"to\":\"2017-03-04T18:00:00Z\",\"seen\":\""
                        + seen + "\"}");

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(second.body()).path("code").asText()).isEqualTo("overtaken");
        assertThat(JSON.readTree(second.body()).path("detail").asText()).contains("mis en attente");
    }

    @Test
    void whatCannotBeIsRefusedWithWhatCanBeInstead() throws Exception {
        assertRefused(put("/decisions/", postponed("2017-03-04T16:00:00Z")), "milestone-past", "choisissez après");
        assertRefused(put("/decisions/", postponed("2017-03-08T16:00:00Z")), "outside-edition", "entre");
        decide("{\"type\":\"milestone.started\",\"milestone\":\"meetup-video\"}");
        assertRefused(
                put(
                        "/decisions/",
                        "{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"trop tard\"}"),
                "milestone-live",
                "on peut y mettre fin");
        decide("{\"type\":\"milestone.ended\",\"milestone\":\"meetup-video\"}");
        assertRefused(
                put(
                        "/check-ins/",
                        "{\"type\":\"ready\",\"city\":\"lyon\",\"milestone\":\"meetup-video\",\"ready\":\"yes\"}"),
                "milestone-done",
                "une nouvelle peut encore être partagée");
    }

    private static String postponed(String to) {
        return "{\"type\":\"milestone.postponed\",\"milestone\":\"meetup-video\",\"to\":\"" + to + "\"}";
    }

    private static void assertRefused(HttpResponse<String> answer, String code, String instead) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(instead);
    }

    @Test
    void theRoomIsGivenAsACode() throws Exception {
        HttpResponse<String> code = send(HttpRequest.newBuilder(server.inEdition("/milestones/meetup-video/room.svg"))
                .build());

        assertThat(code.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(code.body()).startsWith("<svg");
        assertThat(send(HttpRequest.newBuilder(server.inEdition("/milestones/nothing/room.svg"))
                                .build())
                        .statusCode())
                .isEqualTo(404);
    }

    /** The states that the milestone goes through on the feed, up to that one. */
    private static List<String> statesUntil(FeedClient watcher, String last) throws InterruptedException {
        List<String> states = new ArrayList<>();
        while (!meetup(watcher).path("state").asText().equals(last)) {
            watcher.take();
            String state = meetup(watcher).path("state").asText();
            if (watcher.types().getLast().equals("patch")
                    && (states.isEmpty() || !states.getLast().equals(state))) {
                states.add(state);
            }
        }
        return states;
    }

    private static JsonNode meetup(FeedClient watcher) {
        return watcher.document().at("/milestones/meetup-video");
    }

    /** What the rules said, of all that the journal keeps. */
    private List<JsonNode> rules() throws Exception {
        List<JsonNode> rules = new ArrayList<>();
        for (String line : send(authorized("/journal").build()).body().split("\n")) {
            JsonNode entry = JSON.readTree(line);
            if (entry.at("/by/kind").asText().equals("rule")) {
                rules.add(entry);
            }
        }
        return rules;
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(authorized(path).build()).body());
    }

    private void checkIn(String body) throws Exception {
        assertThat(put("/check-ins/", body).statusCode()).isEqualTo(201);
    }

    private void decide(String body) throws Exception {
        assertThat(put("/decisions/", body).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(authorized(path + UUID.randomUUID())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(server.inEdition(path)).header("Authorization", "Bearer " + RunningServer.TOKEN);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
