package carillon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server that commands speak to, in place of which others may answer. */
class RemoteServerTest {
    /** What is answered to the next requests, one after another. */
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    private HttpServer http;

    private record Answer(int status, String retryAfter, String body) {}

    @BeforeEach
    void serve() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/live/", exchange -> {
            Answer answer = answers.remove();
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.createContext("/live/health/live", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    private String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/live";
    }

    private RemoteServer server() throws IOException {
        return RemoteServer.at(url(), Map.of());
    }

    @Test
    void aServerLivesBelowItsBasePath() {
        assertThat(RemoteServer.isLive(url())).isTrue();
        assertThat(RemoteServer.isLive(url() + "/")).isTrue();
        assertThat(RemoteServer.isLive(url().replace("/live", "/elsewhere"))).isFalse();
    }

    @Test
    void whatDoesNotSpeakItsLanguageIsNoServer() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(other));

            assertThat(RemoteServer.isLive("http://localhost:" + other.getLocalPort()))
                    .isFalse();
        }
        assertThat(RemoteServer.isLive("no address")).isFalse();
        assertThat(RemoteServer.isLive("")).isFalse();
    }

    private static void hangUp(ServerSocket other) {
        try {
            while (true) {
                other.accept().close();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    @Test
    void aRequestWaitsItsTurnWhateverAProxyWritesInTheHeader() throws Exception {
        answers.add(new Answer(429, "a moment", ""));
        answers.add(new Answer(200, "", "there"));

        assertThat(server().getInTurn("/part", "text/plain").body()).isEqualTo("there");
    }

    @Test
    void aRefusalIsNotAskedForAgain() {
        answers.add(new Answer(404, "1", "{\"detail\": \"There is no such edition.\"}"));

        assertThatThrownBy(() -> server().getInTurn("/part", "text/plain"))
                .isInstanceOf(IOException.class)
                .hasMessage(url() + " answers 404: There is no such edition.");
    }

    @Test
    void whoHasNotTheTokenIsToldWhereToPutIt() throws Exception {
        String token = "a-token-for-tests-of-more-than-32-characters";
        RemoteServer named = RemoteServer.at(url(), Map.of("CARILLON_ADMIN_TOKEN", token));
        answers.add(new Answer(401, "", "{\"detail\": \"An invitation is needed.\"}"));
        answers.add(new Answer(401, "", ""));

        assertThatThrownBy(() -> server().getInTurn("/part", "text/plain"))
                .hasMessage(url() + " asks for a token: put the token of that server into CARILLON_ADMIN_TOKEN,"
                        + " or name its file in CARILLON_ADMIN_TOKEN_FILE.");
        assertThatThrownBy(() -> named.getInTurn("/part", "text/plain"))
                .hasMessageStartingWith(url() + " does not take this token: put the token of that server into")
                .hasMessageNotContaining(token);
    }
}
