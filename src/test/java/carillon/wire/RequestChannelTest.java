package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.Answers;
import carillon.support.HttpClients;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is relied on of the connections of a server of Vert.x. */
class RequestChannelTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClients clients = new HttpClients(vertx);

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void aRequestComesByTheChannelOfItsSocket(HttpVersion version) {
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .end(RequestChannel.of(request).remoteAddress() + " "
                                + RequestChannel.of(request).eventLoop().inEventLoop()))
                .listen(0, "127.0.0.1"));

        String answer = now(Answers.body(
                        clients.create(version).request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")))
                .toString();

        assertThat(answer).startsWith("/127.0.0.1:").endsWith(" true");
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void aRequestHasAChannelThatWritesAtOnceAndCloses(HttpVersion version) {
        Promise<Long> waiting = Promise.promise();
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> {
                    ChannelHandlerContext connection = RequestChannel.contextOf(request);
                    waiting.complete(OutboundBytes.waiting(connection.channel()));
                    connection.close();
                })
                .listen(0, "127.0.0.1"));
        HttpClient client = clients.create(version);
        Promise<Void> closed = Promise.promise();

        client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/").onSuccess(request -> {
            request.connection().closeHandler(_ -> closed.complete());
            request.send();
        });

        assertThat(now(waiting.future())).isZero();
        now(closed.future());
    }
}
