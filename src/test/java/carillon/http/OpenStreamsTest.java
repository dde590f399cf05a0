package carillon.http;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.support.Answers;
import carillon.support.HttpClients;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With room for four streams, which is also the least that a connection may have. */
class OpenStreamsTest {
    private static final int MOST = 4;
    private static final long HEAP_BYTES = MOST * (64L << 10);
    private static final long REFUSED_STREAM = 7;
    private static final long CANCEL = 8;
    private static final int PATIENCE_SECONDS = 20;

    private final Vertx vertx = ConnectionAcceptor.vertx(new ConnectionLimits());
    private final BlockingQueue<HttpServerRequest> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<HttpServerRequest> gone = new LinkedBlockingQueue<>();
    private final HttpClients clients = new HttpClients(vertx);
    private final HttpServer server =
            now(vertx.createHttpServer().requestHandler(router()).listen(0, "127.0.0.1"));

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new OpenStreams(HEAP_BYTES, 1, gone::add)::count);
        router.get("/soon").handler(context -> context.response().end("soon"));
        router.get("/feed").handler(context -> {
            if (OpenStreams.countAsFeed(context.request())) {
                context.response().setChunked(true).write("begun");
            } else {
                context.response().setStatusCode(503).end();
            }
        });
        router.get("/later").handler(context -> waiting.add(context.request()));
        return router;
    }

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /** A client with one connection of its own. */
    private HttpClient client(HttpVersion version) {
        return clients.create(new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultPort(server.actualPort())
                .setDefaultHost("127.0.0.1"));
    }

    private static Future<HttpClientResponse> get(HttpClient client, String path) {
        return client.request(HttpMethod.GET, path).compose(HttpClientRequest::send);
    }

    private List<Future<HttpClientResponse>> getLater(HttpClient client, int times) throws InterruptedException {
        List<Future<HttpClientResponse>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(get(client, "/later"));
            assertThat(waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
        return answers;
    }

    private static void assertReset(Future<HttpClientResponse> answer, long code) {
        assertThatThrownBy(() -> now(answer))
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        reset -> assertThat(reset.getCode()).isEqualTo(code));
    }

    private static void assertAnswered(HttpClient client) {
        assertThat(now(Answers.body(client.request(HttpMethod.GET, "/soon")))).hasToString("soon");
    }

    @Test
    void aConnectionThatHasItsShareIsRefusedMoreAndKeepsWhatItHas() throws Exception {
        HttpClient client = client(HttpVersion.HTTP_2);
        getLater(client, MOST);

        assertReset(get(client, "/soon"), REFUSED_STREAM);
        assertThat(gone).isEmpty();
    }

    @Test
    void theOldestOfAllIsGivenUpForANewcomer() throws Exception {
        List<Future<HttpClientResponse>> there = getLater(client(HttpVersion.HTTP_2), MOST);

        assertAnswered(client(HttpVersion.HTTP_2));

        assertReset(there.getFirst(), CANCEL);
        assertThat(there.subList(1, MOST)).noneMatch(Future::isComplete);
        assertThat(gone.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whatWasTakenMakesRoom() throws Exception {
        HttpClient client = client(HttpVersion.HTTP_2);
        for (int i = 0; i < 3 * MOST; i++) {
            assertAnswered(client);
        }

        assertThat(gone).hasSizeLessThanOrEqualTo(3 * MOST);
        assertThat(getLater(client, MOST)).noneMatch(Future::isComplete);
    }

    @Test
    void aFeedIsNotGivenUpAndAboveAsManyNoMoreBegin() throws Exception {
        List<HttpClientResponse> feeds = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            feeds.add(now(get(client(HttpVersion.HTTP_2), "/feed")));
        }

        assertThat(feeds).allMatch(feed -> feed.statusCode() == 200);
        assertThat(now(get(client(HttpVersion.HTTP_2), "/feed")).statusCode()).isEqualTo(503);
        assertAnswered(client(HttpVersion.HTTP_2));
    }

    @Test
    void overHttp1NothingIsCounted() throws Exception {
        for (int i = 0; i < 2 * MOST; i++) {
            getLater(client(HttpVersion.HTTP_1_1), 1);
        }

        assertAnswered(client(HttpVersion.HTTP_1_1));
        assertThat(gone).isEmpty();
    }
}
