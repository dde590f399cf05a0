package carillon.feed;

import carillon.wire.SharedBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message of the feed with its bytes, the same for all who get it. The bytes are made once for each transport, when
 * they are first needed, and shared by all sockets of the node.
 *
 * <p>The bytes of a message for many lie outside the heap, where the system can send them from without a copy for each
 * socket, and have no owner: a socket takes a view of them, and the garbage collector frees them with this object. To
 * count the views instead would cost every event loop a contended write for every socket, and one view forgotten would
 * keep the bytes for ever.
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
     * Makes a message.
     *
     * @param at the cursor at which a client stands that has it
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

    /** Returns the cursor at which a client stands that has it. */
    Cursor at() {
        return at;
    }

    String json() {
        return json;
    }

    /**
     * Returns one unmasked text frame (RFC 6455, section 5.2): a view for one socket, to be written and never released.
     */
    ByteBuf webSocketFrame() {
        ByteBuf frame = webSocketFrame;
        if (frame == null) {
            frame = encodeFrame();
        }
        return frame.duplicate();
    }

    private synchronized ByteBuf encodeFrame() {
        ByteBuf frame = webSocketFrame;
        if (frame == null) {
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            int length = text.length;
            ByteBuf bytes = allocate(MAX_HEADER_BYTES + length);
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
     * Returns one server-sent event (HTML Living Standard, section 9.2). A browser comes back with the last id it saw,
     * so only a message that brings the document to a cursor has one: a hello with an id would skip the messages that
     * follow it.
     */
    Buffer event() {
        Buffer made = event;
        return made == null ? encodeEvent() : made;
    }

    private synchronized Buffer encodeEvent() {
        Buffer made = event;
        if (made == null) {
            boolean hasId = kind == Messages.Kind.PATCH || kind == Messages.Kind.SNAPSHOT;
            String head = "event: " + kind.word() + "\n" + (hasId ? "id: " + at + "\n" : "") + "data: ";
            byte[] text = (head + json + "\n\n").getBytes(StandardCharsets.UTF_8);
            ByteBuf bytes = allocate(text.length).writeBytes(text);
            made = SharedBuffer.of(bytes);
            event = made;
        }
        return made;
    }

    private ByteBuf allocate(int capacity) {
        return kind.isForOne()
                ? Unpooled.buffer(capacity)
                : Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(capacity)).clear();
    }
}
