package carillon.floods;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/2 as a client writes them (RFC 9113), headers without compression (RFC 7541). */
final class Http2 {
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    static final int HEAD_BYTES = 9;
    static final int DATA = 0x0;
    static final int SETTINGS = 0x4;
    static final int PING = 0x6;
    static final int GOAWAY = 0x7;
    static final int RST_STREAM = 0x3;
    static final int ACK = 0x1;
    private static final int HEADERS = 0x1;
    private static final int WINDOW_UPDATE = 0x8;
    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int INITIAL_WINDOW_SIZE = 0x4;
    private static final int CANCEL = 0x8;
    private static final int SCHEME_HTTP = 0x86;
    private static final int AUTHORITY = 0x1;
    private static final int METHOD = 0x2;
    private static final int PATH = 0x4;

    private Http2() {}

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(HEAD_BYTES + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] settings() {
        return frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** Lets the server send so many bytes of each stream, until told that it may send more. */
    static byte[] settings(int window) {
        byte[] setting = ByteBuffer.allocate(6)
                .putShort((short) INITIAL_WINDOW_SIZE)
                .putInt(window)
                .array();
        return frame(SETTINGS, 0, 0, setting);
    }

    static byte[] moreRoom(int stream, int bytes) {
        return frame(
                WINDOW_UPDATE,
                0,
                stream,
                ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array());
    }

    static byte[] cancel(int stream) {
        return frame(
                RST_STREAM,
                0,
                stream,
                ByteBuffer.allocate(Integer.BYTES).putInt(CANCEL).array());
    }

    /** A request behind which nothing comes. */
    static byte[] request(int stream, String method, String path, String... headers) {
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, fields(method, path, headers));
    }

    /** A request of which more is to come. */
    static byte[] requestBegun(int stream, String method, String path, String... headers) {
        return frame(HEADERS, END_HEADERS, stream, fields(method, path, headers));
    }

    /** Each literal, as one that is not to be kept; names and values alternate. */
    private static byte[] fields(String method, String path, String... headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(METHOD);
        text(block, method);
        block.write(SCHEME_HTTP);
        block.write(PATH);
        text(block, path);
        block.write(AUTHORITY);
        text(block, "localhost");
        for (int i = 0; i < headers.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            text(block, headers[i]);
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length >= Byte.MAX_VALUE) {
            throw new IllegalArgumentException("longer than a byte can say: " + text);
        }
        block.write(bytes.length);
        block.writeBytes(bytes);
    }
}
