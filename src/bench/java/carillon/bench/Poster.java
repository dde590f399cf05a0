package carillon.bench;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Posts check-ins, as a program with a coordinator's token does. */
final class Poster implements AutoCloseable {
    private static final int CREATED = 201;
    private static final long PATIENCE_SECONDS = 60;

    private final Server server;
    private final PostLoop loop;
    private final AtomicLong lastMark = new AtomicLong(Marks.NONE);

    Poster(Server server) throws IOException {
        this.server = server;
        this.loop = new PostLoop(server.port());
    }

    /** The mark that the next note shall carry. */
    long nextMark() {
        return lastMark.incrementAndGet();
    }

    /** Posts a note with a mark. */
    Future<Void> post(long mark) {
        return post(
                server.postPath(),
                "{\"type\":\"note\",\"city\":\"" + server.city() + "\",\"text\":\"" + Marks.text(mark) + "\"}");
    }

    /** Posts a check-in; succeeds once the server says that it is durable, and fails where it says anything else. */
    Future<Void> post(String path, String body) {
        return loop.put(path, Subject.TOKEN, body)
                .compose(answer -> answer.status() == CREATED
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new IOException(body + " was answered with " + answer.status() + " " + answer.body())));
    }

    /** Waits for an outcome. */
    static <T> T await(Future<T> future) throws IOException, InterruptedException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
