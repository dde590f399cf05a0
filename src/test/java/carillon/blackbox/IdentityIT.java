package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who invites whom, what a stolen session leaves behind, and what the security log says of it (docs/protocol.md, "Identity"). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COORDINATOR = "{\"role\":\"coordinator\"}";
    private static final String LYON = "{\"role\":\"organizer\",\"city\":\"lyon\"}";
    private static final int MAX_OF_EDITION = 500;
    private static final String IN_MILLIS = "[0-9-]{10}T[0-9:]{8}([.][0-9]{3})?Z";
    private static final int AT_A_TIME = 50;
    private static final int PATIENCE_MILLIS = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> console = new CopyOnWriteArrayList<>();
    private Process server;
    private int port;
    private String printed;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        port = RunningServer.freePort();
        server = RunningServer.launch(
                data, port, "--config", "src/test/config/carillon.yaml", "--clock", "2017-03-04T16:40:00Z");
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        while (printed == null) {
            String line = Objects.requireNonNull(out.readLine(), "the server did not start");
            printed = line.contains("/join#") ? line.substring(line.lastIndexOf('#') + 1) : null;
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(console::add));
    }

    @AfterAll
    void stop() throws Exception {
        server.destroy();
        assertThat(server.waitFor()).isZero();
    }

    @Test
    void takingAnInvitationBackTakesBackAllThatItsHoldersMade() throws Exception {
        JsonNode stolen = made(asProgram("/invitations"), COORDINATOR);
        String thief = signIn(stolen);
        JsonNode second = made(as(thief, "/invitations"), COORDINATOR);
        String accomplice = signIn(second);
        JsonNode third = made(as(accomplice, "/invitations"), LYON);
        String organizer = signIn(third);

        assertThat(listed(third).path("madeBy").asText())
                .isEqualTo(second.path("id").asText());
        assertThat(listed(second).path("madeBy").asText())
                .isEqualTo(stolen.path("id").asText());
        assertThat(listed(stolen).path("madeBy").asText()).isEqualTo("program");
        assertThat(third.path("madeBy")).isEqualTo(listed(third).path("madeBy"));
        assertThat(list())
                .anyMatch(invitation -> invitation.path("madeBy").asText().equals("server")
                        && invitation.path("label").asText().equals("server"));

        assertThat(send(asProgram("/invitations/" + stolen.path("id").asText()).DELETE())
                        .statusCode())
                .isEqualTo(204);

        for (String session : List.of(thief, accomplice, organizer)) {
            assertThat(send(as(session, "/invitations").POST(body(COORDINATOR))).statusCode())
                    .isEqualTo(401);
        }
        for (JsonNode gone : List.of(stolen, second, third)) {
            assertThat(redeem(gone.path("invite").asText(), "").statusCode()).isEqualTo(401);
        }
        said("kind=revoked who=program revoked=" + stolen.path("id").asText() + " invitations=3 sessions=3 address=");
    }

    @Test
    void aDeviceThatJoinsAnewKeepsItsRolesUnderANewCookie() throws Exception {
        String earlier = signIn(made(asProgram("/invitations"), COORDINATOR));
        JsonNode spent = made(asProgram("/invitations"), "{\"role\":\"coordinator\",\"uses\":1}");
        signIn(spent);

        assertThat(redeem(spent.path("invite").asText(), earlier).statusCode()).isEqualTo(401);
        assertThat(whoAmI(earlier)).as("no new one has begun").isEqualTo(200);
        said("kind=invite-spent invitation=" + spent.path("id").asText() + " address=");

        HttpResponse<String> anew =
                redeem(made(asProgram("/invitations"), LYON).path("invite").asText(), earlier);

        assertThat(anew.statusCode()).isEqualTo(201);
        assertThat(whoAmI(earlier)).isEqualTo(401);
        assertThat(role(cookie(anew))).as("the newest").isEqualTo("organizer");
        String edition = "\"edition\":\"" + RunningServer.EDITION + "\"";
        assertThat(roles(cookie(anew)))
                .isEqualTo("{\"roles\":[{\"role\":\"organizer\"," + edition + ",\"city\":\"lyon\"},"
                        + "{\"role\":\"coordinator\"," + edition + "}]}");
        said("kind=signed-in who=organizer:lyon", " roles=2 address=");

        HttpResponse<String> sameRole =
                redeem(made(asProgram("/invitations"), LYON).path("invite").asText(), cookie(anew));

        assertThat(roles(cookie(sameRole))).containsOnlyOnce("lyon").containsOnlyOnce("coordinator");
        said(" instead-of=", " roles=2 address=");
    }

    private String roles(String cookie) throws Exception {
        return send(HttpRequest.newBuilder(at("/api/v1/roles")).header("Cookie", cookie))
                .body();
    }

    @Test
    void aUseIsADeviceWhichMayComeAsOftenAsItLikes() throws Exception {
        JsonNode invitation = made(asProgram("/invitations"), LYON.replace("}", ",\"uses\":1}"));
        String invite = invitation.path("invite").asText();
        HttpResponse<String> first = redeem(invite, "");
        String phone = cookie(first);

        for (int visit = 2; visit <= 6; visit++) {
            HttpResponse<String> again = redeem(invite, phone);

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(whoAmI(phone)).isEqualTo(200);
        assertThat(listed(invitation).path("used").asInt()).isEqualTo(1);
        assertThat(redeem(invite, "").statusCode()).as("another phone").isEqualTo(401);
        assertThat(redeem(invite, signIn(made(asProgram("/invitations"), LYON))).statusCode())
                .as("a phone of the same team, by another invitation")
                .isEqualTo(401);
    }

    @Test
    void whoLooksAtAnInvitationIsToldWhatItIsForAndSpendsNothing() throws Exception {
        JsonNode invitation =
                made(asProgram("/invitations"), LYON.replace("}", ",\"uses\":1,\"label\":\"l’accueil\"}"));
        String invite = invitation.path("invite").asText();
        String edition = "\"edition\":\"" + RunningServer.EDITION + "\"";

        for (int visit = 1; visit <= 3; visit++) {
            HttpResponse<String> shown = look(invite, "");

            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body())
                    .isEqualTo("{\"role\":\"organizer\"," + edition + ",\"city\":\"lyon\",\"label\":\"l’accueil\"}");
            assertThat(shown.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(listed(invitation).path("used").asInt()).isZero();
        assertThat(look(
                                made(asProgram("/invitations"), COORDINATOR)
                                        .path("invite")
                                        .asText(),
                                "")
                        .body())
                .isEqualTo("{\"role\":\"coordinator\"," + edition + "}");

        String phone = signIn(invitation);
        assertThat(look(invite, phone).statusCode())
                .as("the phone that it let in")
                .isEqualTo(200);
        assertThat(JSON.readTree(look(invite, "").body()).path("code").asText()).isEqualTo("invite-spent");
        assertThat(look("a guess", "").statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(at("/api/v1/invitation"))
                                .header("Content-Type", "application/json")
                                .header("Origin", "https://elsewhere.example")
                                .POST(body("{\"invite\":\"" + invite + "\"}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDeviceIsToldItsRolesAndOneWithoutAnyThatItHasNone() throws Exception {
        String edition = "\"edition\":\"" + RunningServer.EDITION + "\"";
        String nobody = "{\"roles\":[]}";
        HttpRequest.Builder question = HttpRequest.newBuilder(at("/api/v1/roles"));

        assertThat(send(question.copy()).body()).isEqualTo(nobody);
        HttpResponse<String> ended = send(question.copy().header("Cookie", "carillon_session=ended"));
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body()).isEqualTo(nobody);
        assertThat(send(question.copy().header("Cookie", signIn(made(asProgram("/invitations"), LYON))))
                        .body())
                .isEqualTo("{\"roles\":[{\"role\":\"organizer\"," + edition + ",\"city\":\"lyon\"}]}");
        assertThat(send(question.copy().header("Cookie", signIn(made(asProgram("/invitations"), COORDINATOR))))
                        .body())
                .isEqualTo("{\"roles\":[{\"role\":\"coordinator\"," + edition + "}]}");
        assertThat(send(question.copy().header("Authorization", "Bearer " + RunningServer.TOKEN))
                        .body())
                .isEqualTo("{\"roles\":[{\"role\":\"administrator\"}]}");
        assertThat(send(question.copy().header("Authorization", "Bearer wrong")).statusCode())
                .as("a program that is set up wrongly")
                .isEqualTo(401);
    }

    private HttpResponse<String> look(String invite, String cookie) throws Exception {
        return send(HttpRequest.newBuilder(at("/api/v1/invitation"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(body("{\"invite\":\"" + invite + "\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"coordinator\"}",
                "{\"role\":\"organizer\",\"city\":\"lyon\"}",
                "{\"role\":\"organizer\",\"city\":\"lille\",\"expires\":\"SOON\"}"
            })
    void whenSomethingExpiresIsSaidInMillisecondsAndEverywhereTheSame(String wish) throws Exception {
        String soon = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS) + "";
        JsonNode invitation = made(asProgram("/invitations"), wish.replace("SOON", soon.replace("Z", ".123456789Z")));
        HttpResponse<String> begun = redeem(invitation.path("invite").asText(), "");
        HttpResponse<String> known =
                send(HttpRequest.newBuilder(at("/api/v1/session")).header("Cookie", cookie(begun)));

        String session = JSON.readTree(begun.body()).path("expires").asText();
        assertThat(session)
                .isEqualTo(JSON.readTree(known.body()).path("expires").asText())
                .matches(IN_MILLIS);
        assertThat(invitation.path("expires").asText())
                .isEqualTo(listed(invitation).path("expires").asText())
                .matches(IN_MILLIS);
    }

    @Test
    void theCookieOfAnEarlierVersionIsStillTakenButNotAheadOfANewerOne() throws Exception {
        String older = signIn(made(asProgram("/invitations"), COORDINATOR));
        String newer = signIn(made(asProgram("/invitations"), LYON));
        String earlier = "carillon_session=" + secret(older);

        assertThat(older).matches("carillon_[0-9a-f]{8}=.+");
        assertThat(older.split("=", 2)[0]).isEqualTo(newer.split("=", 2)[0]);
        assertThat(role(earlier)).isEqualTo("coordinator");
        assertThat(role(earlier + "; " + newer)).isEqualTo("organizer");
        assertThat(role("carillon_0123abcd=" + secret(older) + "; " + newer)).isEqualTo("organizer");
        assertThat(whoAmI("carillon_0123abcd=" + secret(older)))
                .as("another Carillon's")
                .isEqualTo(401);
        assertThat(role("__Host-" + newer)).isEqualTo("organizer");

        HttpResponse<String> out = send(HttpRequest.newBuilder(at("/api/v1/session"))
                .header("Cookie", earlier + "; " + newer)
                .header("Origin", "http://localhost:" + port)
                .DELETE());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("Max-Age=0") && cookie.contains("Path=/"))
                .anyMatch(cookie -> cookie.startsWith("carillon_session=;"))
                .anyMatch(cookie -> cookie.startsWith(newer.split("=", 2)[0] + "=;"));
        assertThat(whoAmI(earlier)).isEqualTo(401);
        assertThat(whoAmI(newer)).isEqualTo(401);
    }

    @Test
    void whoJoinsAnewLosesTheCookieOfTheSessionThatEndedAndNoOther() throws Exception {
        String older = secret(signIn(made(asProgram("/invitations"), COORDINATOR)));
        String invite = made(asProgram("/invitations"), LYON).path("invite").asText();

        List<String> given =
                redeem(invite, "carillon_session=" + older).headers().allValues("Set-Cookie");
        List<String> besides =
                redeem(invite, "carillon_session=somebody-elses").headers().allValues("Set-Cookie");

        assertThat(given)
                .hasSize(2)
                .anyMatch(cookie -> cookie.startsWith("carillon_session=;") && cookie.contains("Max-Age=0"));
        assertThat(whoAmI("carillon_session=" + older)).isEqualTo(401);
        assertThat(besides).hasSize(1).allMatch(cookie -> cookie.matches("carillon_[0-9a-f]{8}=.+"));
    }

    @Test
    void overHttpsTheCookieIsThisHostsAlone() throws Exception {
        String invite = made(asProgram("/invitations"), LYON).path("invite").asText();
        HttpResponse<String> session = send(HttpRequest.newBuilder(at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .POST(body("{\"invite\":\"" + invite + "\"}")));

        assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-carillon_[0-9a-f]{8}=.+")
                .contains("Secure", "Path=/")
                .containsIgnoringCase("HttpOnly")
                .doesNotContain("Domain");
        HttpResponse<String> out = send(HttpRequest.newBuilder(at("/api/v1/session"))
                .header("Cookie", cookie(session))
                .header("Origin", "https://localhost:" + port)
                .DELETE());
        assertThat(out.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("__Host-carillon_")
                        && cookie.contains("Max-Age=0")
                        && cookie.contains("Secure"));
        assertThat(whoAmI(cookie(session))).isEqualTo(401);
    }

    @Test
    void credentialsForAProxyAreNoneOfOursAndTheSessionStaysWhatItIs() throws Exception {
        String organizer = signIn(made(asProgram("/invitations"), LYON));
        for (String others :
                List.of("Basic c3RhZ2luZzpzZWNyZXQ=", "basic x", "Digest username=\"x\"", "Bearerx y", "")) {
            assertThat(whoAmI(organizer, others)).as(others).isEqualTo(200);
        }
        for (String ours : List.of("Bearer wrong", "bearer", "BEARER  wrong")) {
            assertThat(whoAmI(organizer, ours)).as(ours).isEqualTo(401);
        }
        assertThat(whoAmI(organizer, "bEARER  " + RunningServer.TOKEN + " ")).isEqualTo(200);
    }

    private int whoAmI(String cookie, String authorization) throws Exception {
        return send(HttpRequest.newBuilder(at("/api/v1/session"))
                        .header("Cookie", cookie)
                        .header("Authorization", authorization))
                .statusCode();
    }

    private String role(String cookies) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(at("/api/v1/session")).header("Cookie", cookies))
                        .body())
                .path("role")
                .asText();
    }

    @Test
    void whoLeavesWhatIsUsualOutInvitesAsBefore() throws Exception {
        JsonNode usual = made(asProgram("/invitations"), COORDINATOR);
        JsonNode most = made(asProgram("/invitations"), LYON.replace("}", ",\"uses\":100,\"label\":\"serveurs\"}"));

        assertThat(usual.path("uses").asInt()).isEqualTo(5);
        assertThat(most.path("uses").asInt()).isEqualTo(100);
    }

    @Test
    void anInvitationThatIsOverAndThatNobodyCameWithIsForgotten() throws Exception {
        Instant soon = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        JsonNode over = made(asProgram("/invitations"), COORDINATOR.replace("}", ",\"expires\":\"" + soon + "\"}"));
        while (Instant.now().isBefore(soon)) {
            assertThat(list()).contains(listed(over));
        }

        made(asProgram("/invitations"), COORDINATOR);

        assertThat(list()).extracting(invitation -> invitation.path("id")).doesNotContain(over.path("id"));
    }

    @Test
    void thereAreOnlySoManyInvitationsAndAThiefWhoMadeThemAllIsUndoneInOneGo() throws Exception {
        JsonNode stolen = made(asProgram("/invitations"), COORDINATOR);
        String thief = signIn(stolen);

        // A few at a time, as a connection takes them.
        for (int made = 0; made < MAX_OF_EDITION; made += AT_A_TIME) {
            CompletableFuture.allOf(IntStream.range(0, AT_A_TIME)
                            .mapToObj(n -> http.sendAsync(
                                    as(thief, "/invitations")
                                            .POST(body(COORDINATOR))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding()))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        HttpResponse<String> refused =
                send(asProgram("/invitations").header("Accept-Language", "en").POST(body(LYON)));
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(problem.path("code").asText()).isEqualTo("too-many-invitations");
        assertThat(problem.path("detail").asText()).contains("500");
        assertThat(problem.path("errors").path(0).path("pointer").asText("missing"))
                .isEmpty();
        assertThat(list())
                .filteredOn(invitation -> !invitation.path("madeBy").asText().equals("server"))
                .hasSize(MAX_OF_EDITION);

        assertThat(send(asProgram("/invitations/" + stolen.path("id").asText()).DELETE())
                        .statusCode())
                .isEqualTo(204);
        made(asProgram("/invitations"), LYON);
    }

    @Test
    void theSecurityLogSaysWhoCameWhoInvitedAndWhoLeftWithoutASecret() throws Exception {
        HttpResponse<String> first = redeem(printed, "");
        String coordinator = cookie(first);
        JsonNode invitation =
                made(as(coordinator, "/invitations"), LYON.replace("}", ",\"label\":\"l’équipe\\nkind=signed-in\"}"));
        String organizer = signIn(invitation);
        assertThat(send(as(organizer, "/invitations").POST(body(COORDINATOR))).statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(at("/api/v1/session"))
                                .header("Cookie", organizer)
                                .header("Origin", "http://localhost:" + port)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);

        String id = invitation.path("id").asText();
        said("kind=signed-in who=administrator session=");
        said(" made=" + id + " for=organizer:lyon uses=5 expires=");
        said("kind=signed-in who=organizer:lyon session=", " invitation=" + id + " address=127.0.0.1 count=1");
        said("kind=not-your-role who=organizer:lyon session=", " invitation=" + id + " address=127.0.0.1 count=1");
        said("kind=signed-out who=organizer:lyon session=", " invitation=" + id);
        assertThat(security())
                .allMatch(line ->
                        line.matches("carillon\\.security [0-9TZ:.-]+ kind=[a-z-]+( [a-z-]+=[0-9A-Za-z:.%/-]+)+"))
                .noneMatch(line -> line.contains("équipe"));
        assertThat(String.join("\n", console))
                .doesNotContain(printed, invitation.path("invite").asText(), secret(coordinator), secret(organizer));
    }

    @Test
    void refusalsAreCountedHoweverManyAndAlsoOfWhoDoesNotWaitForThem() throws Exception {
        assertThat(redeem("a guess", "").statusCode()).isEqualTo(401);
        for (int guess = 0; guess < 20; guess++) {
            hangUpOn("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 20\r\n\r\n{\"invite\":\"a guess\"}");
        }
        send(asNobody("/journal").header("Authorization", "Bearer wrong\tkind=signed-in"));
        send(asNobody("/journal").header("Cookie", "carillon_session=wrong"));
        send(asNobody("/check-ins/00000000-0000-0000-0000-000000000001")
                .header("Cookie", "carillon_session=wrong")
                .header("Origin", "https://elsewhere.example")
                .PUT(body("{}")));
        send(asNobody("/journal"));

        counted("invite-unknown", count -> count >= 21);
        counted("token-wrong", count -> count >= 1);
        counted("session-unknown", count -> count >= 1);
        counted("foreign-origin", count -> count >= 1);
        said("kind=invite-unknown address=127.0.0.1 count=1");
        said("kind=token-wrong address=127.0.0.1 count=1");
        said("kind=session-unknown address=127.0.0.1 count=1");
        said("kind=foreign-origin address=127.0.0.1 count=1");
        assertThat(security()).noneMatch(line -> line.contains("address=unknown"));
        assertThat(security())
                .as("guesses of a minute are merged")
                .filteredOn(line -> line.contains("kind=invite-unknown"))
                .hasSizeLessThan(10);
    }

    private void hangUpOn(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private void counted(String kind, Predicate<Double> enough) throws Exception {
        String metric = "carillon_refusals_total{kind=\"" + kind + "\"} ";
        until(
                () -> send(HttpRequest.newBuilder(at("/metrics"))
                                .header("Authorization", "Bearer " + RunningServer.TOKEN))
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(metric))
                        .anyMatch(line -> enough.test(Double.valueOf(line.substring(metric.length())))),
                metric);
    }

    /** Waits for a line of the security log with these in it, in that order. */
    private void said(String... parts) throws Exception {
        String wanted = String.join(
                ".*",
                List.of(parts).stream().map(java.util.regex.Pattern::quote).toList());
        until(() -> security().stream().anyMatch(line -> line.matches(".*" + wanted + ".*")), wanted);
    }

    private interface Question {
        boolean ask() throws Exception;
    }

    private void until(Question question, String what) throws Exception {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!question.ask()) {
            assertThat(System.nanoTime()).as(what + " in " + security()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private List<String> security() {
        return console.stream()
                .filter(line -> line.startsWith("carillon.security "))
                .toList();
    }

    private List<JsonNode> list() throws Exception {
        JsonNode answer = JSON.readTree(send(asProgram("/invitations").GET()).body());
        return StreamSupport.stream(answer.path("invitations").spliterator(), false)
                .toList();
    }

    private JsonNode listed(JsonNode invitation) throws Exception {
        return list().stream()
                .filter(one -> one.path("id").equals(invitation.path("id")))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode made(HttpRequest.Builder request, String wish) throws Exception {
        HttpResponse<String> answer = send(request.POST(body(wish)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private String signIn(JsonNode invitation) throws Exception {
        return cookie(redeem(invitation.path("invite").asText(), ""));
    }

    private HttpResponse<String> redeem(String invite, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(body("{\"invite\":\"" + invite + "\"}"));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private int whoAmI(String cookie) throws Exception {
        return send(HttpRequest.newBuilder(at("/api/v1/session")).header("Cookie", cookie))
                .statusCode();
    }

    private static String cookie(HttpResponse<String> session) {
        String setCookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private static String secret(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest.Builder asNobody(String path) {
        return HttpRequest.newBuilder(at("/api/v1/editions/" + RunningServer.EDITION + path))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder asProgram(String path) {
        return asNobody(path).header("Authorization", "Bearer " + RunningServer.TOKEN);
    }

    private HttpRequest.Builder as(String cookie, String path) {
        return asNobody(path).header("Cookie", cookie).header("Origin", "http://localhost:" + port);
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
