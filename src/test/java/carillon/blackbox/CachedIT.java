package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpVersion;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent once and kept: conditional and compressed answers, of the pages, their files and the timeline. */
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachedIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/web/pages\\.js\\?[^\"]+)\"");
    private static final String TIMELINE = "/api/v1/editions/" + RunningServer.EDITION + "/timeline";
    private static final String FEED = "/api/v1/editions/" + RunningServer.EDITION + "/feed";
    private static final String WEB_SOCKET =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Http2Client http2 = new Http2Client();
    private final RunningServer server;

    CachedIT(RunningServer server) {
        this.server = server;
    }

    @AfterAll
    void disconnect() throws Exception {
        http2.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/wall", "/desk", "/web/pages.js", "/api/v1/openapi.yaml", TIMELINE})
    void whoHasItAlreadyIsToldSoAndWhoWantsItCompressedGetsTheSame(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip, br");
        String tag = header(packed, "ETag");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Content-Type")).isEqualTo(header(plain, "Content-Type"));
        assertThat(packed.body().length).isLessThan(plain.body().length);
        assertThat(withoutNow(unpacked(packed.body()))).isEqualTo(withoutNow(text(plain.body())));
        // What a link to a page shows is in the language asked for.
        String vary =
                List.of("/", "/wall", "/desk").contains(path) ? "Accept-Encoding, Accept-Language" : "Accept-Encoding";
        assertThat(header(plain, "Vary")).isEqualTo(vary);
        assertThat(header(packed, "Vary")).isEqualTo(vary);

        HttpResponse<byte[]> again = get(path, "Accept-Encoding", "gzip", "If-None-Match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(header(again, "Vary")).isEqualTo(vary);
        assertThat(get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nIf-None-Match: *\r\n",
                "GET /nowhere HTTP/1.1\r\n",
                "GET /metrics HTTP/1.1\r\n",
                "GET " + FEED + " HTTP/1.1\r\nAccept: text/event-stream\r\n",
                "GET " + FEED + " HTTP/1.1\r\n" + WEB_SOCKET,
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                "GE T / HTTP/1.1\r\n",
            })
    void everyAnswerTellsTheTimeOfTheServerOnceWhateverItIs(String request) throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> dates = new ArrayList<>();
        try (Socket socket = new Socket(server.at("/").getHost(), server.at("/").getPort())) {
            String whole = request + "Host: " + server.at("/").getAuthority() + "\r\n\r\n";
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = answer.readLine(); line != null && !line.isEmpty(); line = answer.readLine()) {
                if (line.regionMatches(true, 0, "Date: ", 0, 6)) {
                    dates.add(line.substring(6));
                }
            }
        }

        assertThat(dates).hasSize(1);
        assertThat(ZonedDateTime.parse(dates.getFirst(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(before, Instant.now());
    }

    @Test
    void overHttp2AnswersTellTheTimeToo() throws Exception {
        assertThat(head("/").headers().getAll("Date")).hasSize(1);
        assertThat(head("/nowhere").headers().getAll("Date")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/web/pages.js", "/carillon.js", "/api/v1/openapi.yaml", "/api/v1/editions", TIMELINE})
    void headSaysWhatGetWouldAndSendsNothing(String path) throws Exception {
        for (String coding : new String[] {"gzip", "identity"}) {
            HttpResponse<byte[]> whole = get(path, "Accept-Encoding", coding);
            Http2Client.Answer head = head(path, "Accept-Encoding", coding);

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body().length()).isZero();
            for (String name : new String[] {"ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary"}) {
                assertThat(Optional.ofNullable(head.header(name)))
                        .as(name)
                        .isEqualTo(whole.headers().firstValue(name));
            }
        }
    }

    @Test
    void headOfWhatIsNotThereSendsNothingEither() throws Exception {
        HttpResponse<byte[]> whole = get("/nowhere");
        Http2Client.Answer head = head("/nowhere");

        assertThat(head.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(whole.body().length));
        assertThat(head.body().length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/web/pages.js", "/api/v1/openapi.yaml", TIMELINE})
    void whoTakesNoCodingThatThereIsGetsAProblem(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path, "Accept-Encoding", "br, identity;q=0");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void bytesThatDifferHaveTagsThatDiffer() throws Exception {
        assertThat(header(get("/web/pages.js"), "ETag"))
                .isNotEqualTo(header(get("/web/pages.js", "Accept-Encoding", "gzip"), "ETag"))
                .doesNotStartWith("W/");
    }

    @Test
    void theFilesThatAPageLoadsAreKeptForGoodUnderTheirHashAndUnderNoOther() throws Exception {
        Matcher script = SCRIPT.matcher(text(get("/").body()));
        assertThat(script.find()).isTrue();
        String address = script.group(1);

        assertThat(header(get(address), "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        for (String other : new String[] {"", "?", "?v=", "?v=0123456789abcdef", "?v=%20", "?w=1"}) {
            HttpResponse<byte[]> answer = get("/web/pages.js" + other);
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.body()).isEqualTo(get(address).body());
        }
    }

    @Test
    void whatIsNoFileIsNotFound() throws Exception {
        for (String path :
                new String[] {"/web/", "/web", "/web/index.html", "/web/%2e%2e%2fpages.js", "/web/x/pages.js"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theTimelineHasAnotherTagOnceSomethingWasSaid() throws Exception {
        HttpResponse<byte[]> before = get(TIMELINE, "Accept-Encoding", "gzip");
        HttpResponse<byte[]> kept = http.send(
                HttpRequest.newBuilder(server.inEdition("/check-ins/" + UUID.randomUUID()))
                        .header("Authorization", "Bearer " + RunningServer.TOKEN)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"du neuf\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String cursor = JSON.readTree(kept.body()).path("cursor").asText();
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.follow(cursor);

        HttpResponse<byte[]> after = get(TIMELINE, "Accept-Encoding", "gzip", "If-None-Match", header(before, "ETag"));

        assertThat(after.statusCode()).isEqualTo(200);
        JsonNode answer = JSON.readTree(unpacked(after.body()));
        assertThat(header(after, "ETag"))
                .isEqualTo("W/\"" + answer.path("cursor").asText() + "\"");
        assertThat(unpacked(after.body())).contains("du neuf");
        assertThat(answer.path("now").asText()).startsWith("2017-03-04T");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.at("/") + path.substring(1)));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Over HTTP/2, where Vert.x would send a body that was not asked for. */
    private Http2Client.Answer head(String path, String... headers) {
        return http2.send("HEAD", server.at(path), "", headers);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return text(in.readAllBytes());
        }
    }

    /** Two answers of the timeline differ in this alone. */
    private static String withoutNow(String text) {
        return text.replaceAll(",\"now\":\"[^\"]+\"}$", "}");
    }
}
