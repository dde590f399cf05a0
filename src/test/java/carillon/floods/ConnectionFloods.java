package carillon.floods;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Connections that take a place and say little. */
final class ConnectionFloods {
    private static final long A_SECOND = 1_000;
    private static final int LONG = 10_000;

    /** How a client of TLS 1.2 begins: a handshake record of 512 bytes, in it a hello, of which no more comes. */
    private static final byte[] TLS_HELLO = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03, 0x03};

    private ConnectionFloods() {}

    static void idle(Assault assault, int number) throws IOException {
        open(assault, new byte[0]);
    }

    static void halfRequests(Assault assault, int number) throws IOException {
        String half = "GET " + assault.target().inEdition("/timeline") + " HTTP/1.1\r\nHost: localh";
        open(assault, half.getBytes(StandardCharsets.US_ASCII));
    }

    static void tlsHellos(Assault assault, int number) throws IOException {
        open(assault, TLS_HELLO);
    }

    static void slowHeads(Assault assault, int number) throws IOException {
        trickle(assault, "", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    static void slowBodies(Assault assault, int number) throws IOException {
        Target target = assault.target();
        String head =
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost:" + target.port() + "\r\nOrigin: http://localhost:"
                        + target.port() + "\r\nContent-Type: application/json\r\nContent-Length: " + LONG + "\r\n\r\n";
        trickle(assault, head, "{\"invite\":\"");
    }

    /** Says that, waits until the server closes, and does not come back before a second has passed. */
    private static void open(Assault assault, byte[] bytes) throws IOException {
        try (Wire wire = assault.connect()) {
            wire.send(bytes);
            wire.drain();
            assault.count("closed by the server");
        } finally {
            assault.pause(A_SECOND);
        }
    }

    /** One byte each second, after what is said at once. */
    private static void trickle(Assault assault, String atOnce, String slowly) throws IOException {
        byte[] bytes = (slowly + "a".repeat(LONG)).getBytes(StandardCharsets.US_ASCII);
        try (Wire wire = assault.connect()) {
            assault.drainAside(wire);
            wire.send(atOnce);
            for (int i = 0; i < bytes.length && assault.goesOn(); i++) {
                wire.send(new byte[] {bytes[i]});
                assault.pause(A_SECOND);
            }
        }
    }
}
