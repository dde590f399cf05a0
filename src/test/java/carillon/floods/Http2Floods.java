package carillon.floods;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Floods by what is HTTP/2 in part, or nothing at all: each a line in a log that says every fault. */
final class Http2Floods {
    private static final int STREAMS = 50;
    private static final int MOST_STREAMS = 100;
    private static final int NONSENSE_BYTES = 600;
    private static final long ANSWERS_MILLIS = 5;
    private static final int STALLED = 1;
    private static final int FIRST_READ = 3;
    private static final int LAST_READ = 7;
    private static final int SMALL_WINDOW = 1_024;
    private static final int ROOM = 1 << 30;
    private static final int STREAM_BITS = 0x7FFF_FFFF;
    private static final int TYPE_AT = 3;
    private static final int STREAM_AT = 5;
    private static final int LENGTH_BITS = 8;

    private Http2Floods() {}

    static void halfRequests(Assault assault, int number) throws IOException {
        ByteArrayOutputStream requests = begun();
        for (int i = 0; i < STREAMS; i++) {
            requests.writeBytes(Http2.requestBegun(
                    2 * i + 1,
                    "PUT",
                    assault.target().inEdition("/check-ins/" + UUID.randomUUID()),
                    "content-type",
                    "application/json"));
        }
        say(assault, requests.toByteArray());
    }

    static void rapidResets(Assault assault, int number) throws IOException {
        try (Wire wire = assault.connect()) {
            assault.drainAside(wire);
            wire.send(begun().toByteArray());
            for (int stream = 1; assault.goesOn(); stream += 2 * STREAMS) {
                wire.send(resets(assault.target(), stream));
                assault.count(STREAMS + " resets");
            }
        }
    }

    private static byte[] resets(Target target, int first) {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        for (int stream = first; stream < first + 2 * STREAMS; stream += 2) {
            requests.writeBytes(Http2.request(stream, "GET", target.inEdition("/timeline")));
            requests.writeBytes(Http2.cancel(stream));
        }
        return requests.toByteArray();
    }

    static void untaken(Assault assault, int number) throws IOException {
        try (Wire wire = assault.connect()) {
            assault.drainAside(wire);
            wire.send(Http2.PREFACE);
            wire.send(Http2.settings(0));
            ByteArrayOutputStream requests = new ByteArrayOutputStream();
            for (int i = 0; i < MOST_STREAMS; i++) {
                requests.writeBytes(
                        Http2.request(2 * i + 1, "GET", assault.target().inEdition("/nowhere")));
            }
            wire.send(requests.toByteArray());
            assault.count("asked for " + MOST_STREAMS);
            assault.holdOn();
        }
    }

    static void badPrefaces(Assault assault, int number) throws IOException {
        say(assault, "PRI * HTTP/2.0\r\n\r\nNO\r\n\r\n\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    }

    static void nonsense(Assault assault, int number) throws IOException {
        byte[] bytes = new byte[NONSENSE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        say(assault, bytes);
    }

    private static ByteArrayOutputStream begun() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Http2.PREFACE.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(Http2.settings());
        return bytes;
    }

    /** Says something, gives the server a moment to answer, and is gone. */
    private static void say(Assault assault, byte[] bytes) throws IOException {
        try (Wire wire = assault.connect()) {
            wire.send(bytes);
            assault.pause(ANSWERS_MILLIS);
            wire.abandon();
        }
    }

    /** Event streams on one connection: the first is not read on, the others are; what these bring is counted. */
    static void stalledStream(Assault assault, int number) throws IOException {
        try (Wire wire = assault.connect()) {
            openStreams(assault.target(), wire);
            while (assault.goesOn()) {
                ByteBuffer head = ByteBuffer.wrap(wire.read(Http2.HEAD_BYTES));
                take(assault, wire, head, wire.read(head.getInt(0) >>> LENGTH_BITS));
            }
        }
    }

    private static void openStreams(Target target, Wire wire) throws IOException {
        wire.send(Http2.PREFACE);
        wire.send(Http2.settings(SMALL_WINDOW));
        wire.send(Http2.moreRoom(0, ROOM));
        for (int stream = STALLED; stream <= LAST_READ; stream += 2) {
            wire.send(Http2.request(stream, "GET", target.inEdition("/feed"), "accept", "text/event-stream"));
            if (stream >= FIRST_READ) {
                wire.send(Http2.moreRoom(stream, ROOM));
            }
        }
    }

    private static void take(Assault assault, Wire wire, ByteBuffer head, byte[] payload) throws IOException {
        int type = head.get(TYPE_AT);
        int stream = head.getInt(STREAM_AT) & STREAM_BITS;
        boolean acknowledged = (head.get(TYPE_AT + 1) & Http2.ACK) != 0;
        switch (type) {
            case Http2.SETTINGS, Http2.PING -> {
                if (!acknowledged) {
                    wire.send(Http2.frame(type, Http2.ACK, 0, type == Http2.PING ? payload : new byte[0]));
                }
            }
            case Http2.DATA -> {
                if (payload.length > 0) {
                    wire.send(Http2.moreRoom(0, payload.length));
                }
                if (stream >= FIRST_READ) {
                    assault.count("data of a stream that is read");
                }
            }
            case Http2.RST_STREAM -> assault.count(stream == STALLED ? "stalled stream reset" : "read stream reset");
            case Http2.GOAWAY -> throw new IOException("the whole connection is ended");
            default -> {}
        }
    }
}
