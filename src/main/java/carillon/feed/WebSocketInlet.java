package carillon.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a {@link WebSocketChannel}, where bytes come in. Until the socket is opened it keeps what came
 * with the handshake, which is what the server read at once. Then it passes on copies, a few KB at a time: of a frame
 * that never ends, no more than those stay in memory, where Netty's own buffer may be ten times as large.
 */
final class WebSocketInlet extends ChannelInboundHandlerAdapter {
    private static final int PIECE_BYTES = 4 * 1024;

    private final Deque<ByteBuf> kept = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private boolean isOpen;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    void open() {
        isOpen = true;
        ChannelHandlerContext here = Objects.requireNonNull(context);
        while (!kept.isEmpty()) {
            pass(here, kept.remove());
        }
        here.fireChannelReadComplete();
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
        } else if (isOpen) {
            pass(here, bytes);
        } else {
            kept.add(bytes);
        }
    }

    private static void pass(ChannelHandlerContext here, ByteBuf bytes) {
        try {
            while (bytes.isReadable() && !here.isRemoved()) {
                here.fireChannelRead(
                        Unpooled.copiedBuffer(bytes.readSlice(Math.min(PIECE_BYTES, bytes.readableBytes()))));
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        kept.forEach(ByteBuf::release);
        kept.clear();
    }
}
