package carillon.feed;

import carillon.wire.SharedBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message of the feed, the same for everybody who gets it. Its bytes are made once for each transport, by whoever first needs them, and shared by
 * all sockets of the node.
 *
 * <p>The bytes of what is for many lie outside the heap, where the system can send them from without a copy for each socket, and belong to nobody: a
 * socket takes a view of them, and they are freed with this object by the garbage collector. To count the views instead would
 * cost every event loop a contended write for every socket, and one view forgotten would keep the bytes for ever.
 */
final class EncodedMessage {
    private static final int FINAL_TEXT = 0x81;
    private static final int MAX_LENGTH_IN_HEADER = 125;
    private static final int LENGTH_FOLLOWS_IN_16_BITS = 126;
    private static final int LENGTH_FOLLOWS_IN_64_BITS = 127;
    private static final int MAX_16_BITS = 0xFFFF;
    private static final int MAX_HEADER_BYTES = 10;

    private final Messages.Kind kind;
    private final Cursor at;
    private final String json;
    private volatile @Nullable ByteBuf webSocketFrame;
    private volatile @Nullable Buffer event;

    /**
     * @param at the cursor at which whoever has it stands
     * @param json the message of docs/protocol.md, on one line
     */
    EncodedMessage(Messages.Kind kind, Cursor at, String json) {
        this.kind = kind;
        this.at = at;
        this.json = json;
    }

    Messages.Kind kind() {
        return kind;
    }

    /** The cursor at which whoever has it stands. */
    Cursor at() {
        return at;
    }

    String json() {
        return json;
    }

    /** One unmasked text frame (RFC 6455, section 5.2): a view of its own for whoever asks, to be written and never released. */
    ByteBuf webSocketFrame() {
        ByteBuf frame = webSocketFrame;
        if (frame == null) {
            frame = madeFrame();
        }
        return frame.duplicate();
    }

    private synchronized ByteBuf madeFrame() {
        ByteBuf frame = webSocketFrame;
        if (frame == null) {
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            int length = text.length;
            ByteBuf bytes = room(MAX_HEADER_BYTES + length);
            bytes.writeByte(FINAL_TEXT);
            if (length <= MAX_LENGTH_IN_HEADER) {
                bytes.writeByte(length);
            } else if (length <= MAX_16_BITS) {
                bytes.writeByte(LENGTH_FOLLOWS_IN_16_BITS).writeShort(length);
            } else {
                bytes.writeByte(LENGTH_FOLLOWS_IN_64_BITS).writeLong(length);
            }
            frame = Unpooled.unreleasableBuffer(bytes.writeBytes(text));
            webSocketFrame = frame;
        }
        return frame;
    }

    /**
     * One server-sent event (HTML Living Standard, section 9.2). The browser comes back with the last id it saw. So only what
     * brings the document to a cursor carries one: a hello that did would skip what was to follow it.
     */
    Buffer event() {
        Buffer made = event;
        return made == null ? madeEvent() : made;
    }

    private synchronized Buffer madeEvent() {
        Buffer made = event;
        if (made == null) {
            boolean moves = kind == Messages.Kind.PATCH || kind == Messages.Kind.SNAPSHOT;
            String head = "event: " + kind.word() + "\n" + (moves ? "id: " + at + "\n" : "") + "data: ";
            byte[] text = (head + json + "\n\n").getBytes(StandardCharsets.UTF_8);
            ByteBuf bytes = room(text.length).writeBytes(text);
            made = SharedBuffer.of(bytes);
            event = made;
        }
        return made;
    }

    private ByteBuf room(int capacity) {
        return kind.isForOne()
                ? Unpooled.buffer(capacity)
                : Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(capacity)).clear();
    }
}
