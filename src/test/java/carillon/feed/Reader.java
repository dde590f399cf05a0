package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.HttpClients;
import carillon.timeline.MergePatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One who watches: holds the document, applies what comes, and can stop reading for a while. */
final class Reader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECEIVE_BUFFER_BYTES = 8 * 1024;
    private static final int CONNECTION_WINDOW_BYTES = 1 << 20;
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Message> coming = new LinkedBlockingQueue<>();
    private final List<String> types = new ArrayList<>();
    private final CompletableFuture<Short> closed = new CompletableFuture<>();
    /** Held on to: a client that nobody refers to closes its connections. */
    private Supplier<Future<Void>> leaving;

    private final AtomicLong taken = new AtomicLong();
    private ReadStream<?> stream;
    private JsonNode document = JsonNodeFactory.instance.objectNode();
    private Cursor cursor = new Cursor(0, "0000000000000000");

    /**
     * One message.
     *
     * @param id under which an event stream sent it; empty where it had none
     */
    record Message(String id, JsonNode json) {
        String type() {
            return json.path("type").asText();
        }
    }

    private Reader() {}

    /** Somebody who holds what this one holds, and was away since. */
    private Reader holding(Reader other) {
        document = other.document;
        cursor = other.cursor;
        return this;
    }

    /** Somebody who holds what another node has told them. */
    static Reader seenElsewhere(Present present) {
        Reader reader = new Reader();
        reader.document = parsed(present.document());
        reader.cursor = present.cursor();
        return reader;
    }

    /** Somebody who says they hold something under that cursor. */
    static Reader standing(String at) {
        Reader reader = new Reader();
        reader.cursor = Cursor.parse(at).orElseThrow();
        return reader;
    }

    static Reader overWebSocket(Watching watching) {
        return overWebSocket(watching, "");
    }

    static Reader backOverWebSocket(Watching watching, Reader before) {
        return overWebSocket(watching, "?after=" + before.cursor).holding(before);
    }

    static Reader overWebSocket(Watching watching, String query) {
        Reader reader = new Reader();
        WebSocketClient client = watching.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setReceiveBufferSize(RECEIVE_BUFFER_BYTES)
                        .setMaxFrameSize(MAX_MESSAGE_BYTES)
                        .setMaxMessageSize(MAX_MESSAGE_BYTES));
        reader.leaving = client::close;
        ClientWebSocket socket = client.webSocket();
        socket.textMessageHandler(text -> reader.coming.add(new Message("", parsed(text))));
        socket.closeHandler(_ -> reader.closed.complete(socket.closeStatusCode()));
        reader.stream = now(socket.connect(watching.port(), "127.0.0.1", "/feed" + query));
        return reader;
    }

    static Reader overEventStream(Watching watching) {
        return overEventStream(watching, "");
    }

    static Reader backOverEventStream(Watching watching, Reader before) {
        return overEventStream(watching, before.cursor.toString()).holding(before);
    }

    static Reader overEventStream(Watching watching, String lastEventId) {
        Reader reader = new Reader();
        HttpClient client = new HttpClients(watching.vertx())
                .create(new HttpClientOptions().setReceiveBufferSize(RECEIVE_BUFFER_BYTES));
        reader.leaving = client::close;
        return overEventStream(watching, client, reader, lastEventId);
    }

    /** Over HTTP/2, where those who have the same client share one connection. */
    static Reader overHttp2(Watching watching, HttpClient client) {
        Reader reader = new Reader();
        reader.leaving = client::close;
        return overEventStream(watching, client, reader, "");
    }

    /** A client that goes on reading one stream while another waits. */
    static HttpClient http2Client(Watching watching) {
        return new HttpClients(watching.vertx())
                .create(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_2)
                                .setHttp2ClearTextUpgrade(false)
                                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW_BYTES),
                        new PoolOptions().setHttp2MaxSize(1));
    }

    private static Reader overEventStream(Watching watching, HttpClient client, Reader reader, String lastEventId) {
        HttpClientRequest request = now(client.request(HttpMethod.GET, watching.port(), "127.0.0.1", "/feed"));
        request.putHeader("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.putHeader("Last-Event-ID", lastEventId);
        }
        // Before it is sent, so that nothing comes while nobody listens.
        Future<HttpClientResponse> listening = request.response().map(reader::listening);
        request.send();
        reader.stream = now(listening);
        return reader;
    }

    private HttpClientResponse listening(HttpClientResponse response) {
        RecordParser events = RecordParser.newDelimited("\n\n", event -> {
            String id = "";
            for (String line : event.toString().split("\n")) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    coming.add(new Message(id, parsed(line.substring(6))));
                }
            }
        });
        response.handler(bytes -> {
            taken.addAndGet(bytes.length());
            events.handle(bytes);
        });
        response.endHandler(_ -> closed.complete((short) 0));
        response.exceptionHandler(closed::completeExceptionally);
        return response;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Says something, over a WebSocket. */
    void say(String text) {
        now(((WebSocket) stream).writeTextMessage(text));
    }

    /**
     * Asks for the time and takes messages until it is told: by then the server has read whatever went before, an
     * answer to a ping too.
     */
    void askTime() throws InterruptedException {
        say("{\"type\":\"time\",\"t0\":0}");
        takeUntil(message -> message.type().equals("time"));
    }

    /** Takes messages until it is told that so many watch; gives the message. */
    JsonNode followPresence(int total) throws InterruptedException {
        return takeUntil(message -> message.type().equals("presence")
                        && message.json().path("total").asInt() == total)
                .json();
    }

    private Message takeUntil(Predicate<Message> wanted) throws InterruptedException {
        Message next = take();
        while (!wanted.test(next)) {
            next = take();
        }
        return next;
    }

    /** Takes no more bytes from its socket. */
    void stopReading() {
        stream.pause();
    }

    /** Over HTTP/2, takes so many bytes and no more. */
    void readSome(int bytes) throws Exception {
        long until = taken.get() + bytes;
        while (taken.get() < until) {
            long before = taken.get();
            stream.fetch(1);
            for (long nanos = System.nanoTime(); taken.get() == before; Thread.onSpinWait()) {
                assertThat(System.nanoTime() - nanos).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            }
        }
    }

    /** Where it can, shows that it lives, and waits until the server knows. */
    void showsLife() throws InterruptedException {
        if (stream instanceof WebSocket) {
            askTime();
        }
    }

    void readOn() {
        stream.resume();
    }

    /** Goes without a word, with what was taken so far. */
    void leave() {
        now(leaving.get());
    }

    /** Takes what has come already. */
    void takeWhatIsThere() throws InterruptedException {
        while (!coming.isEmpty()) {
            take();
        }
    }

    /** Takes the next message and applies it; a position that does not lie ahead is a fault. */
    Message take() throws InterruptedException {
        Message message = coming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message)
                .as("after " + types.size() + " messages, at " + cursor)
                .isNotNull();
        types.add(message.type());
        switch (message.type()) {
            case "snapshot" -> stand(message.json(), message.json().path("timeline"));
            case "patch" ->
                stand(message.json(), MergePatch.apply(document, message.json().path("patch")));
            default -> {}
        }
        return message;
    }

    private void stand(JsonNode message, JsonNode next) {
        Cursor at = Cursor.parse(message.path("cursor").asText()).orElseThrow();
        if (types.getLast().equals("patch")) {
            assertThat(at.seq()).isGreaterThan(cursor.seq());
        }
        document = next;
        cursor = at;
    }

    /** Takes messages until it is there. */
    void follow(Cursor until) throws InterruptedException {
        while (!cursor.equals(until)) {
            take();
        }
    }

    /** The close code, once the other side has closed; 0 where an event stream ended. */
    int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the other side has cut it. */
    void awaitCut() {
        assertThat(closed).failsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /** The types of what was taken so far. */
    List<String> types() {
        return types;
    }

    JsonNode document() {
        return document;
    }

    Cursor cursor() {
        return cursor;
    }
}
