package carillon.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A thread that sends requests to one server and reads the answers, on as many connections as there are requests under way; all stay
 * open. A load generator takes its time from the server that it measures, so this one knows no more of HTTP than it needs.
 */
final class PostLoop implements AutoCloseable {
    private static final int FIRST_BUFFER_BYTES = 4096;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String END_OF_CHUNKS = "0\r\n\r\n";
    private static final String LENGTH = "content-length:";

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "poster");
    private volatile boolean over;

    private record Request(ByteBuffer bytes, Promise<Answer> promise) {}

    /** What came back, a character for each byte. */
    record Answer(int status, String body) {}

    PostLoop(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends a JSON text; the future is completed on this loop's thread. */
    Future<Answer> put(String path, String token, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("PUT " + path + " HTTP/1.1\r\nHost: localhost:" + server.getPort()
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + END_OF_HEAD)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        Promise<Answer> promise = Promise.promise();
        requests.add(new Request(ByteBuffer.wrap(all), promise));
        selector.wakeup();
        return promise.future();
    }

    private void run() {
        try {
            while (!over) {
                selector.select(key -> ((Connection) key.attachment()).read());
                for (@Nullable Request next = requests.poll(); next != null; next = requests.poll()) {
                    send(next);
                }
            }
        } catch (IOException e) {
            requests.forEach(request -> request.promise().tryFail(e));
        }
    }

    private void send(Request request) {
        try {
            @Nullable Connection connection = idle.poll();
            (connection == null ? new Connection() : connection).send(request);
        } catch (IOException e) {
            request.promise().fail(e);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private final class Connection {
        private final SocketChannel channel = SocketChannel.open(server);
        private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
        private @Nullable Promise<Answer> waiting;

        Connection() throws IOException {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(Request request) throws IOException {
            waiting = request.promise();
            buffer.clear();
            // A request is shorter than what a socket takes at once.
            while (request.bytes().hasRemaining()) {
                channel.write(request.bytes());
            }
        }

        void read() {
            try {
                if (!buffer.hasRemaining()) {
                    buffer = ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
                }
                if (channel.read(buffer) < 0) {
                    throw new IOException("the server has closed a connection");
                }
                @Nullable
                Answer answer = answer(new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
                @Nullable Promise<Answer> asked = waiting;
                if (answer != null && asked != null) {
                    waiting = null;
                    idle.push(this);
                    asked.complete(answer);
                }
            } catch (IOException e) {
                fail(e);
            }
        }

        private void fail(IOException e) {
            try {
                channel.close();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            idle.remove(this);
            if (waiting != null) {
                waiting.tryFail(e);
            }
        }

        /** The whole answer, a character for each byte; null as long as some of it is missing. */
        private static @Nullable Answer answer(String text) {
            int end = text.indexOf(END_OF_HEAD);
            if (end < 0) {
                return null;
            }
            String head = text.substring(0, end).toLowerCase(Locale.ROOT);
            String body = text.substring(end + END_OF_HEAD.length());
            int length = head.indexOf(LENGTH);
            boolean whole = length < 0
                    ? body.endsWith(END_OF_CHUNKS)
                    : body.length()
                            >= Integer.parseInt(head.substring(length + LENGTH.length())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .strip());
            return whole ? new Answer(Integer.parseInt(head.split(" ", 3)[1]), body) : null;
        }
    }
}
