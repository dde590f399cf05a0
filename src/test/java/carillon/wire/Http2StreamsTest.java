package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.support.Answers;
import carillon.support.HttpClients;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is relied on of the connections of HTTP/2 that Vert.x makes. */
class Http2StreamsTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final long REFUSED_STREAM = 7;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final HttpServer server = now(vertx.createHttpServer()
            .requestHandler(request -> {
                Http2Streams streams = Http2Streams.of(RequestChannel.of(request));
                if (request.path().equals("/first")) {
                    streams.onClosed(closed::add);
                    streams.setLimit(1);
                    request.response().end(String.valueOf(request.response().streamId()));
                }
            })
            .listen(0, "127.0.0.1"));
    private final HttpClient client = new HttpClients(vertx)
            .create(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setDefaultPort(server.actualPort())
                    .setDefaultHost("127.0.0.1"));

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    private Future<HttpClientResponse> get(String path) {
        return client.request(HttpMethod.GET, path).compose(HttpClientRequest::send);
    }

    @Test
    void aStreamIsSaidToBeClosedOnceItIs() throws Exception {
        String stream =
                now(Answers.body(client.request(HttpMethod.GET, "/first"))).toString();

        assertThat(closed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).hasToString(stream);
    }

    @Test
    void aStreamAboveTheLimitIsRefused() throws Exception {
        now(Answers.body(client.request(HttpMethod.GET, "/first")));
        Future<HttpClientResponse> waiting = get("/waits");

        assertThatThrownBy(() -> now(get("/more")))
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        reset -> assertThat(reset.getCode()).isEqualTo(REFUSED_STREAM));
        assertThat(waiting.isComplete()).isFalse();
    }

    @Test
    void aConnectionWithoutStreamsIsRefused() {
        EmbeddedChannel channel = new EmbeddedChannel();

        assertThatThrownBy(() -> Http2Streams.of(channel))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no handler of HTTP/2");
        channel.finishAndReleaseAll();
    }
}
