package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One of each of those who may come to a server, by the names of the columns in the table of who may do what. */
final class Cast {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Another edition. */
    static final String ELSEWHERE = "somewhere-else";

    private final RunningServer server;
    private final LosableDatabase database;
    private final Program program;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Makes them anew. */
    Cast(RunningServer server, LosableDatabase database) throws Exception {
        this.server = server;
        this.database = database;
        this.program = new Program(server);
        cookies.put("nobody", "");
        cookies.put("spent", refused(spentInvite()));
        cookies.put("revoked", revoked());
        cookies.put("own", joined(made(Wish.ORGANIZER).path("invite").asText(), ""));
        cookies.put(
                "other",
                joined(
                        made("{'role':'organizer','city':'tunis','uses':1}")
                                .path("invite")
                                .asText(),
                        ""));
        cookies.put("coord", joined(made(Wish.COORDINATOR).path("invite").asText(), ""));
        cookies.put("admin", joined(made(Wish.ADMINISTRATOR).path("invite").asText(), ""));
        cookies.put("elsewh", joined(foreignInvite(ELSEWHERE, "'lyon'"), joined(foreignInvite(ELSEWHERE, "null"), "")));
        cookies.put("rehear", joined(foreignInvite(RunningServer.EDITION + "-rehearsal", "null"), ""));
    }

    /** What is asked for when somebody is invited. */
    interface Wish {
        String ORGANIZER = "{'role':'organizer','city':'lyon','uses':1}";
        String COORDINATOR = "{'role':'coordinator','uses':1}";
        String ADMINISTRATOR = "{'role':'administrator','uses':1}";
    }

    /** Makes an invitation. */
    JsonNode made(String wish) throws Exception {
        HttpResponse<String> answer = program.post("/invitations", wish.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Program.parsed(answer.body());
    }

    /** The secret of an invitation that lets nobody in any more. */
    String spentInvite() throws Exception {
        String invite = made(Wish.ORGANIZER).path("invite").asText();
        joined(invite, "");
        return invite;
    }

    /** The id of the session of somebody who was just let in. */
    String session(String wish) throws Exception {
        JsonNode invitation = made(wish);
        joined(invitation.path("invite").asText(), "");
        return sessionOf(invitation);
    }

    /** The id of the session of an organizer of Lyon who has said something. */
    String sessionThatSpoke() throws Exception {
        JsonNode invitation = made(Wish.ORGANIZER);
        String cookie = joined(invitation.path("invite").asText(), "");
        String note = "{'type':'note','city':'lyon','text':'volé'}".replace('\'', '"');
        HttpRequest.Builder said = request(server.inEdition("/check-ins/" + UUID.randomUUID()), cookie);
        assertThat(send(said.PUT(HttpRequest.BodyPublishers.ofString(note))).statusCode())
                .isEqualTo(201);
        return sessionOf(invitation);
    }

    private String sessionOf(JsonNode invitation) throws Exception {
        HttpResponse<String> list = send("program", "GET", server.inEdition("/sessions"), "");
        for (JsonNode session : Program.parsed(list.body()).path("sessions")) {
            if (session.path("invitation").equals(invitation.path("id"))) {
                return session.path("id").asText();
            }
        }
        throw new AssertionError(list.body());
    }

    /** What no page of this edition can make: an invitation of another one. */
    private String foreignInvite(String edition, String city) {
        String invite = UUID.randomUUID().toString();
        database.execute("""
                insert into invitation (id, edition, hash, city, expires, uses)
                values (gen_random_uuid(), '%s', sha256('%s'), %s, now() + interval '1 day', 1)
                """.formatted(edition, invite, city));
        return invite;
    }

    private String refused(String invite) throws Exception {
        assertThat(redeem(invite, "").statusCode()).isEqualTo(401);
        return "";
    }

    private String revoked() throws Exception {
        JsonNode invitation = made(Wish.ORGANIZER);
        String cookie = joined(invitation.path("invite").asText(), "");
        URI address = server.inEdition("/invitations/" + invitation.path("id").asText());
        assertThat(send("program", "DELETE", address, "").statusCode()).isEqualTo(204);
        return cookie;
    }

    private String joined(String invite, String cookie) throws Exception {
        HttpResponse<String> answer = redeem(invite, cookie);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    private HttpResponse<String> redeem(String invite, String cookie) throws Exception {
        return send(request(server.at("/api/v1/session"), cookie)
                .POST(HttpRequest.BodyPublishers.ofString("{\"invite\":\"" + invite + "\"}")));
    }

    /** Asks as one of them. */
    HttpResponse<String> send(String who, String method, URI address, String body) throws Exception {
        return send(request(who, method, address, body));
    }

    /** The request of one of them. */
    HttpRequest.Builder request(String who, String method, URI address, String body) {
        HttpRequest.Builder request = who.equals("program")
                ? request(address, "").header("Authorization", "Bearer " + RunningServer.TOKEN)
                : request(address, cookies.get(who));
        return request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(URI address, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Origin", server.at("").toString())
                .timeout(PATIENCE);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
