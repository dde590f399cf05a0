package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "No input, however odd, gets a 5xx other than 503, and none is accepted and then lost" (docs/protocol.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddInputIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3}) .*", Pattern.DOTALL);
    private static final long SEED = 20_170_304;
    private static final int PATIENCE_MILLIS = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private int port;
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        port = RunningServer.freePort();
        server = RunningServer.rehearses(data, port, "2017-03-04T16:40:00Z");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void itServesAsIfNothingHadBeen() throws Exception {
        assertThat(send(HttpRequest.newBuilder(server.inEdition("/timeline"))).statusCode())
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(server.at("/health/ready"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void noMethodPathQueryOrHeaderMakesItStumble() throws Exception {
        OddInput odd = new OddInput(SEED);
        for (int i = 0; i < 1_500; i++) {
            byte[] request = odd.request();

            assertThat(status(request))
                    .as(() -> new String(request, StandardCharsets.ISO_8859_1))
                    .isLessThan(500);
        }
    }

    /** What is no HTTP at all is not answered, or as HTTP/1.0 would be. */
    @Test
    void noBytesMakeItStumble() throws Exception {
        OddInput odd = new OddInput(SEED + 1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = odd.bytes(600);

            assertThat(statusAfterAll(bytes)).isLessThan(500);
        }
    }

    @Test
    void noBodyMakesItStumbleAndWhatItAcceptsIsInTheJournal() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        OddInput odd = new OddInput(SEED + 2);
        Map<String, Long> accepted = new HashMap<>();
        String cursor = "";
        for (int i = 0; i < 1_500; i++) {
            String id = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})
                    .toString();
            byte[] body = i % 10 == 0 ? odd.bytes(300) : odd.json().getBytes(StandardCharsets.UTF_8);
            HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofByteArray(body);

            HttpResponse<String> answer = send(
                    switch (i % 4) {
                        case 0 -> request("/decisions/" + id).PUT(publisher);
                        case 1 ->
                            to(i % 3 == 0 ? server.inEdition("/invitations") : server.at("/api/v1/session"))
                                    .POST(publisher);
                        default -> request("/check-ins/" + id).PUT(publisher);
                    });

            assertThat(answer.statusCode())
                    .as(() -> new String(body, StandardCharsets.UTF_8))
                    .isLessThan(500);
            if (answer.statusCode() == 201 && answer.body().contains("\"seq\"")) {
                JsonNode kept = JSON.readTree(answer.body());
                accepted.put(kept.path("id").asText(), kept.path("seq").asLong());
                cursor = kept.path("cursor").asText();
            }
        }

        assertThat(journal()).containsAllEntriesOf(accepted);
        assertThat(accepted).hasSizeGreaterThan(50);
        watcher.follow(cursor);
        assertThat(watcher.document())
                .isEqualTo(JSON.readTree(send(HttpRequest.newBuilder(server.inEdition("/timeline")))
                                .body())
                        .path("timeline"));
    }

    /** The answer says why, and whoever goes on sending all the same still gets it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Host: a\\nHost: b\\n\\n, Host",
        "Accept: */*\\n\\n, Host",
        "Host: a\\nX-A: b\\n c\\n\\n, obs-fold",
        "'Host: a\\nTransfer-Encoding: gzip, chunked\\n\\n0\\n\\n', Transfer-Encoding",
        "Host: a\\nTransfer-Encoding: chunked\\nContent-Length: 5\\n\\n0\\n\\n, Transfer-Encoding",
        "'Host: a\\nTransfer-Encoding: chunked\\n\\n2\\n{}\\n 5\\nhello\\n0\\n\\n', chunk-size",
        "'Host: a\\nTransfer-Encoding: chunked\\n\\n5 \\nhello\\n0\\n\\n', chunk-size",
        "Host: a\\nTransfer-Encoding: chunked\\n\\nzz\\nhello\\n0\\n\\n, chunk-size",
        "Host: a\\nTransfer-Encoding: chunked\\n\\n5\\nhello world\\n0\\n\\n, chunk",
    })
    void whatCanBeReadInTwoWaysIsRefusedAndNothingBehindItIsRead(String lines, String part) throws Exception {
        String first = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String head = "POST /api/v1/session HTTP/1.1\r\nAccept-Language: en\r\nContent-Type: application/json\r\n";
        try (Socket socket = open()) {
            String request = first + head + lines.replace("\\n", "\r\n") + first.repeat(500);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers).startsWith("HTTP/1.1 200 ").contains("(" + part + ")", "\"code\":\"bad-framing\"");
            assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(3);
            assertThat(answers.split("HTTP/1\\.1 ", -1)[2]).startsWith("400 ");
        }
    }

    @Test
    void aBodyInChunksIsReadAsAnyOther() throws Exception {
        String head = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json;"
                + " charset=\"UTF-8\"\r\nTransfer-Encoding: Chunked\r\n\r\n";
        String body = "B;a=b\r\n{\"invite\": \r\n4\r\n\"x\"}\r\n0\r\n\r\n";

        assertThat(status((head + body).getBytes(StandardCharsets.US_ASCII))).isEqualTo(401);
        assertThat(status((head.replace("Content-Type", "Content-Encoding: gzip\r\nContent-Type") + body)
                        .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(415);
    }

    private Map<String, Long> journal() throws Exception {
        Map<String, Long> entries = new HashMap<>();
        for (String line : send(request("/journal").GET()).body().lines().toList()) {
            JsonNode entry = JSON.readTree(line);
            entries.put(entry.path("id").asText(), entry.path("seq").asLong());
        }
        return entries;
    }

    private HttpRequest.Builder request(String path) {
        return to(server.inEdition(path));
    }

    private static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The status that a complete request gets. */
    private int status(byte[] request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request);
            return status(socket);
        }
    }

    /** The status that is answered to bytes behind which nothing comes. */
    private int statusAfterAll(byte[] bytes) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return status(socket);
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** 0 where the connection ends without one, which is an answer too. */
    private static int status(Socket socket) throws IOException {
        try {
            byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 200 ".length());
            Matcher line = STATUS_LINE.matcher(new String(head, StandardCharsets.ISO_8859_1));
            return line.matches() ? Integer.parseInt(line.group(1)) : 0;
        } catch (SocketException e) {
            return 0;
        }
    }
}
