package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A person with a session. */
final class Member {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer server;
    private final String cookie;
    private final String language;

    private Member(RunningServer server, String cookie, String language) {
        this.server = server;
        this.cookie = cookie;
        this.language = language;
    }

    /** The same person, who asks in another language than English. */
    Member speaking(String other) {
        return new Member(server, cookie, other);
    }

    /** Redeems an invitation. */
    static Member of(RunningServer server, URI invitation) throws Exception {
        return with(server, "").joining(invitation);
    }

    /** Somebody whose device comes with these cookies. */
    static Member with(RunningServer server, String cookies) {
        return new Member(server, cookies, "en");
    }

    /** The same device at another server of the same Carillon. */
    Member at(RunningServer other) {
        return new Member(other, cookie, language);
    }

    /** Redeems another invitation on the same device, which has another cookie from then on. */
    Member joining(URI invitation) throws Exception {
        HttpResponse<String> session = redeem(invitation);
        assertThat(session.statusCode()).as(session.body()).isEqualTo(201);
        String given = session.headers().firstValue("Set-Cookie").orElseThrow();
        return new Member(server, given.substring(0, given.indexOf(';')), language);
    }

    private HttpResponse<String> redeem(URI invitation) throws Exception {
        String invite = "{\"invite\":\"" + invitation.getFragment() + "\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(invite));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    /** Its roles in words, as the server tells them. */
    List<String> roles() throws Exception {
        JsonNode answer = Program.parsed(
                send(HttpRequest.newBuilder(server.at("/api/v1/roles")).header("Cookie", cookie))
                        .body());
        return StreamSupport.stream(answer.path("roles").spliterator(), false)
                .map(role -> Stream.of("role", "city", "edition")
                        .map(name -> role.path(name).asText())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" of ")))
                .toList();
    }

    /** Posts a statement, in which ' stands for ", and tells the status of the answer. */
    int posts(String family, String statement) throws Exception {
        return put("/" + family + "/" + UUID.randomUUID(), statement.replace('\'', '"'))
                .statusCode();
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> put(String path, String body) throws Exception {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(request(path).setHeader("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) throws Exception {
        return send(request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    /** Saves a draft of a city, which is kept. */
    JsonNode saved(String city, JsonNode draft) throws Exception {
        HttpResponse<String> answer = put("/cities/" + city + "/draft", draft.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Program.parsed(answer.body());
    }

    /** A request for something of the edition, from a page of the server itself. */
    private HttpRequest.Builder request(String path) {
        String origin = server.at("").toString();
        return HttpRequest.newBuilder(server.inEdition(path))
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("Accept-Language", language)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }
}
