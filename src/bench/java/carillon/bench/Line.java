package carillon.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, as little of it as a watcher needs (RFC 6455): the handshake, whole messages, and an answer to pings. Belongs to one
 * {@link AudienceLoop}, whose buffer and table it uses; it keeps bytes of its own only where a frame has come in part.
 */
final class Line {
    private static final byte[] NOTHING = {};
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final SocketChannel channel;
    private final Server server;
    private final Watcher watcher;
    private final Runnable joined;
    private boolean upgraded;
    private boolean told;
    private byte[] rest = NOTHING;
    private byte[] fragments = NOTHING;

    /** A line to that server, which is not connected yet; {@code joined} runs once its watcher hears everything. */
    Line(SocketChannel channel, Server server, Watcher watcher, Runnable joined) {
        this.channel = channel;
        this.server = server;
        this.watcher = watcher;
        this.joined = joined;
    }

    SocketChannel channel() {
        return channel;
    }

    void connected() throws IOException {
        send(ByteBuffer.wrap(("GET " + watcher.path(server.feedPath()) + " HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: Y2FyaWxsb24gaXMgcnVuZw==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Reads what there is.
     *
     * @return false where the other side has closed
     */
    boolean read(ByteBuffer buffer, MessageTable table) throws IOException {
        buffer.clear().put(rest);
        rest = NOTHING;
        if (channel.read(buffer) < 0) {
            return false;
        }
        buffer.flip();
        if (!upgraded && !upgrade(buffer)) {
            keepRest(buffer);
            return true;
        }
        boolean open = frames(buffer, table);
        keepRest(buffer);
        return open;
    }

    private void keepRest(ByteBuffer buffer) throws IOException {
        if (buffer.remaining() == buffer.capacity()) {
            throw new IOException("a message is larger than " + buffer.capacity() + " bytes");
        }
        if (buffer.hasRemaining()) {
            rest = new byte[buffer.remaining()];
            buffer.get(rest);
        }
    }

    /** Reads the answer to the handshake; false where it has not come whole. */
    private boolean upgrade(ByteBuffer buffer) throws IOException {
        byte[] head = new byte[buffer.remaining()];
        buffer.get(buffer.position(), head);
        for (int end = HEAD_END.length; end <= head.length; end++) {
            if (Arrays.equals(head, end - HEAD_END.length, end, HEAD_END, 0, HEAD_END.length)) {
                String answer = new String(head, 0, end, StandardCharsets.US_ASCII);
                if (!answer.startsWith("HTTP/1.1 101")) {
                    throw new IOException("a watcher is refused: " + answer);
                }
                buffer.position(buffer.position() + end);
                upgraded = true;
                Optional<String> greeting = server.dialect().greeting();
                if (greeting.isPresent()) {
                    send(FrameHead.fromClient(FrameHead.TEXT, greeting.get().getBytes(StandardCharsets.UTF_8)));
                }
                if (server.dialect().joinsAtOnce()) {
                    joined();
                }
                return true;
            }
        }
        return false;
    }

    /** Takes all whole frames; false where one of them closes. */
    private boolean frames(ByteBuffer buffer, MessageTable table) throws IOException {
        while (true) {
            buffer.mark();
            @Nullable FrameHead head = FrameHead.read(buffer);
            if (head == null || buffer.remaining() < head.length()) {
                buffer.reset();
                return true;
            }
            int end = buffer.position() + head.length();
            ByteBuffer payload = buffer.slice(buffer.position(), head.length());
            buffer.position(end);
            if (head.opcode() == FrameHead.CLOSE) {
                return false;
            }
            take(head, payload, table);
        }
    }

    private void take(FrameHead head, ByteBuffer payload, MessageTable table) throws IOException {
        switch (head.opcode()) {
            case FrameHead.PING -> {
                byte[] bytes = new byte[payload.remaining()];
                payload.get(bytes);
                send(FrameHead.fromClient(FrameHead.PONG, bytes));
            }
            case FrameHead.PONG -> {}
            case FrameHead.TEXT, FrameHead.BINARY, FrameHead.CONTINUATION -> {
                if (head.last() && fragments.length == 0) {
                    heard(table.find(payload));
                    return;
                }
                int before = fragments.length;
                fragments = Arrays.copyOf(fragments, before + payload.remaining());
                payload.get(fragments, before, payload.remaining());
                if (head.last()) {
                    Message whole = table.find(ByteBuffer.wrap(fragments));
                    fragments = NOTHING;
                    heard(whole);
                }
            }
            default -> throw new IOException("a frame of the kind " + head.opcode());
        }
    }

    private void heard(Message message) throws IOException {
        Optional<String> answer = server.dialect().answer(message);
        if (answer.isPresent()) {
            send(FrameHead.fromClient(FrameHead.TEXT, answer.get().getBytes(StandardCharsets.UTF_8)));
        }
        if (!told && server.dialect().joinedBy(message)) {
            joined();
        }
        watcher.heard(message);
    }

    private void joined() {
        told = true;
        joined.run();
    }

    /** What a watcher sends is so little that a socket always takes it. */
    private void send(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("a socket is full");
        }
    }
}
