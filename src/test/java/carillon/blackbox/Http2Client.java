package carillon.blackbox;

import static carillon.postgres.TestDatabase.now;

import carillon.support.HttpClients;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** Speaks HTTP/2 from the first byte on, which Java's own client does not in clear text. */
final class Http2Client implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = new HttpClients(vertx).create(HttpVersion.HTTP_2);

    /** What came back. */
    record Answer(HttpVersion version, int status, MultiMap headers, Buffer body) {
        String header(String name) {
            return headers.get(name);
        }
    }

    /**
     * Asks and waits.
     *
     * @param headers names and values in turn
     */
    Answer send(String method, URI address, String body, String... headers) {
        RequestOptions options =
                new RequestOptions().setMethod(HttpMethod.valueOf(method)).setAbsoluteURI(address.toString());
        for (int i = 0; i < headers.length; i += 2) {
            options.putHeader(headers[i], headers[i + 1]);
        }
        return now(http.request(options)
                .compose(
                        request -> (body.isEmpty() ? request.send() : request.send(body)).compose(Http2Client::whole)));
    }

    private static Future<Answer> whole(HttpClientResponse response) {
        return response.body()
                .map(body -> new Answer(response.version(), response.statusCode(), response.headers(), body));
    }

    @Override
    public void close() {
        now(vertx.close());
    }
}
