package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.http.ConnectionAcceptor;
import carillon.http.ConnectionLimits;
import carillon.support.HttpClients;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTextUpgradeTest {
    private static final String WISH =
            "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n";

    private final Vertx vertx = ConnectionAcceptor.vertx(new ConnectionLimits());
    private final HttpClients clients = new HttpClients(vertx);
    private final HttpServer server = now(vertx.createHttpServer()
            .requestHandler(request -> {
                if (request.canUpgradeToWebSocket()) {
                    request.toWebSocket();
                } else {
                    request.body().onSuccess(body -> request.response().end(request.version() + " " + body));
                }
            })
            .listen(0, "127.0.0.1"));

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /** What comes back for those parts, of which each is sent once the one before is likely to have been read. */
    private String answer(String... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setTcpNoDelay(true);
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String request(String method, String upgrade) {
        return method + " / HTTP/1.1\r\nHost: localhost\r\nUpgrade: " + upgrade + "\r\n" + WISH
                + "Content-Length: 4\r\n\r\nbody";
    }

    private static String last() {
        return "GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "H2C", " h2c"})
    void whoWouldRatherSpeakHttp2IsAnsweredAsTheyAsked(String protocol) throws Exception {
        assertThat(answer(request("GET", protocol), last()))
                .startsWith("HTTP/1.1 200")
                .contains("HTTP_1_1 body")
                .doesNotContain("101");
    }

    /** What begins like the preface of HTTP/2 is not taken for it. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PRI", "PATCH", "P"})
    void whateverTheMethod(String method) throws Exception {
        assertThat(answer(request(method, "h2c"), last()))
                .startsWith("HTTP/1.1 200")
                .contains("HTTP_1_1 body");
    }

    @Test
    void howeverSlowlyItComes() throws Exception {
        assertThat(answer((request("POST", "h2c") + last()).split("(?<=.)", -1)))
                .startsWith("HTTP/1.1 200")
                .contains("HTTP_1_1 body");
    }

    @Test
    void inALaterRequestOfTheConnectionToo() throws Exception {
        assertThat(answer(request("GET", "x"), request("GET", "h2c"), last())).doesNotContain("101");
    }

    @Test
    void aWebSocketIsStillAnUpgrade() throws Exception {
        String handshake = "GET /feed HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nUpgrade: h2c\r\n" + WISH
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.ISO_8859_1));
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) socket.getInputStream().read();
            }
            assertThat(head).startsWith("HTTP/1.1 101").contains("websocket");
        }
    }

    @Test
    void aClientThatTriesItIsServed() throws Exception {
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            for (int times = 0; times < 3; times++) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                                .POST(HttpRequest.BodyPublishers.ofString("body"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

                assertThat(answer.body()).isEqualTo("HTTP_1_1 body");
            }
        }
    }

    @Test
    void whoBeginsWithHttp2IsServedInHttp2() {
        HttpClient client = clients.create(HttpVersion.HTTP_2);

        String body = now(client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/")
                        .compose(request -> request.send("body").compose(HttpClientResponse::body)))
                .toString();

        assertThat(body).isEqualTo("HTTP_2 body");
    }

    @Test
    void aPipelineThatUpgradesElsewhereIsRefused() {
        EmbeddedChannel channel = new EmbeddedChannel();
        ClearTextUpgrade.ignore(channel, pipeline -> {});

        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copiedBuffer("GET", StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("elsewhere");
        channel.finishAndReleaseAll();
    }
}
