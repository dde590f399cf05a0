package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of asking for what one may not have, and the problem that it gets (docs/protocol.md, "Errors"). */
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = UUID.randomUUID().toString();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private String cookie;
    private String origin;

    RefusalIT(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void anOrganizerOfTunis() throws Exception {
        URI here = server.at("/");
        origin = "http://" + here.getAuthority();
        cookie = session(invitation("{\"role\":\"organizer\",\"city\":\"tunis\"}"));
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /check-ins/ID    | {'type':'city.opened','city':'lille'}                   | not-your-city",
                "PUT    | /decisions/ID    | {'type':'milestone.started','milestone':'meetup-video'} | not-your-role",
                "PUT    | /decisions/ID    | {'type':'announcement','text':'Bonjour'}                | not-your-role",
                "GET    | /journal         |                                                         | not-your-role",
                "GET    | /journal?city=lille |                                                      | not-your-city",
                "POST   | /invitations     | {'role':'coordinator'}                                  | not-your-role",
                "DELETE | /invitations/ID  |                                                         | not-your-role",
            })
    void anOrganizerMayNotDoWhatIsForOthers(String method, String path, String body, String code) throws Exception {
        HttpResponse<String> answer = send(asOrganizer(path.replace("ID", ID)).method(method, body(body)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertIsProblem(answer, code);
    }

    @Test
    void anOrganizerCannotTakeBackWhatAnotherCitySaid() throws Exception {
        String id = UUID.randomUUID().toString();
        send(asProgram("/check-ins/" + id).PUT(body("{'type':'note','city':'lyon','text':'Bonjour'}")));

        HttpResponse<String> answer = send(
                asOrganizer("/check-ins/" + ID).PUT(body("{'type':'retracted','city':'tunis','ref':'" + id + "'}")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertIsProblem(answer, "unknown-ref");
    }

    @Test
    void aCookieSpeaksFromTheServersOwnPagesOnly() throws Exception {
        HttpRequest.Builder fromNowhere = to("/check-ins/" + ID)
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .PUT(body("{'type':'headcount','city':'tunis','count':3}"));

        HttpResponse<String> answer = send(fromNowhere);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertIsProblem(answer, "foreign-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Bearer a-token-for-tests-of-more-than-32-character",
                "Basic YTpi",
                "a-token-for-tests-of-more-than-32-characters"
            })
    void whatIsNotTheTokenOpensNothing(String authorization) throws Exception {
        HttpResponse<String> answer = send(to("/journal").header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertIsProblem(answer, "not-signed-in");
    }

    @Test
    void aSessionThatWasSignedOutOrWhoseInvitationWasTakenBackSpeaksNoMore() throws Exception {
        JsonNode invitation = invitation("{\"role\":\"organizer\",\"city\":\"paris\"}");
        String first = session(invitation);
        String second = session(invitation);
        HttpRequest.Builder signOut = HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Cookie", first)
                .header("Origin", origin)
                .DELETE();

        assertThat(send(signOut).statusCode()).isEqualTo(204);
        assertThat(whoAmI(first).statusCode()).isEqualTo(401);
        assertThat(whoAmI(second).statusCode()).isEqualTo(200);

        String id = invitation.path("id").asText();
        assertThat(send(asProgram("/invitations/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(whoAmI(second).statusCode()).isEqualTo(401);
        assertThat(send(asProgram("/invitations/" + id).DELETE()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline", "/feed", "/journal", "/invitations", "/check-ins/x", "/decisions/x", ""})
    void anotherEditionIsNotHere(String path) throws Exception {
        for (String edition :
                new String[] {"nuit-du-code-citoyen-2016", "Nuit", "%2e%2e%2e", "nuit-du-code-citoyen-2017%20"}) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(server.at("/api/v1/editions/" + edition + path))
                    .header("Authorization", "Bearer " + RunningServer.TOKEN));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(answer.body()).path("code").asText()).isIn("unknown-edition", "not-found");
        }
    }

    @Test
    void dotsInPlaceOfAnEditionLeadUpAsInEveryAddress() throws Exception {
        HttpResponse<String> above = send(HttpRequest.newBuilder(server.at("/api/v1/editions/%2e%2e")));
        HttpResponse<String> below = send(HttpRequest.newBuilder(server.at("/api/v1/editions/%2e%2e/timeline")));

        assertThat(JSON.readTree(above.body()).path("name").asText()).isEqualTo("Carillon");
        assertThat(below.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/jsonp",
                "application/json; charset=iso-8859-1",
                "application/merge-patch+json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void aBodyIsJsonAndSaysSo(String type) throws Exception {
        for (String path : new String[] {"/check-ins/" + ID, "/invitations"}) {
            HttpRequest.Builder request = to(path).header("Authorization", "Bearer " + RunningServer.TOKEN);
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }

            HttpResponse<String> answer =
                    send(path.equals("/invitations") ? request.POST(body("{}")) : request.PUT(body("{}")));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertIsProblem(answer, "unsupported-media-type");
        }
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "POST,   /timeline,        405, method-not-allowed",
        "GET,    /check-ins/x,     405, method-not-allowed",
        "POST,   /check-ins/x,     405, method-not-allowed",
        "DELETE, /decisions/x,     405, method-not-allowed",
        "PATCH,  /invitations,     405, method-not-allowed",
        "TRACE,  /journal,         405, method-not-allowed",
        "GET,    /feed,            406, not-acceptable",
        "GET,    /nowhere,         404, not-found",
        "DELETE, /invitations/x,   404, not-found",
        "GET,    /journal?after=x, 400, bad-request",
        "GET,    /journal?after=-1,400, bad-request",
        "PUT,    /check-ins/x,     400, bad-uuid",
        "PUT,    /check-ins/{0195b2c0-0000-7000-8000-00000000000a}, 400, bad-uuid",
        "PUT,    /check-ins/0195b2c0-0000-7000-8000-00000000000,    400, bad-uuid",
        "PUT,    /check-ins/0195b2c000007000800000000000000a,       400, bad-uuid",
    })
    void anAddressTakesWhatItTakes(String method, String path, int status, String code) throws Exception {
        String address = path.replace("{", "%7B").replace("}", "%7D");
        HttpResponse<String> answer = send(asProgram(address).method(method, body("{}")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertIsProblem(answer, code);
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/check-ins/x   | PUT",
                "/invitations   | GET, HEAD, POST",
                "/invitations/x | DELETE, PATCH",
                "/timeline      | GET, HEAD, OPTIONS"
            })
    void anAddressSaysWhatItTakes(String path, String methods) throws Exception {
        assertThat(send(asProgram(path).method("PROPFIND", body("{}")))
                        .headers()
                        .firstValue("Allow"))
                .hasValue(methods);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                      | 400 | /role",
                "{'role':'king'}                                         | 400 | /role",
                "{'role':'organizer'}                                    | 400 | /city",
                "{'role':'coordinator','city':'lyon'}                    | 400 | /city",
                "{'role':'organizer','city':'nulle-part'}                | 422 | /city",
                "{'role':'coordinator','uses':0}                         | 422 | /uses",
                "{'role':'coordinator','uses':1.5}                       | 400 | /uses",
                "{'role':'coordinator','uses':1e400}                     | 422 | /uses",
                "{'role':'coordinator','uses':2147483648}                | 422 | /uses",
                "{'role':'coordinator','expires':'2017-03-05T00:00:00Z'} | 422 | /expires",
                "{'role':'coordinator','expires':'demain'}               | 400 | /expires",
                "{'role':'coordinator','label':''}                       | 422 | /label",
                "{'role':'coordinator','label':null}                     | 400 | /label",
                "{'role':'coordinator','mood':1}                         | 400 | /mood",
                "{'role':'coordinator','uses':6}                         | 422 | /uses",
                "{'role':'organizer','city':'lyon','uses':101}           | 422 | /uses",
                "{'role':'coordinator','expires':'9999-12-31T23:59:59Z'} | 422 | /expires",
                "{'role':'coordinator','label':'server'}                 | 422 | /label",
                "{'role':'coordinator','label':' S\u200berver\u00a0'}    | 422 | /label",
            })
    void anInvitationThatCannotBeIsRefused(String body, int status, String pointer) throws Exception {
        HttpResponse<String> answer = send(asProgram("/invitations").POST(body(body)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsText("pointer"))
                .containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':'coordinator','expires':'2017-03-05T00:00:00Z'}                  | expires-past",
                "{'role':'coordinator','expires':'1970-01-01T00:00:00+14:00'}             | invalid",
                "{'role':'coordinator','expires':'1970-01-01T00:00:00Z'}                  | expires-past",
                "{'role':'organizer','city':'lyon','expires':'2020-02-29T23:59:59.999-08:00'} | expires-past",
                "{'role':'coordinator','expires':'NOW'}                                   | expires-past",
                "{'role':'coordinator','expires':'9999-12-31T23:59:59Z'}                  | expires-too-late",
                "{'role':'coordinator','label':'Server'}                                  | label-reserved",
                "{'role':'organizer','city':'nulle-part'}                                 | unknown-city",
                "{'role':'coordinator','uses':0}                                          | refused",
                "{'role':'coordinator','uses':0,'expires':'2017-03-05T00:00:00Z'}         | refused",
                "{'role':'coordinator','expires':'demain'}                                | invalid",
            })
    void theOneReasonWhyAnInvitationCannotBeIsTheCodeOfItsProblem(String body, String code) throws Exception {
        String wish = body.replace("NOW", Instant.now().toString());

        HttpResponse<String> answer = send(asProgram("/invitations").POST(body(wish)));

        assertIsProblem(answer, code);
        JsonNode errors = JSON.readTree(answer.body()).path("errors");
        assertThat(errors.findValuesAsText("detail")).allMatch(sentence -> !sentence.contains("milestone"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws Exception {
        HttpResponse<String> answer = send(asProgram("/check-ins/" + UUID.randomUUID())
                .PUT(body("{'type':'ready','city':'nulle-part','milestone':'jamais','ready':'yes',"
                        + "'observedAt':'2017-03-01T00:00:00Z'}")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertIsProblem(answer, "refused");
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsText("pointer"))
                .containsExactly("/observedAt", "/city", "/milestone");
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsMayBeNoLongerEither() throws Exception {
        byte[] tooMuch = new byte[16 * 1024 + 1];

        HttpResponse<String> answer = send(asProgram("/check-ins/" + ID)
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertIsProblem(answer, "too-large");
    }

    @ParameterizedTest
    @CsvSource({"en-GB,en", "ar,ar", "de,fr", "'de, en;q=0.5',en", ";;;,fr"})
    void aProblemIsInTheLanguageAskedFor(String asked, String answered) throws Exception {
        HttpResponse<String> answer = send(to("/nowhere").header("Accept-Language", asked));

        assertThat(answer.headers().firstValue("Content-Language")).hasValue(answered);
    }

    private HttpResponse<String> whoAmI(String session) throws Exception {
        return send(HttpRequest.newBuilder(server.at("/api/v1/session")).header("Cookie", session));
    }

    private JsonNode invitation(String wish) throws Exception {
        return JSON.readTree(send(asProgram("/invitations").POST(body(wish))).body());
    }

    private String session(JsonNode invitation) throws Exception {
        String setCookie = send(HttpRequest.newBuilder(server.at("/api/v1/session"))
                        .header("Content-Type", "application/json")
                        .POST(body("{'invite':'" + invitation.path("invite").asText() + "'}")))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.inEdition(path));
    }

    private HttpRequest.Builder asProgram(String path) {
        return to(path).header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder asOrganizer(String path) {
        return to(path).header("Cookie", cookie).header("Origin", origin).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return json == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertIsProblem(HttpResponse<String> answer, String code) throws Exception {
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.path("title").asText()).isNotBlank().doesNotStartWith("title-");
        assertThat(problem.path("detail").asText()).isNotBlank().isNotEqualTo(code);
    }
}
