package carillon.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;

/** What single watchers connect with. */
final class Client implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 100_000;
    private static final int MAX_MESSAGE_BYTES = 16 << 20;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpClient http =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
    private final WebSocketClient webSockets = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(MAX_CONNECTIONS).setMaxMessageSize(MAX_MESSAGE_BYTES));

    HttpClient http() {
        return http;
    }

    WebSocketClient webSockets() {
        return webSockets;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
