package carillon.floods;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Floods by anonymous WebSockets (RFC 6455), each as fast as the server takes it. */
final class WebSocketFloods {
    private static final int UNFINISHED_TEXT = 0x01;
    private static final int UNFINISHED_CONTINUATION = 0x00;
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int FRAMES_AT_ONCE = 200;
    private static final byte[] NOTHING = {};
    private static final byte[] FOUR_KILOBYTES = new byte[4 << 10];
    private static final byte[] TIME = "{\"type\":\"time\",\"t0\":1}".getBytes(StandardCharsets.UTF_8);

    private WebSocketFloods() {}

    static void times(Assault assault, int number) throws IOException {
        shout(assault, NOTHING, manyTimes(frame(TEXT, TIME)));
    }

    static void timesUnread(Assault assault, int number) throws IOException {
        shoutUnread(assault, manyTimes(frame(TEXT, TIME)));
    }

    static void heres(Assault assault, int number) throws IOException {
        ByteArrayOutputStream everywhere = new ByteArrayOutputStream();
        List<String> cities = assault.target().cities();
        for (int i = 0; i < FRAMES_AT_ONCE; i++) {
            String here = "{\"type\":\"here\",\"city\":\"" + cities.get((number + i) % cities.size()) + "\"}";
            everywhere.writeBytes(frame(TEXT, here.getBytes(StandardCharsets.UTF_8)));
        }
        shout(assault, NOTHING, everywhere.toByteArray());
    }

    static void pings(Assault assault, int number) throws IOException {
        shout(assault, NOTHING, manyTimes(frame(PING, TIME)));
    }

    static void pingsUnread(Assault assault, int number) throws IOException {
        shoutUnread(assault, manyTimes(frame(PING, TIME)));
    }

    static void pongs(Assault assault, int number) throws IOException {
        shout(assault, NOTHING, manyTimes(frame(PONG, NOTHING)));
    }

    static void emptyTexts(Assault assault, int number) throws IOException {
        shout(assault, NOTHING, manyTimes(frame(TEXT, NOTHING)));
    }

    static void emptyFragments(Assault assault, int number) throws IOException {
        shout(assault, frame(UNFINISHED_TEXT, NOTHING), manyTimes(frame(UNFINISHED_CONTINUATION, NOTHING)));
    }

    static void longFragments(Assault assault, int number) throws IOException {
        shout(
                assault,
                frame(UNFINISHED_TEXT, FOUR_KILOBYTES),
                manyTimes(frame(UNFINISHED_CONTINUATION, FOUR_KILOBYTES)));
    }

    /** Joins, reads aside what comes, and says something once and then something else for ever. */
    private static void shout(Assault assault, byte[] first, byte[] frames) throws IOException {
        try (Wire wire = assault.connect()) {
            join(assault, wire);
            assault.drainAside(wire);
            wire.send(first);
            sendForEver(assault, wire, frames);
        }
    }

    private static void shoutUnread(Assault assault, byte[] frames) throws IOException {
        try (Wire wire = assault.connectWithLittleRoom()) {
            join(assault, wire);
            sendForEver(assault, wire, frames);
        }
    }

    private static void join(Assault assault, Wire wire) throws IOException {
        Target target = assault.target();
        wire.send(Requests.get(target, target.inEdition("/feed"), """
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: Y2FyaWxsb24gaXMgcnVuZw==\r
                """));
        String head = wire.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("refused: " + head);
        }
    }

    private static void sendForEver(Assault assault, Wire wire, byte[] frames) throws IOException {
        while (assault.goesOn()) {
            wire.send(frames);
            assault.count(FRAMES_AT_ONCE + " frames");
        }
    }

    private static byte[] manyTimes(byte[] frame) {
        ByteBuffer frames = ByteBuffer.allocate(FRAMES_AT_ONCE * frame.length);
        for (int i = 0; i < FRAMES_AT_ONCE; i++) {
            frames.put(frame);
        }
        return frames.array();
    }

    /** A client must mask what it sends; a mask of zeros changes nothing. */
    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + Short.BYTES + Integer.BYTES + payload.length)
                .put((byte) first);
        if (payload.length < SHORT_LENGTH) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
