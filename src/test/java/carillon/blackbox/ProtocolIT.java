package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that knows only docs/protocol.md, against the packaged server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProtocolIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENED = "{\"type\":\"city.opened\",\"city\":\"lyon\"}";
    private static final String HALF_PAST = "2017-03-04T16:40:00Z";

    private final HttpClient http = HttpClient.newHttpClient();

    private Path data;
    private int port;
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory;
        port = RunningServer.freePort();
        server = start(port);
    }

    private RunningServer start(int onPort) throws Exception {
        // A clock in the past, and nobody who plays: only this client speaks.
        return RunningServer.rehearses(data, onPort, HALF_PAST);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        assertThat(server.process().exitValue()).isZero();
    }

    @Test
    void whatIsPostedTurnsTheDocumentIntoWhatTheTimelineAnswers() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        assertThat(watcher.take().path("type").asText()).isEqualTo("hello");
        assertThat(watcher.take().path("type").asText()).isEqualTo("snapshot");
        UUID id = UUID.randomUUID();

        HttpResponse<String> first = put("/check-ins/" + id, started("lyon", "atelier-design"));
        watcher.follow(json(first).path("cursor").asText());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(watcher.types()).containsExactly("hello", "snapshot", "patch");
        assertThat(watcher.document()).isEqualTo(new Program(server).documentAt(watcher.cursor()));
        assertThat(watcher.document()
                        .at("/cities/lyon/slots/atelier-design/state")
                        .asText())
                .isEqualTo("running");
        HttpResponse<String> again = put("/check-ins/" + id, started("lyon", "atelier-design"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(put("/check-ins/" + id, started("lyon", "diner")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anEventStreamCarriesTheSame() throws Exception {
        HttpResponse<Stream<String>> response = http.send(
                HttpRequest.newBuilder(server.inEdition("/feed"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());

        List<String> events =
                response.body().limit(6).filter(line -> !line.isEmpty()).toList();

        assertThat(events.get(0)).isEqualTo("event: hello");
        assertThat(events).contains("event: snapshot").anyMatch(line -> line.startsWith("id: "));
    }

    @Test
    void aKilledServerComesBackAndTheWatcherContinuesWithoutGapOrRepeat() throws Exception {
        FeedClient before = FeedClient.connect(server.feed(""));
        before.take();
        before.take();
        String kept = json(put("/check-ins/" + UUID.randomUUID(), note("avant")))
                .path("cursor")
                .asText();
        before.follow(kept);
        String acknowledged = json(put("/check-ins/" + UUID.randomUUID(), note("juste avant")))
                .path("cursor")
                .asText();

        server.kill();
        server = start(port);
        FeedClient after = FeedClient.connect(server.feed("?after=" + kept), before.document(), kept);
        after.follow(acknowledged);

        assertThat(after.types()).containsExactly("hello", "patch");
        assertThat(after.document()).isEqualTo(new Program(server).documentAt(after.cursor()));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "check-ins | {'type':'slot.started','city':'lyon','slot':'apero'} | 422 | unknown-slot",
                "check-ins | {'type':'slot.started','city':'nulle-part','slot':'apero'} | 422 | unknown-city",
                "check-ins | {'type':'headcount','city':'lyon','count':100001} | 422 | refused",
                "check-ins | {'type':'headcount','city':'lyon','count':'dix'} | 400 | invalid",
                "check-ins | {'type':'headcount','city':'lyon'} | 400 | invalid",
                "check-ins | {'type':'city.opened','city':'lyon','mood':1} | 400 | invalid",
                "check-ins | {'type':'city.opened','city':'lyon','city':'lyon'} | 400 | not-json",
                "check-ins | {'type':'note','city':'lyon','text':' '} | 422 | refused",
                "check-ins | {'type':'milestone.started','milestone':'meetup-video'} | 400 | invalid",
                "check-ins | [1,2] | 400 | not-an-object",
                "check-ins | nonsense | 400 | not-json",
                "decisions | {'type':'milestone.ended','milestone':'meetup-video'} | 422 | milestone-not-live",
                "decisions | {'type':'milestone.started','milestone':'autre'} | 422 | unknown-milestone",
                "decisions | {'type':'announcement','text':'x','cities':[]} | 422 | refused",
            })
    void badInputGetsAProblemThatSaysWhatIsWrong(String path, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = put("/" + path + "/" + UUID.randomUUID(), body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
        assertThat(json(answer).path("detail").asText()).isNotBlank();
    }

    @Test
    void allErrorsAreNamedAtOnceInTheLanguageAskedFor() throws Exception {
        HttpRequest request = request("/check-ins/" + UUID.randomUUID())
                .header("Accept-Language", "en")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"type\":\"ready\",\"city\":7,\"ready\":\"peut-être\",\"extra\":1,\"observedAt\":\"hier\"}"))
                .build();

        JsonNode problem = json(http.send(request, HttpResponse.BodyHandlers.ofString()));

        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/city", "/ready", "/extra", "/observedAt", "/milestone");
        assertThat(problem.path("title").asText()).isEqualTo("Bad request");
    }

    @Test
    void sixteenKibibytesAndOneAreTooMuch() throws Exception {
        String body = "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"" + "x".repeat(16 * 1024) + "\"}";

        assertThat(put("/check-ins/" + UUID.randomUUID(), body.substring(0, 16 * 1024 + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void whoHasNoInvitationMayOnlyRead() throws Exception {
        HttpRequest nobody = HttpRequest.newBuilder(server.inEdition("/check-ins/" + UUID.randomUUID()))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(OPENED))
                .build();

        assertThat(http.send(nobody, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        assertThat(get("/api/v1/editions/ailleurs/timeline").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/editions/" + RunningServer.EDITION + "/invitations")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOrganizerSpeaksForTheirCityOnlyAndFromTheServersOwnPagesOnly() throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> session = browser.send(
                    HttpRequest.newBuilder(server.at("/api/v1/session"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(invitedToTunis()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertSpeaksForTunisOnly(
                    session.headers().firstValue("Set-Cookie").orElseThrow(),
                    (city, headers) -> browser.send(
                                    HttpRequest.newBuilder(aCheckIn())
                                            .headers(headers)
                                            .PUT(HttpRequest.BodyPublishers.ofString(headcount(city)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode());
        }
    }

    @Test
    void overHttp2Too() throws Exception {
        try (Http2Client browser = new Http2Client()) {
            Http2Client.Answer session = browser.send(
                    "POST", server.at("/api/v1/session"), invitedToTunis(), "Content-Type", "application/json");

            assertSpeaksForTunisOnly(
                    session.header("Set-Cookie"),
                    (city, headers) -> browser.send("PUT", aCheckIn(), headcount(city), headers)
                            .status());
        }
    }

    private String invitedToTunis() throws Exception {
        JsonNode invitation = json(send(request("/invitations")
                .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"organizer\",\"city\":\"tunis\"}"))));
        return "{\"invite\":\"" + invitation.path("invite").asText() + "\"}";
    }

    private URI aCheckIn() {
        return server.inEdition("/check-ins/" + UUID.randomUUID());
    }

    private static String headcount(String city) {
        return "{\"type\":\"headcount\",\"city\":\"" + city + "\",\"count\":3}";
    }

    /** Posts a check-in of a city with those headers, and gives the status. */
    private interface Posts {
        int post(String city, String... headers) throws Exception;
    }

    private void assertSpeaksForTunisOnly(String setCookie, Posts browser) throws Exception {
        String cookie = setCookie.substring(0, setCookie.indexOf(';'));

        assertThat(setCookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        assertThat(asOrganizer(browser, cookie, "http://localhost:" + port, "tunis"))
                .isEqualTo(201);
        assertThat(asOrganizer(browser, cookie, "http://localhost:" + port, "lille"))
                .isEqualTo(403);
        assertThat(asOrganizer(browser, cookie, "https://elsewhere.example", "tunis"))
                .isEqualTo(403);
    }

    private static int asOrganizer(Posts browser, String cookie, String origin, String city) throws Exception {
        return browser.post(city, "Content-Type", "application/json", "Cookie", cookie, "Origin", origin);
    }

    @Test
    void whoComesThroughAProxyThatEndsTlsGetsLinksAndACookieForHttpsOnlyAndNoMetrics() throws Exception {
        JsonNode invitation = json(send(request("/invitations")
                .header("X-Forwarded-Proto", "https")
                .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"coordinator\"}"))));
        HttpRequest.Builder session = HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"invite\":\"" + invitation.path("invite").asText() + "\"}"));

        assertThat(invitation.path("link").asText()).startsWith("https://localhost:" + port + "/join#");
        assertThat(send(HttpRequest.newBuilder(server.at("/metrics"))).statusCode())
                .as("who asks from this machine")
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(server.at("/metrics")).header("X-Forwarded-For", "192.0.2.1"))
                        .statusCode())
                .as("who asks a proxy on this machine")
                .isEqualTo(401);
        assertThat(send(session.copy()).headers().firstValue("Set-Cookie").orElseThrow())
                .doesNotContain("Secure");
        assertThat(send(session.copy().header("X-Forwarded-Proto", "https, http"))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .contains("Secure");
    }

    @Test
    void whoSignsOutHasNoCookieLeft() throws Exception {
        JsonNode invitation = json(
                send(request("/invitations").POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"coordinator\"}"))));
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        HttpRequest.Builder session = HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .header("Origin", "http://localhost:" + port);
        String invite = "{\"invite\":\"" + invitation.path("invite").asText() + "\"}";

        browser.send(
                session.POST(HttpRequest.BodyPublishers.ofString(invite)).build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(cookies.getCookieStore().getCookies()).hasSize(1);
        browser.send(session.DELETE().build(), HttpResponse.BodyHandlers.discarding());

        assertThat(cookies.getCookieStore().getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/api/v1/editions/%/timeline",
                "/api/v1/editions/" + RunningServer.EDITION + "/feed?after=%zz"
            })
    void anAddressThatCannotBeDecodedIsABadRequest(String address) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad-request\"");
        }
    }

    @Test
    void theCoordinatorsLinkServesOnce() throws Exception {
        String invite =
                server.coordinatorLink().substring(server.coordinatorLink().lastIndexOf('#') + 1);
        HttpRequest redeem = HttpRequest.newBuilder(server.at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"invite\":\"" + invite + "\"}"))
                .build();

        assertThat(get("/join").statusCode()).isEqualTo(200);
        assertThat(get("/join/" + invite).statusCode())
                .as("a link of the version before")
                .isEqualTo(200);
        assertThat(json(http.send(redeem, HttpResponse.BodyHandlers.ofString()))
                        .path("role")
                        .asText())
                .isEqualTo("coordinator");
        assertThat(http.send(redeem, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anUnchangedTimelineIsNotSentTwice() throws Exception {
        String tag = get("/api/v1/editions/" + RunningServer.EDITION + "/timeline")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(server.inEdition("/timeline"))
                .header("If-None-Match", tag)
                .build();

        HttpResponse<String> answer = http.send(again, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void whatIsNotOfTheProtocolClosesTheSocketWithItsCode() throws Exception {
        FeedClient nonsense = FeedClient.connect(server.feed(""));
        nonsense.say("hello?");
        FeedClient other = FeedClient.connect(server.feed(""));
        other.say("{\"type\":\"subscribe\"}");
        FeedClient binary = FeedClient.connect(server.feed(""));
        binary.sayInBytes("{}".getBytes(StandardCharsets.UTF_8));
        FeedClient large = FeedClient.connect(server.feed(""));
        large.say("{\"type\":\"time\",\"t0\":" + "1".repeat(4_096) + "}");

        assertThat(nonsense.closeCode()).isEqualTo(1007);
        assertThat(other.closeCode()).isEqualTo(1008);
        assertThat(binary.closeCode()).isEqualTo(1003);
        assertThat(large.closeCode()).isEqualTo(1009);
    }

    @Test
    void aCursorThatMeansNothingGetsASnapshot() throws Exception {
        FeedClient client = FeedClient.connect(server.feed("?after=hier"));

        client.take();
        client.take();

        assertThat(client.types()).containsExactly("hello", "snapshot");
    }

    @Test
    void theServersTimeComesBackWithTheClientsOwn() throws Exception {
        FeedClient client = FeedClient.connect(server.feed(""));
        client.take();
        client.take();
        client.say("{\"type\":\"time\",\"t0\":1488643200123.5}");

        JsonNode answer = client.take();

        assertThat(answer.path("type").asText()).isEqualTo("time");
        assertThat(answer.path("t0").asDouble()).isEqualTo(1488643200123.5);
        assertThat(answer.path("now").asText()).startsWith("2017-03-04T");
    }

    @Test
    void theJournalTellsCoordinatorsWhoSaidWhat() throws Exception {
        put("/check-ins/" + UUID.randomUUID(), note("pour le journal"));

        HttpResponse<String> lines = send(request("/journal?after=0").GET());

        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.body().lines().map(ProtocolIT::parse))
                .allSatisfy(line -> assertThat(line.at("/by/kind").asText()).isNotBlank())
                .anySatisfy(line -> assertThat(line.path("text").asText()).isEqualTo("pour le journal"));
    }

    @Test
    void theTeamOfACityReadsWhatWasSaidForItAndByWhomAndNoMore() throws Exception {
        put("/check-ins/" + UUID.randomUUID(), note("pour son équipe"));
        put("/check-ins/" + UUID.randomUUID(), started("paris", "themes"));
        Member lyon = Member.of(server, new Program(server).invitation("lyon"));

        HttpResponse<String> lines = lyon.get("/journal?city=lyon");

        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.body().lines().map(ProtocolIT::parse))
                .allSatisfy(line -> assertThat(line.path("city").asText()).isEqualTo("lyon"))
                .allSatisfy(line -> assertThat(line.at("/by/kind").asText()).isNotBlank())
                .anySatisfy(line -> assertThat(line.path("text").asText()).isEqualTo("pour son équipe"));
        assertThat(lyon.get("/journal?city=paris").statusCode()).isEqualTo(403);
        assertThat(lyon.get("/journal?city=Lyon%20").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatIsToldToStopSaysGoodbyeAndLeavesNothingBehind() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.take();
        watcher.take();
        List<ProcessHandle> children = server.process().toHandle().descendants().toList();
        CountDownLatch gone = new CountDownLatch(1);
        server.process().onExit().thenRun(gone::countDown);

        server.process().destroy();

        assertThat(watcher.take().path("type").asText()).isEqualTo("bye");
        assertThat(watcher.closeCode()).isEqualTo(1012);
        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aSecondServerOnTheSameDirectoryOrPortIsRefusedInOneSentence(@TempDir Path elsewhere) throws Exception {
        Process sameData = RunningServer.launch(data, RunningServer.freePort());
        Process samePort = RunningServer.launch(elsewhere, port);

        assertThat(new String(sameData.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("in use by another Carillon")
                .doesNotContain("\tat ");
        assertThat(new String(samePort.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Port " + port)
                .doesNotContain("\tat ");
        assertThat(sameData.waitFor()).isEqualTo(1);
        assertThat(samePort.waitFor()).isEqualTo(1);
    }

    private static String started(String city, String slot) {
        return "{\"type\":\"slot.started\",\"city\":\"" + city + "\",\"slot\":\"" + slot + "\"}";
    }

    private static String note(String text) {
        return "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"" + text + "\"}";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.inEdition(path))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
