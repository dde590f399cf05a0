package carillon.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests over HTTP/1 whose {@link RequestFraming} is refused, and closes the connection. One handler stands
 * ahead of the decoder of Vert.x, which is more lenient; a second one behind the decoder marks the message that Vert.x
 * gets then as unreadable.
 *
 * <pre>
 *   socket ──▶ {@link PipelinePacer} ──▶ this ──▶ decoder ──▶ verdict ──▶ Vert.x
 * </pre>
 *
 * <p>Each request is handed on by itself, so that nothing of the next one has been read when one is refused.
 *
 * <p>It relies on Vert.x decoding HTTP/1 with an {@link HttpRequestDecoder}, which leaves the pipeline when the
 * connection begins to speak another protocol. Everything happens on the connection's event loop.
 */
public final class StrictRequests extends ChannelDuplexHandler {
    /**
     * How long a client may take to read the refusal. If the connection closed at once with bytes unread, TCP would
     * throw it away.
     */
    private static final int LINGER_MILLIS = 1_000;

    private final RequestFraming framing;
    private final Verdict verdict = new Verdict();
    private @Nullable FramingException refused;
    private boolean closes;

    private StrictRequests(RequestFraming framing) {
        this.framing = framing;
    }

    /**
     * Checks the requests of a connection. To be called once it speaks HTTP/1; a few letters of the first request may
     * have been read.
     *
     * @throws IllegalStateException where Vert.x decodes requests with something else
     */
    public static void require(ChannelPipeline pipeline, RequestFraming framing) {
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        if (decoder == null) {
            throw new IllegalStateException("no decoder of HTTP/1 in " + pipeline.names());
        }
        StrictRequests strict = new StrictRequests(framing);
        pipeline.addBefore(decoder.name(), null, strict).addAfter(decoder.name(), null, strict.verdict);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            try {
                read(context, bytes);
            } finally {
                bytes.release();
            }
        } else {
            super.channelRead(context, message);
        }
    }

    private void read(ChannelHandlerContext context, ByteBuf bytes) {
        while (bytes.isReadable() && refused == null) {
            if (context.pipeline().get(HttpRequestDecoder.class) == null) {
                // The connection speaks another protocol by now.
                context.fireChannelRead(bytes.readRetainedSlice(bytes.readableBytes()));
                return;
            }
            int length;
            try {
                length = framing.read(bytes);
            } catch (FramingException reason) {
                refuse(context, bytes, reason);
                return;
            }
            context.fireChannelRead(bytes.readRetainedSlice(length));
            PipelinePacer pacer = PipelinePacer.of(context.channel());
            if (bytes.isReadable() && pacer != null) {
                pacer.handBack(bytes.readRetainedSlice(bytes.readableBytes()));
            }
        }
    }

    private void refuse(ChannelHandlerContext context, ByteBuf bytes, FramingException reason) {
        if (framing.isInHead()) {
            refused = reason;
            // The head is brought to its end, so that Vert.x answers it.
            context.fireChannelRead(bytes.readRetainedSlice(framing.beforeLine()));
            context.fireChannelRead(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));
        } else {
            // The head may be among these.
            context.fireChannelRead(bytes.readRetainedSlice(framing.beforeLine()));
            refused = reason;
            verdict.refuseBody(context.pipeline(), reason);
        }
    }

    /**
     * Closes after a refusal once the client has had time to read it: the answer is written, but may not be sent yet.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        if (refused == null || closes || !context.channel().isActive()) {
            super.close(context, promise);
            return;
        }
        closes = true;
        context.flush();
        Channel channel = context.channel();
        if (channel instanceof DuplexChannel duplex) {
            ChannelFuture _ = duplex.shutdownOutput();
            channel.config().setAutoRead(true);
            Future<?> later =
                    context.executor().schedule(() -> closeNow(context), LINGER_MILLIS, TimeUnit.MILLISECONDS);
            channel.closeFuture().addListener(closed -> {
                later.cancel(false);
                promise.trySuccess();
            });
        } else {
            super.close(context, promise);
        }
    }

    private static void closeNow(ChannelHandlerContext context) {
        ChannelFuture _ = context.close();
    }

    /** Stands behind the decoder, and marks what it makes of a refused request. */
    private final class Verdict extends ChannelInboundHandlerAdapter {
        private boolean marked;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (refused == null) {
                super.channelRead(context, message);
            } else if (message instanceof HttpRequest request && !marked) {
                marked = true;
                request.setDecoderResult(DecoderResult.failure(refused));
                super.channelRead(context, request);
            } else {
                ReferenceCountUtil.release(message);
            }
        }

        void refuseBody(ChannelPipeline pipeline, FramingException reason) {
            marked = true;
            DefaultLastHttpContent end = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
            end.setDecoderResult(DecoderResult.failure(reason));
            pipeline.context(this).fireChannelRead(end);
        }
    }
}
