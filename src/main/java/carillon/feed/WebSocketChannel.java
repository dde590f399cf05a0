package carillon.feed;

import carillon.wire.SocketTakeover;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of a WebSocket once its handshake is done (RFC 6455): what is heard is put together and checked, and pings and
 * goodbyes are answered.
 *
 * <p>It takes the channel over from Vert.x. There, a socket keeps the request of its handshake with all headers, and queues for
 * programs that write from other threads: 14 KB for each of those who watch, of which nothing is needed here. What stays is Netty's
 * channel, its decoder of frames, and this. All of it happens on the channel's event loop.
 */
final class WebSocketChannel extends ChannelInboundHandlerAdapter {
    static final short POLICY = 1008;

    private static final short PROTOCOL_ERROR = 1002;
    private static final short NOT_TEXT = 1003;
    private static final short NOT_UTF8 = 1007;
    private static final short TOO_BIG = 1009;
    private static final short FAULT = 1011;

    private static final int FINAL = 0x80;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MAX_CONTROL_BYTES = 125;

    /** How long the other side may take to say goodbye too. */
    private static final int GOODBYE_SECONDS = 5;

    /** How long the other side has to read why it is refused. Nothing more is read of it meanwhile. */
    private static final int REFUSED_SECONDS = 1;

    private static final System.Logger LOG = System.getLogger(WebSocketChannel.class.getName());

    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(true)
            .maxFramePayloadLength(ClientMessage.MAX_BYTES)
            .withUTF8Validator(false)
            .closeOnProtocolViolation(false)
            .build();

    private final Channel channel;
    private final Listener listener;
    private final Inlet inlet = new Inlet();
    private final ChannelHandler decoder = new WebSocket13FrameDecoder(FRAMES);
    private final MessageAllowance allowance;
    private byte[] begun = {};
    /** What is written while it reads is sent once it has read. */
    private boolean reading;

    private boolean closing;
    private boolean refused;
    private boolean drainedSoon;

    /** Who is told what happens, on the channel's event loop, in the midst of what the loop is doing. */
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

    private WebSocketChannel(Channel channel, Listener listener, LongSupplier nanos) {
        this.channel = channel;
        this.listener = listener;
        this.allowance = new MessageAllowance(nanos);
    }

    /**
     * To be called as soon as the handshake is done. Nothing is heard before it is opened.
     *
     * @param nanos a clock that only goes forward, by which a client may say more
     */
    static WebSocketChannel takeOver(Channel channel, Listener listener, LongSupplier nanos) {
        WebSocketChannel socket = new WebSocketChannel(channel, listener, nanos);
        SocketTakeover.replaceHandlers(channel, socket.inlet, socket.decoder, socket);
        return socket;
    }

    /** Hears what comes from here on, and what has come since the handshake. */
    void open() {
        channel.closeFuture().addListener(unused -> listener.gone());
        channel.config().setAutoRead(true);
        inlet.open();
    }

    /** Writes what is a whole frame already. What becomes of it is not waited for: a channel that cannot write closes itself. */
    void write(ByteBuf frame) {
        ChannelFuture unused = reading
                ? channel.write(frame, channel.voidPromise())
                : channel.writeAndFlush(frame, channel.voidPromise());
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
            cutAfter(GOODBYE_SECONDS);
        }
    }

    /** Says why, and reads no more: what the other side goes on sending stays where it is. */
    void refuse(short code, String reason) {
        if (refused) {
            return;
        }
        refused = true;
        if (closing) {
            cut();
            return;
        }
        closing = true;
        channel.config().setAutoRead(false);
        channel.pipeline().remove(inlet);
        channel.pipeline().remove(decoder);
        ChannelFuture unused = channel.writeAndFlush(goodbye(code, reason), channel.voidPromise());
        cutAfter(REFUSED_SECONDS);
    }

    private void cutAfter(int seconds) {
        Future<?> unused = channel.eventLoop().schedule(this::cut, seconds, TimeUnit.SECONDS);
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
        reading = true;
        try {
            if (message instanceof WebSocketFrame frame && !refused) {
                take(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(WebSocketFrame frame) {
        if (!allowance.take()) {
            refuse(POLICY, "too many messages");
        } else if (!closing) {
            hear(frame);
        } else if (frame instanceof CloseWebSocketFrame) {
            cut();
        }
    }

    /** Everything that was read has been answered. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        channel.flush();
    }

    private void hear(WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> hearPart(text);
            case ContinuationWebSocketFrame next -> hearPart(next);
            case PingWebSocketFrame ping -> answer(ping);
            case PongWebSocketFrame unused -> listener.answered();
            case CloseWebSocketFrame goodbye -> leave(goodbye);
            default -> refuse(NOT_TEXT, "text only");
        }
    }

    private void hearPart(WebSocketFrame part) {
        int length = begun.length + part.content().readableBytes();
        if (length > ClientMessage.MAX_BYTES) {
            refuse(TOO_BIG, "more than " + ClientMessage.MAX_BYTES + " bytes");
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
                refuse(NOT_UTF8, "not UTF-8");
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
        if (channel.isWritable() && !drainedSoon) {
            drainedSoon = true;
            // Not at once: this may be the channel's answer to a write that is still being done.
            channel.eventLoop().execute(() -> {
                drainedSoon = false;
                listener.drained();
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            refuse((short) corrupted.closeStatus().code(), String.valueOf(corrupted.getMessage()));
        } else if (failure instanceof DecoderException) {
            refuse(PROTOCOL_ERROR, "not a frame");
        } else if (channel.isActive() && !(failure instanceof java.io.IOException)) {
            LOG.log(System.Logger.Level.WARNING, "cannot go on with a watcher's socket", failure);
            refuse(FAULT, "a fault of the server");
        } else {
            cut();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
    }

    /**
     * Where bytes come in. Until the socket is opened it keeps what came with the handshake, which is what the server read at once. Then
     * it hands copies on, a few KB at a time: of a frame that never ends, no more than those stay in memory, where Netty's
     * own buffer may be ten times as large.
     */
    private static final class Inlet extends ChannelInboundHandlerAdapter {
        private static final int PIECE_BYTES = 4 * 1024;

        private final Deque<ByteBuf> kept = new ArrayDeque<>();
        private @Nullable ChannelHandlerContext context;
        private boolean isOpen;

        @Override
        public void handlerAdded(ChannelHandlerContext here) {
            context = here;
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
}
