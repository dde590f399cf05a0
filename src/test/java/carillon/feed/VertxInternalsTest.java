package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the inside of Vert.x and Netty is as the feed takes it to be. */
class VertxInternalsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void aRequestHasAChannelThatWritesAtOnceAndCloses(HttpVersion version) {
        Promise<Long> waiting = Promise.promise();
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> {
                    ChannelHandlerContext connection = VertxInternals.connectionOf(request);
                    waiting.complete(VertxInternals.waitingBytes(connection.channel()));
                    connection.close();
                })
                .listen(0, "127.0.0.1"));
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        Promise<Void> closed = Promise.promise();

        client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/").onSuccess(request -> {
            request.connection().closeHandler(unused -> closed.complete());
            request.send();
        });

        assertThat(now(waiting.future())).isZero();
        now(closed.future());
    }

    @Test
    void aStepOfALoopIsTakenAtOnceAndIsOneOfThatLoop() {
        Context loop = vertx.getOrCreateContext();
        List<String> order = new ArrayList<>();
        Promise<Context> current = Promise.promise();

        loop.runOnContext(unused -> {
            loop.runOnContext(later -> order.add("what waited"));
            VertxInternals.runNow(loop, () -> {
                order.add("at once");
                current.complete(Vertx.currentContext());
            });
        });

        assertThat(now(current.future())).isSameAs(loop);
        assertThat(order.getFirst()).isEqualTo("at once");
    }

    @Test
    void noOtherThreadTakesIt() {
        Context loop = vertx.getOrCreateContext();

        assertThatIllegalStateException().isThrownBy(() -> VertxInternals.runNow(loop, () -> {}));
    }
}
