package carillon.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The server's end of a WebSocket once its handshake is done (RFC 6455): what is heard is put together and checked, and pings and
 * goodbyes are answered.
 *
 * <p>It takes the channel over from Vert.x. There, a socket keeps the request of its handshake with all headers, and queues for
 * programs that write from other threads: 14 KB for each of those who watch, of which nothing is needed here. What stays is Netty's
 * channel, its decoder of frames, and this. All of it happens on the channel's event loop.
 */
final class WebSocketChannel extends ChannelInboundHandlerAdapter {
    private static final short PROTOCOL_ERROR = 1002;
    private static final short NOT_TEXT = 1003;
    private static final short NOT_UTF8 = 1007;
    private static final short TOO_BIG = 1009;

    private static final int FINAL = 0x80;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MAX_CONTROL_BYTES = 125;

    /** How long the other side may take to say goodbye too. */
    private static final int GOODBYE_SECONDS = 5;

    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(true)
            .maxFramePayloadLength(ClientMessage.MAX_BYTES)
            .withUTF8Validator(false)
            .closeOnProtocolViolation(false)
            .build();

    private final Channel channel;
    private final Listener listener;
    private byte[] begun = {};
    private boolean closing;

    /** Who is told what happens, on the channel's event loop. */
    interface Listener {
        /** A whole message. */
        void said(String text);

        /** The other side has answered a ping. */
        void answered();

        /** The channel was full, and can take more again. */
        void drained();

        /** Nobody is there any more. */
        void gone();
    }

    private WebSocketChannel(Channel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    /** To be called as soon as the handshake is done. What has come already is heard, too. */
    static WebSocketChannel takeOver(Channel channel, Listener listener) {
        ChannelPipeline pipeline = channel.pipeline();
        List<ChannelHandler> handlers = pipeline.names().stream()
                .map(pipeline::get)
                .filter(ChannelHandler.class::isInstance)
                .toList();
        WebSocketChannel mine = new WebSocketChannel(channel, listener);
        pipeline.addLast(new WebSocket13FrameDecoder(FRAMES), mine);
        // From the end: what a decoder has not read yet goes to whoever comes after it.
        handlers.reversed().forEach(pipeline::remove);
        channel.config().setAutoRead(true);
        return mine;
    }

    /** Writes what is a whole frame already. What becomes of it is not waited for: a channel that cannot write closes itself. */
    void write(ByteBuf frame) {
        ChannelFuture unused = channel.writeAndFlush(frame, channel.voidPromise());
    }

    /** A socket that is being closed takes nothing more. */
    boolean isFull() {
        return closing || !channel.isWritable();
    }

    Channel channel() {
        return channel;
    }

    void ping() {
        write(control(PING, Unpooled.EMPTY_BUFFER));
    }

    /** Says why, and waits for a while for the other side to go. */
    void close(short code, String reason) {
        if (!closing) {
            closing = true;
            write(goodbye(code, reason));
            Future<?> unused = channel.eventLoop().schedule(this::cut, GOODBYE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Without a word, which nobody would read. */
    void cut() {
        ChannelFuture unused = channel.close();
    }

    private static ByteBuf goodbye(short code, String reason) {
        ByteBuf content = Unpooled.buffer().writeShort(code);
        content.writeCharSequence(reason, StandardCharsets.UTF_8);
        return control(CLOSE, content.slice(0, Math.min(content.readableBytes(), MAX_CONTROL_BYTES)));
    }

    private static ByteBuf control(int kind, ByteBuf content) {
        ByteBuf frame = Unpooled.buffer(2 + content.readableBytes());
        return frame.writeByte(FINAL | kind).writeByte(content.readableBytes()).writeBytes(content);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof WebSocketFrame frame && !closing) {
                hear(frame);
            } else if (message instanceof CloseWebSocketFrame) {
                cut();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void hear(WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> hearPart(text);
            case ContinuationWebSocketFrame next -> hearPart(next);
            case PingWebSocketFrame ping -> answer(ping);
            case PongWebSocketFrame unused -> listener.answered();
            case CloseWebSocketFrame goodbye -> leave(goodbye);
            default -> close(NOT_TEXT, "text only");
        }
    }

    private void hearPart(WebSocketFrame part) {
        int length = begun.length + part.content().readableBytes();
        if (length > ClientMessage.MAX_BYTES) {
            close(TOO_BIG, "more than " + ClientMessage.MAX_BYTES + " bytes");
            return;
        }
        byte[] all = new byte[length];
        System.arraycopy(begun, 0, all, 0, begun.length);
        part.content().getBytes(part.content().readerIndex(), all, begun.length, length - begun.length);
        begun = part.isFinalFragment() ? new byte[0] : all;
        if (part.isFinalFragment()) {
            try {
                listener.said(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(all))
                        .toString());
            } catch (CharacterCodingException e) {
                close(NOT_UTF8, "not UTF-8");
            }
        }
    }

    /** Nobody who does not read is answered: their answers would only pile up. */
    private void answer(PingWebSocketFrame ping) {
        if (!isFull()) {
            write(control(PONG, ping.content()));
        }
    }

    private void leave(CloseWebSocketFrame goodbye) {
        closing = true;
        byte[] said = ByteBufUtil.getBytes(goodbye.content());
        ChannelFuture unused = channel.writeAndFlush(control(CLOSE, Unpooled.wrappedBuffer(said)))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            // Not at once: this may be the channel's answer to a write that is still being done.
            channel.eventLoop().execute(listener::drained);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            close((short) corrupted.closeStatus().code(), String.valueOf(corrupted.getMessage()));
        } else if (channel.isActive() && !(failure instanceof java.io.IOException)) {
            close(PROTOCOL_ERROR, "not a frame");
        } else {
            cut();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        listener.gone();
    }
}
