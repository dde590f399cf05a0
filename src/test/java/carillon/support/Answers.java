package carillon.support;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/** Reads answers over the client of Vert.x. */
public final class Answers {
    private Answers() {}

    /**
     * Sends a request and reads the whole body of its answer.
     *
     * <p>Whoever composes the reading behind the sending from another thread may be late: Vert.x drops what comes
     * while nobody listens, and the body is empty.
     */
    public static Future<Buffer> body(Future<HttpClientRequest> request) {
        return request.compose(ready -> ready.send().compose(HttpClientResponse::body));
    }
}
