package carillon.support;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes the HTTP clients of a test, and keeps them as long as the test keeps this: Vert.x closes a client that has been
 * garbage collected, with "Pool closed" for whoever still waits for an answer.
 */
public final class HttpClients {
    private final Vertx vertx;
    private final List<HttpClient> kept = new CopyOnWriteArrayList<>();

    public HttpClients(Vertx vertx) {
        this.vertx = vertx;
    }

    public HttpClient create(HttpClientOptions options) {
        return create(options, new PoolOptions());
    }

    public HttpClient create(HttpClientOptions options, PoolOptions pool) {
        HttpClient client = vertx.createHttpClient(options, pool);
        kept.add(client);
        return client;
    }

    /** With HTTP/2, it is spoken from the first byte on. */
    public HttpClient create(HttpVersion version) {
        return create(new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
    }
}
