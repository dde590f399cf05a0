package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket client that says what it must not, and then does not go when it is shown the door (RFC 6455, section 5).
 */
final class Stubborn implements AutoCloseable {
    private static final int CLOSE = 8;
    private static final int LENGTH_IN_16_BITS = 126;
    private static final int LENGTH_IN_64_BITS = 127;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    Stubborn(int port) throws IOException {
        this(port, "");
        for (String head = ""; !head.endsWith("\r\n\r\n"); ) {
            head += (char) in.readUnsignedByte();
        }
    }

    private Stubborn(int port, String query) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        write("GET /feed" + query + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    /** One who asks to continue from a cursor, and does not wait for an answer. */
    static Stubborn continuing(int port, String cursor) throws IOException {
        return new Stubborn(port, "?after=" + cursor);
    }

    /** Asks for the time, that many times at once, and does not mind where the other side takes no more. */
    void floods(int times) {
        try {
            // A text frame, masked with zeroes.
            write("\u0081\u0097\0\0\0\0{\"type\":\"time\",\"t0\":10}".repeat(times));
        } catch (IOException e) {
            // It was cut off, which is what it is here for.
            assertThat(e).isNotNull();
        }
    }

    private void write(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says that it goes, and stays. */
    void sayGoodbye() throws IOException {
        // A close frame with code 1000, masked with zeroes.
        write("\u0088\u0082\0\0\0\0\u0003\u00e8");
    }

    /** Reads frame after frame until the server says goodbye, and answers none of them; gives the code. */
    int closeCode() throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte();
            if (length == LENGTH_IN_16_BITS) {
                length = in.readUnsignedShort();
            } else if (length == LENGTH_IN_64_BITS) {
                length = Math.toIntExact(in.readLong());
            }
            if (kind == CLOSE) {
                return in.readUnsignedShort();
            }
            in.skipNBytes(length);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
