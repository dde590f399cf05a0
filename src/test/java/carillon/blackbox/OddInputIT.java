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
