package carillon.http;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelinePacerTest {
    private final Vertx vertx = GuardedTransport.vertx(new ConnectionLimits());

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /** Ten thousand who watch would each keep the request of their handshake, and with it all that Vert.x had made of it. */
    @Test
    void aSocketThatWasTakenOverKeepsNothingOfTheRequestThatBeganIt() {
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(whatIsLeft(request)))
                .listen(0, "127.0.0.1"));

        String left = now(vertx.createHttpClient()
                        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                        .compose(HttpClientRequest::send)
                        .compose(HttpClientResponse::body))
                .toString();

        assertThat(left).isEqualTo("nothing");
    }

    private static String whatIsLeft(HttpServerRequest request) {
        PipelinePacer pacer = PipelinePacer.of(request).orElseThrow();
        pacer.begins(request);
        ConnectionGuard.channelOf(request).pipeline().remove(pacer);
        return PipelinePacer.of(request).isEmpty() ? "nothing" : "the pacer, and with it the request";
    }
}
