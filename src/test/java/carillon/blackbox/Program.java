package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A program that speaks to a server over HTTP, with the server's own token. */
public final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer server;

    public Program(RunningServer server) {
        this.server = server;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder signed(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json");
    }

    /** Has Lyon note something, under that id. */
    HttpResponse<String> note(UUID id, String text) throws IOException, InterruptedException {
        return note(id, "lyon", text);
    }

    /** Has a city note something, under that id. */
    HttpResponse<String> note(UUID id, String city, String text) throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("type", "note")
                .put("city", city)
                .put("text", text)
                .toString();
        return send(signed(server.inEdition("/check-ins/" + id)).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Has Lyon note something; gives the cursor of it. */
    public String noted(String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = note(UUID.randomUUID(), text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return parsed(answer.body()).path("cursor").asText();
    }

    /** Posts a check-in, which is accepted; apostrophes stand for quotation marks. */
    public void says(String checkIn) throws IOException, InterruptedException {
        put("/check-ins/" + UUID.randomUUID(), checkIn);
    }

    /** Posts a decision, which is accepted; apostrophes stand for quotation marks. */
    public void decides(String decision) throws IOException, InterruptedException {
        put("/decisions/" + UUID.randomUUID(), decision);
    }

    /** Posts a decision, whatever becomes of it; apostrophes stand for quotation marks. */
    HttpResponse<String> decision(String decision) throws IOException, InterruptedException {
        return decision(UUID.randomUUID(), decision);
    }

    /** Posts a decision under that id, whatever becomes of it; apostrophes stand for quotation marks. */
    HttpResponse<String> decision(UUID id, String decision) throws IOException, InterruptedException {
        return send(signed(server.inEdition("/decisions/" + id))
                .PUT(HttpRequest.BodyPublishers.ofString(decision.replace('\'', '"'))));
    }

    /** Posts a check-in under that id, which is accepted; apostrophes stand for quotation marks. */
    public void says(UUID id, String checkIn) throws IOException, InterruptedException {
        put("/check-ins/" + id, checkIn);
    }

    /** Posts a check-in, whatever becomes of it; apostrophes stand for quotation marks. */
    HttpResponse<String> checkIn(String checkIn) throws IOException, InterruptedException {
        return send(signed(server.inEdition("/check-ins/" + UUID.randomUUID()))
                .PUT(HttpRequest.BodyPublishers.ofString(checkIn.replace('\'', '"'))));
    }

    /** Posts a decision under that id, which is accepted; apostrophes stand for quotation marks. */
    public void decides(UUID id, String decision) throws IOException, InterruptedException {
        put("/decisions/" + id, decision);
    }

    /** Posts a decision that may come too late, where cities play their parts. */
    public void triesToDecide(String decision) throws IOException, InterruptedException {
        send(signed(server.inEdition("/decisions/" + UUID.randomUUID()))
                .PUT(HttpRequest.BodyPublishers.ofString(decision.replace('\'', '"'))));
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(signed(server.inEdition(path)).PUT(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** A link to the desk of a city, which serves once. */
    public URI invitation(String city) throws IOException, InterruptedException {
        return invited("{\"role\":\"organizer\",\"city\":\"" + city + "\",\"uses\":1}");
    }

    /** A link that makes one organizer, who is called that in the journal. */
    public URI invitation(String city, String label) throws IOException, InterruptedException {
        return invited("{\"role\":\"organizer\",\"city\":\"" + city + "\",\"uses\":1,\"label\":\"" + label + "\"}");
    }

    /** A link that makes one coordinator, who is called that in the journal. */
    public URI coordinatorInvitation(String label) throws IOException, InterruptedException {
        return invited("{\"role\":\"coordinator\",\"uses\":1,\"label\":\"" + label + "\"}");
    }

    private URI invited(String wish) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/invitations", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        URI link = URI.create(parsed(answer.body()).path("link").asText());
        return server.at(link.getPath() + "#" + link.getFragment());
    }

    /** Announces what the file of an edition says, whatever was announced meanwhile. */
    public void announces(String edition) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(signed(server.inEdition("/imports"))
                .setHeader("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(edition)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Makes another edition of what the file of one says. */
    public void makes(String edition) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(signed(server.at("/api/v1/editions"))
                .setHeader("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(edition)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Chooses the edition that the bare addresses show. */
    public void chooses(String edition) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(signed(server.at("/api/v1/current"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"edition\":\"" + edition + "\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(signed(server.inEdition(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts to an address of the server. */
    HttpResponse<String> postAt(String path, String body) throws IOException, InterruptedException {
        return send(signed(server.at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Puts to an address of the server. */
    HttpResponse<String> putAt(String path, String body) throws IOException, InterruptedException {
        return send(signed(server.at(path)).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.at(path)));
    }

    /** What is answered to somebody who takes that media type. */
    HttpResponse<String> getAs(String type, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.at(path)).header("Accept", type));
    }

    /**
     * What is answered to somebody who takes that media type and was told of that cursor: an event loop of the server that has not
     * read so far answers once it has.
     */
    HttpResponse<String> getKnowing(String cursor, String type, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.inEdition(path))
                .header("Accept", type)
                .header("If-None-Match", "\"" + cursor + ".known\""));
    }

    /** What is answered to somebody who has what that tag stands for. */
    HttpResponse<String> getUnless(String tag, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.inEdition(path)).header("If-None-Match", tag));
    }

    /** What the timeline answers: cursor, now, document. */
    public JsonNode timeline() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.inEdition("/timeline")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return parsed(answer.body());
    }

    /**
     * The document at a cursor that somebody was told of. A server has several event loops, and one of them may learn of it a
     * moment later than the one that told.
     */
    JsonNode documentAt(String cursor) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = timeline();
        while (!answer.path("cursor").asText().equals(cursor) && System.nanoTime() < end) {
            answer = timeline();
        }
        assertThat(answer.path("cursor").asText()).isEqualTo(cursor);
        return answer.path("timeline");
    }

    Instant now() throws IOException, InterruptedException {
        return Instant.parse(timeline().path("now").asText());
    }

    /** The lines of the journal. */
    public List<JsonNode> journal() throws IOException, InterruptedException {
        HttpResponse<String> lines = send(signed(server.inEdition("/journal?after=0")));
        assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
        return lines.body().lines().map(Program::parsed).toList();
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
