package carillon.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Encodes the control frames that a server sends: final, unmasked, with at most 125 bytes (RFC 6455, section 5.5). */
final class ControlFrame {
    private static final int FINAL = 0x80;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MAX_BYTES = 125;

    private ControlFrame() {}

    static ByteBuf ping() {
        return frame(PING, Unpooled.EMPTY_BUFFER);
    }

    static ByteBuf pong(ByteBuf content) {
        return frame(PONG, content);
    }

    /** Encodes a close; a reason that is too long is cut off. */
    static ByteBuf close(short code, String reason) {
        ByteBuf content = Unpooled.buffer().writeShort(code);
        content.writeCharSequence(reason, StandardCharsets.UTF_8);
        return close(content.slice(0, Math.min(content.readableBytes(), MAX_BYTES)));
    }

    /** Encodes a close with the content of the one that it answers. */
    static ByteBuf close(ByteBuf content) {
        return frame(CLOSE, content);
    }

    private static ByteBuf frame(int kind, ByteBuf content) {
        ByteBuf frame = Unpooled.buffer(2 + content.readableBytes());
        return frame.writeByte(FINAL | kind).writeByte(content.readableBytes()).writeBytes(content);
    }
}
