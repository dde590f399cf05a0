package carillon.blackbox;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.TestDatabase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client that knows only the protocol: it holds a document and a cursor, and applies what comes. What is told beside the timeline
 * (who watches, and whether the server has lost its journal) comes at any time, and is kept apart.
 *
 * <p>(Java's own WebSocket client now and then loses what comes in one piece with the handshake's answer, which here is most of a
 * snapshot.)
 */
final class FeedClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final long PATIENCE_SECONDS = 20;

    /** A server that is killed is missed only after a while. */
    private static final long PRESENCE_SECONDS = 40;

    /** What stands for a connection that ended without a close code (RFC 6455, section 7.4.1). */
    private static final Short ABNORMAL = 1006;

    private static final WebSocketClient CLIENT = TestDatabase.vertx()
            .createWebSocketClient(new WebSocketClientOptions()
                    .setMaxConnections(1_000)
                    .setMaxFrameSize(MAX_MESSAGE_BYTES)
                    .setMaxMessageSize(MAX_MESSAGE_BYTES));

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> presences = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> stales = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final List<String> types = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final ClientWebSocket socket = CLIENT.webSocket();
    private JsonNode document;
    private String cursor;

    private FeedClient(JsonNode document, String cursor) {
        this.document = document;
        this.cursor = cursor;
        socket.textMessageHandler(this::sort);
        socket.exceptionHandler(closed::completeExceptionally);
        socket.closeHandler(_ -> closed.complete(
                Objects.requireNonNullElse(socket.closeStatusCode(), ABNORMAL).intValue()));
    }

    static FeedClient connect(URI uri) {
        return connect(uri, JsonNodeFactory.instance.objectNode(), "");
    }

    static FeedClient connect(URI uri, JsonNode document, String cursor) {
        FeedClient client = new FeedClient(document, cursor);
        now(client.socket.connect(new WebSocketConnectOptions().setAbsoluteURI(uri.toString())));
        return client;
    }

    private void sort(String text) {
        JsonNode message = parsed(text);
        switch (message.path("type").asText()) {
            case "presence" -> presences.add(message);
            case "stale" -> stales.add(message);
            default -> messages.add(text);
        }
    }

    /** Waits until it is told that so many watch, and from where; gives the message. */
    JsonNode presence(int total, String cities) throws InterruptedException {
        List<JsonNode> before = new ArrayList<>();
        while (true) {
            JsonNode next = presences.poll(PRESENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never told of " + total + " " + cities + ", only: " + before);
            }
            if (next.path("total").asInt() == total
                    && next.path("cities").toString().equals(cities)) {
                return next;
            }
            before.add(next);
        }
    }

    /** The next word on whether the server has lost its journal. */
    JsonNode stale() throws InterruptedException {
        JsonNode next = stales.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("told whether the server has lost its journal").isNotNull();
        return next;
    }

    void say(String text) {
        now(socket.writeTextMessage(text));
    }

    void sayInBytes(byte[] bytes) {
        now(socket.writeBinaryMessage(Buffer.buffer(bytes)));
    }

    void leave() {
        now(socket.close());
    }

    JsonNode document() {
        return document;
    }

    String cursor() {
        return cursor;
    }

    /** The types of the messages taken so far. */
    List<String> types() {
        return types;
    }

    /** Takes messages until the cursor is that one. */
    void follow(String until) throws InterruptedException {
        while (!cursor.equals(until)) {
            take();
        }
    }

    /** The close code, once the server has closed. */
    int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Takes the next message and applies it. */
    JsonNode take() throws InterruptedException {
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("nothing came; before: " + types + ", at " + cursor + ", closed: " + closed);
        }
        JsonNode message = parsed(text);
        types.add(message.path("type").asText());
        switch (message.path("type").asText()) {
            case "snapshot" -> {
                document = message.path("timeline");
                cursor = message.path("cursor").asText();
            }
            case "patch" -> {
                document = merge(document, message.path("patch"));
                cursor = message.path("cursor").asText();
                assertThat(known).as("told twice").doesNotContain(cursor);
            }
            default -> {}
        }
        known.add(cursor);
        return message;
    }

    /** RFC 7396, section 2, word for word. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (target instanceof ObjectNode object) {
            result.setAll(object);
        }
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merge(result.path(member.getKey()), member.getValue()));
            }
        });
        return result;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
