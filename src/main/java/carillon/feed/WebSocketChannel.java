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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The server's end of a WebSocket once its handshake is done (RFC 6455): it puts messages together, checks them, and
 * answers pings and closes.
 *
 * <p>It takes the channel over from Vert.x. There, a socket keeps the request of its handshake with all headers, and
 * queues for programs that write from other threads: 14 KB for each watcher, of which nothing is needed here. What
 * stays is Netty's channel, its decoder of frames, and this. All of it happens on the channel's event loop.
 *
 * <pre>
 *            close, or the other side closes or is gone
 *   ┌──────┐ ──────────────────────────────────────────▶ ┌─────────┐
 *   │ OPEN │                                             │ CLOSING │  reads on only to see the answering close
 *   └──────┘ ──────────────┐                             └─────────┘
 *                          │ refuse                           │ refuse: cut at once
 *                          └──────────▶ ┌─────────┐ ◀─────────┘
 *                                       │ REFUSED │  reads nothing more
 *                                       └─────────┘
 * </pre>
 */
final class WebSocketChannel extends ChannelInboundHandlerAdapter {
    static final short POLICY = 1008;

    private static final short PROTOCOL_ERROR = 1002;
    private static final short NOT_TEXT = 1003;
    private static final short NOT_UTF8 = 1007;
    private static final short TOO_BIG = 1009;
    private static final short FAULT = 1011;

    /** How long the other side may take to close too. */
    private static final int CLOSE_SECONDS = 5;

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
    private final WebSocketInlet inlet = new WebSocketInlet();
    private final ChannelHandler decoder = new WebSocket13FrameDecoder(FRAMES);
    private final MessageAllowance allowance;
    private Life life = Life.OPEN;
    private byte[] begun = {};
    /** What is written while it reads is sent once it has read. */
    private boolean reading;

    private boolean drainedSoon;

    private enum Life {
        OPEN,
        CLOSING,
        REFUSED
    }

    /** Gets what happens, on the channel's event loop, in the midst of what the loop is doing. */
    interface Listener {
        /** A whole message has come. */
        void onMessage(String text);

        /** The other side has answered a ping. */
        void onPong();

        /** The channel was full, and can take more again. */
        void onDrained();

        /** The connection is closed. */
        void onClosed();
    }

    private WebSocketChannel(Channel channel, Listener listener, LongSupplier nanos) {
        this.channel = channel;
        this.listener = listener;
        this.allowance = new MessageAllowance(nanos);
    }

    /**
     * Takes a channel over, which must happen as soon as its handshake is done. Nothing is received before it is
     * opened.
     *
     * @param nanos a clock that only goes forward, by which a client may say more
     */
    static WebSocketChannel takeOver(Channel channel, Listener listener, LongSupplier nanos) {
        WebSocketChannel socket = new WebSocketChannel(channel, listener, nanos);
        SocketTakeover.replaceHandlers(channel, socket.inlet, socket.decoder, socket);
        return socket;
    }

    /** Receives messages from here on, those included that have come since the handshake. */
    void open() {
        channel.closeFuture().addListener(_ -> listener.onClosed());
        channel.config().setAutoRead(true);
        inlet.open();
    }

    /** Writes bytes that are a whole frame. The write is not waited for: a channel that cannot write closes itself. */
    void write(ByteBuf frame) {
        ChannelFuture _ = reading
                ? channel.write(frame, channel.voidPromise())
                : channel.writeAndFlush(frame, channel.voidPromise());
    }

    /** Whether nothing more is to be written for now; a socket that is being closed takes nothing more. */
    boolean isFull() {
        return life != Life.OPEN || !channel.isWritable();
    }

    Channel channel() {
        return channel;
    }

    void ping() {
        write(ControlFrame.ping());
    }

    /** Sends why, and waits for a while for the other side to close too. */
    void close(short code, String reason) {
        if (life == Life.OPEN) {
            life = Life.CLOSING;
            write(ControlFrame.close(code, reason));
            cutAfter(CLOSE_SECONDS);
        }
    }

    /** Sends why, and reads no more: what the other side goes on sending stays where it is. */
    void refuse(short code, String reason) {
        Life before = life;
        life = Life.REFUSED;
        switch (before) {
            case REFUSED -> {}
            case CLOSING -> cut();
            case OPEN -> {
                channel.config().setAutoRead(false);
                channel.pipeline().remove(inlet);
                channel.pipeline().remove(decoder);
                ChannelFuture _ = channel.writeAndFlush(ControlFrame.close(code, reason), channel.voidPromise());
                cutAfter(REFUSED_SECONDS);
            }
        }
    }

    private void cutAfter(int seconds) {
        Future<?> _ = channel.eventLoop().schedule(this::cut, seconds, TimeUnit.SECONDS);
    }

    /** Closes the connection without a close frame, which the other side would not read. */
    void cut() {
        ChannelFuture _ = channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        try {
            if (message instanceof WebSocketFrame frame && life != Life.REFUSED) {
                admit(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void admit(WebSocketFrame frame) {
        if (!allowance.take()) {
            refuse(POLICY, "too many messages");
        } else if (life == Life.OPEN) {
            receive(frame);
        } else if (frame instanceof CloseWebSocketFrame) {
            cut();
        }
    }

    /** Sends the answers to all that was read. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        channel.flush();
    }

    private void receive(WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> receivePart(text);
            case ContinuationWebSocketFrame next -> receivePart(next);
            case PingWebSocketFrame ping -> pong(ping);
            case PongWebSocketFrame _ -> listener.onPong();
            case CloseWebSocketFrame close -> returnClose(close);
            default -> refuse(NOT_TEXT, "text only");
        }
    }

    private void receivePart(WebSocketFrame part) {
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
            receiveMessage(all);
        }
    }

    private void receiveMessage(byte[] utf8) {
        try {
            listener.onMessage(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            refuse(NOT_UTF8, "not UTF-8");
        }
    }

    /** A client that does not read gets no answers, which would only pile up. */
    private void pong(PingWebSocketFrame ping) {
        if (!isFull()) {
            write(ControlFrame.pong(ping.content()));
        }
    }

    private void returnClose(CloseWebSocketFrame close) {
        life = Life.CLOSING;
        byte[] content = ByteBufUtil.getBytes(close.content());
        ChannelFuture _ = channel.writeAndFlush(ControlFrame.close(Unpooled.wrappedBuffer(content)))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable() && !drainedSoon) {
            drainedSoon = true;
            // Not at once: this may be the channel's answer to a write that is still being done.
            channel.eventLoop().execute(() -> {
                drainedSoon = false;
                listener.onDrained();
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            refuse((short) corrupted.closeStatus().code(), String.valueOf(corrupted.getMessage()));
        } else if (failure instanceof DecoderException) {
            refuse(PROTOCOL_ERROR, "not a frame");
        } else if (channel.isActive() && !(failure instanceof IOException)) {
            LOG.log(System.Logger.Level.WARNING, "cannot go on with a watcher's socket", failure);
            refuse(FAULT, "a fault of the server");
        } else {
            cut();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (life == Life.OPEN) {
            life = Life.CLOSING;
        }
    }
}
