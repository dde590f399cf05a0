package carillon.terminal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A feed over a WebSocket. One message at a time is asked for, so a slow reader has no queue and the server merges what is due. It is
 * over once the server closed it, the network broke, or nothing was heard for three heartbeats.
 */
public final class FeedConnection implements WebSocket.Listener, AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int MOST_CHARACTERS = 16 << 20;

    private final BlockingQueue<String> messages = new ArrayBlockingQueue<>(1);
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean isOver;
    private volatile long heardNanos = System.nanoTime();
    private @Nullable WebSocket socket;

    private FeedConnection() {}

    /**
     * Connects.
     *
     * @throws Refused where the server answered that there is no such feed
     * @throws IOException with a sentence, where no server answers
     */
    public static FeedConnection open(HttpClient http, URI feed) throws IOException {
        FeedConnection connection = new FeedConnection();
        CompletableFuture<WebSocket> socket =
                http.newWebSocketBuilder().connectTimeout(TO_CONNECT).buildAsync(feed, connection);
        try {
            connection.socket = socket.join();
            return connection;
        } catch (CompletionException e) {
            throw e.getCause() instanceof WebSocketHandshakeException refused
                    ? new Refused(refused.getResponse().statusCode(), e)
                    : new IOException("No server answers at " + feed + ".", e);
        }
    }

    /** A server answers, and not with a feed. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final int status;

        private Refused(int status, Throwable cause) {
            super("The server answers " + status + " instead of a feed.", cause);
            this.status = status;
        }

        /** Whether trying again would not help. */
        public boolean isFinal() {
            return status / 100 == 4 && status != 429;
        }
    }

    /** Waits for the next message; empty where none came within that time, or none will come. */
    public Optional<String> next(Duration most) throws InterruptedException {
        @Nullable String message = messages.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        if (message != null && socket != null) {
            socket.request(1);
        }
        return Optional.ofNullable(message);
    }

    /** Whether nothing more will come. */
    public boolean isOver() {
        return messages.isEmpty() && (isOver || System.nanoTime() - heardNanos > SILENCE.toNanos());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        heardNanos = System.nanoTime();
        partial.append(text);
        if (partial.length() > MOST_CHARACTERS) {
            isOver = true;
            from.abort();
        } else if (isLast) {
            messages.add(partial.toString());
            partial.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        isOver = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        isOver = true;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
