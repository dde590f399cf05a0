package carillon.wire;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * Makes a buffer of Vert.x of bytes that Netty holds, without copying them.
 *
 * <p>It relies on {@link BufferInternal#buffer(ByteBuf)} keeping the bytes where they are.
 */
public final class SharedBuffer {
    private SharedBuffer() {}

    /**
     * Wraps these bytes.
     *
     * @throws IllegalStateException where this version of Vert.x copies them
     */
    public static Buffer of(ByteBuf bytes) {
        BufferInternal buffer = BufferInternal.buffer(bytes);
        if (buffer.getByteBuf().isDirect() != bytes.isDirect()) {
            throw new IllegalStateException("the bytes were copied: " + buffer.getClass());
        }
        return buffer;
    }
}
