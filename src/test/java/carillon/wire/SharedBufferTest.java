package carillon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What is relied on of the buffers of Vert.x. */
class SharedBufferTest {
    @Test
    void theBytesAreSharedAndStayOutsideTheHeap() {
        ByteBuf bytes =
                Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(3)).clear().writeBytes(new byte[] {1, 2, 3});
        Buffer buffer = SharedBuffer.of(bytes);

        bytes.setByte(1, 9);

        assertThat(buffer.getBytes()).containsExactly(1, 9, 3);
    }
}
