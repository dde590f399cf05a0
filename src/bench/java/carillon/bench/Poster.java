package carillon.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.atomic.AtomicLong;

/** Posts check-ins, as a program with a coordinator's token does. */
final class Poster {
    private static final int CREATED = 201;

    private final Client client;
    private final Server server;
    private final AtomicLong lastMark = new AtomicLong(Marks.NONE);

    Poster(Client client, Server server) {
        this.client = client;
        this.server = server;
    }

    /** The mark that the next note shall carry. */
    long nextMark() {
        return lastMark.incrementAndGet();
    }

    /** Posts a note with a mark. */
    Future<Void> post(long mark) {
        return post(server.postPath(), note(server, mark));
    }

    /** The check-in that is a note with a mark. */
    static String note(Server server, long mark) {
        return "{\"type\":\"note\",\"city\":\"" + server.city() + "\",\"text\":\"" + Marks.text(mark) + "\"}";
    }

    /** Posts a check-in; succeeds once the server says that it is durable, and fails where it says anything else. */
    Future<Void> post(String path, String body) {
        return client.http()
                .request(HttpMethod.PUT, server.port(), "localhost", path)
                .compose(request -> request.putHeader("Authorization", "Bearer " + Subject.TOKEN)
                        .putHeader("Content-Type", "application/json")
                        .send(Buffer.buffer(body))
                        .compose(response -> response.body().compose(answer -> created(response, answer, body))));
    }

    /** Posts notes to a server one after the other; returns how long each of them took. */
    static long[] oneAfterAnother(Server server, int warmUp, int posts) throws Exception {
        long[] nanos = new long[posts];
        try (Client client = new Client()) {
            Poster poster = new Poster(client, server);
            for (int i = -warmUp; i < posts; i++) {
                long began = System.nanoTime();
                client.await(poster.post(poster.nextMark()));
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - began;
                }
            }
        }
        return nanos;
    }

    private static Future<Void> created(HttpClientResponse response, Buffer answer, String body) {
        return response.statusCode() == CREATED
                ? Future.succeededFuture()
                : Future.failedFuture(body + " was answered with " + response.statusCode() + " " + answer);
    }
}
