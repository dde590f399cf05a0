package carillon.wire;

import io.netty.buffer.ByteBuf;

/** Follows the bytes of one connection that speaks HTTP/1, and finds where each request ends. */
public interface RequestFraming {
    /** Whether a head is being read. */
    boolean isInHead();

    /** Of the bytes that were read last, the number that stand ahead of the line that was being read. */
    int beforeLine();

    /**
     * Reads on, up to the end of a request at most. The bytes stay readable.
     *
     * @return how many bytes belong to the request
     * @throws FramingException where the request is refused; then nothing more is read
     */
    int read(ByteBuf bytes);
}
