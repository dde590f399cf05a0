package carillon.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Posts notes with marks, as a program with a coordinator's token does. */
final class Poster {
    private static final int CREATED = 201;

    private final Client client;
    private final Subject subject;
    private final AtomicLong lastMark = new AtomicLong(Marks.NONE);

    Poster(Client client, Subject subject) {
        this.client = client;
        this.subject = subject;
    }

    /** The mark that the next note shall carry. */
    long nextMark() {
        return lastMark.incrementAndGet();
    }

    /** Posts one note; succeeds once the server says that it is durable, and fails where it says anything else. */
    Future<Void> post(long mark) {
        Buffer body = Buffer.buffer(
                "{\"type\":\"note\",\"city\":\"" + subject.city() + "\",\"text\":\"" + Marks.text(mark) + "\"}");
        String path = subject.inEdition("/check-ins/" + UUID.randomUUID());
        return client.http()
                .request(HttpMethod.PUT, subject.port(), "localhost", path)
                .compose(request -> request.putHeader("Authorization", "Bearer " + Subject.TOKEN)
                        .putHeader("Content-Type", "application/json")
                        .send(body))
                .compose(response -> response.end().map(response))
                .compose(Poster::created);
    }

    private static Future<Void> created(HttpClientResponse response) {
        return response.statusCode() == CREATED
                ? Future.succeededFuture()
                : Future.failedFuture("a note was answered with " + response.statusCode());
    }
}
