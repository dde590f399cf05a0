package carillon.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that knows only the protocol: it holds a document and a cursor, and applies what comes. */
final class FeedClient implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final List<String> types = new ArrayList<>();
    private JsonNode document;
    private String cursor;

    private FeedClient(JsonNode document, String cursor) {
        this.document = document;
        this.cursor = cursor;
    }

    static FeedClient connect(URI uri) {
        return connect(uri, JsonNodeFactory.instance.objectNode(), "");
    }

    static FeedClient connect(URI uri, JsonNode document, String cursor) {
        FeedClient client = new FeedClient(document, cursor);
        client.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, client)
                .join();
        return client;
    }

    private WebSocket socket;

    WebSocket socket() {
        return socket;
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
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came; before: " + types + ", at " + cursor);
        }
        types.add(message.path("type").asText());
        switch (message.path("type").asText()) {
            case "snapshot" -> {
                document = message.path("timeline");
                cursor = message.path("cursor").asText();
            }
            case "patch" -> {
                document = merge(document, message.path("patch"));
                cursor = message.path("cursor").asText();
            }
            default -> {}
        }
        return message;
    }

    /** RFC 7396, section 2, word for word. */
    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merge(result.path(member.getKey()), member.getValue()));
            }
        });
        return result;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }
}
