package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.http.ConnectionAcceptor;
import carillon.http.ConnectionLimits;
import carillon.support.Answers;
import carillon.support.HttpClients;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelinePacerTest {
    private static final int PATIENCE_SECONDS = 20;

    private final Vertx vertx = ConnectionAcceptor.vertx(new ConnectionLimits());
    private final HttpClients clients = new HttpClients(vertx);

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /**
     * Ten thousand who watch would each keep the request of their handshake, and with it all that Vert.x had made of
     * it.
     */
    @Test
    void aSocketThatWasTakenOverKeepsNothingOfTheRequestThatBeganIt() {
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(whatIsLeft(request)))
                .listen(0, "127.0.0.1"));

        String left = now(Answers.body(clients.create(HttpVersion.HTTP_1_1)
                        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")))
                .toString();

        assertThat(left).isEqualTo("nothing");
    }

    @Test
    void aRequestOverHttp1WaitsUntilTheOneBeforeItIsAnswered() throws Exception {
        BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> {
                    PipelinePacer.of(request).orElseThrow().onRequest(request);
                    requests.add(request);
                })
                .listen(0, "127.0.0.1"));

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(2)).getBytes(US_ASCII));
            HttpServerRequest first = requireNonNull(requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
            now(first.response().end());
            assertThat(requests).isEmpty();

            PipelinePacer.of(first).orElseThrow().onAnswered(first);
            assertThat(requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static String whatIsLeft(HttpServerRequest request) {
        PipelinePacer pacer = PipelinePacer.of(request).orElseThrow();
        pacer.onRequest(request);
        RequestChannel.of(request).pipeline().remove(pacer);
        return PipelinePacer.of(request).isEmpty() ? "nothing" : "the pacer, and with it the request";
    }
}
