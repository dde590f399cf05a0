package carillon.bench;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the payload of a WebSocket frame from a server (RFC 6455, section 5.2).
 *
 * @param last whether the message ends with this frame
 * @param opcode what kind of frame it is
 * @param length of the payload, in bytes
 */
record FrameHead(boolean last, int opcode, int length) {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE_BITS = 0xF;
    private static final int LENGTH_BITS = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    /** Reads it; absent where it has not come whole. */
    static @Nullable FrameHead read(ByteBuffer buffer) {
        if (buffer.remaining() < 2) {
            return null;
        }
        int first = buffer.get();
        int length = buffer.get() & LENGTH_BITS;
        if (buffer.remaining() < lengthBytes(length)) {
            return null;
        }
        if (length == TWO_BYTES) {
            length = buffer.getShort() & UNSIGNED_SHORT;
        } else if (length == EIGHT_BYTES) {
            length = Math.toIntExact(buffer.getLong());
        }
        return new FrameHead((first & FIN) != 0, first & OPCODE_BITS, length);
    }

    private static int lengthBytes(int length) {
        return switch (length) {
            case TWO_BYTES -> Short.BYTES;
            case EIGHT_BYTES -> Long.BYTES;
            default -> 0;
        };
    }

    /** A frame from a client, who must mask what it sends; a mask of zeros changes nothing. */
    static ByteBuffer fromClient(int opcode, byte[] payload) {
        if (payload.length >= TWO_BYTES) {
            throw new IllegalArgumentException("a watcher has nothing to say that is this long");
        }
        return ByteBuffer.allocate(2 + Integer.BYTES + payload.length)
                .put((byte) (FIN | opcode))
                .put((byte) (MASKED | payload.length))
                .putInt(0)
                .put(payload)
                .flip();
    }
}
