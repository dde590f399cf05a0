package carillon.http;

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
 * Refuses requests over HTTP/1 that can be read in two ways ({@link RequestLines}), with 400, and closes. It stands ahead of the decoder
 * of Vert.x, which is more lenient; behind the decoder it puts a second one, which marks what Vert.x gets then as unreadable.
 *
 * <pre>
 *   socket ──▶ {@link PipelinePacer} ──▶ this ──▶ decoder ──▶ verdict ──▶ Vert.x
 * </pre>
 *
 * <p>Each request is handed on by itself, so that nothing of the next one has been read when one is refused.
 *
 * <p>Everything happens on the connection's event loop.
 */
final class StrictRequests extends ChannelDuplexHandler {
    /** How long whoever was refused may take to read why. Closed at once, with something of theirs unread, TCP would throw it away. */
    private static final int LINGER_MILLIS = 1_000;

    private final RequestLines lines = new RequestLines();
    private final Verdict verdict = new Verdict();
    private @Nullable BadRequest refused;
    private boolean closes;

    private StrictRequests() {}

    /** To be called once a connection speaks HTTP/1, of which a few letters may have been read. */
    static void require(ChannelPipeline pipeline) {
        StrictRequests strict = new StrictRequests();
        String decoder = pipeline.context(HttpRequestDecoder.class).name();
        pipeline.addBefore(decoder, null, strict).addAfter(decoder, null, strict.verdict);
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
                // The connection speaks something else by now.
                context.fireChannelRead(bytes.readRetainedSlice(bytes.readableBytes()));
                return;
            }
            int length;
            try {
                length = lines.read(bytes);
            } catch (BadRequest bad) {
                refuse(context, bytes, bad);
                return;
            }
            context.fireChannelRead(bytes.readRetainedSlice(length));
            PipelinePacer pacer = PipelinePacer.of(context.channel());
            if (bytes.isReadable() && pacer != null) {
                pacer.handBack(bytes.readRetainedSlice(bytes.readableBytes()));
            }
        }
    }

    private void refuse(ChannelHandlerContext context, ByteBuf bytes, BadRequest bad) {
        if (lines.isInHead()) {
            refused = bad;
            // What there is of the head is brought to its end, for Vert.x to know whom it answers.
            context.fireChannelRead(bytes.readRetainedSlice(lines.beforeLine()));
            context.fireChannelRead(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));
        } else {
            // The head may be among these.
            context.fireChannelRead(bytes.readRetainedSlice(lines.beforeLine()));
            refused = bad;
            verdict.refuseBody(context.pipeline(), bad);
        }
    }

    /** The answer is written, but may not be sent yet. */
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
            ChannelFuture unused = duplex.shutdownOutput();
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
        ChannelFuture unused = context.close();
    }

    /** Behind the decoder. */
    private final class Verdict extends ChannelInboundHandlerAdapter {
        private boolean told;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (refused == null) {
                super.channelRead(context, message);
            } else if (message instanceof HttpRequest request && !told) {
                told = true;
                request.setDecoderResult(DecoderResult.failure(refused));
                super.channelRead(context, request);
            } else {
                ReferenceCountUtil.release(message);
            }
        }

        void refuseBody(ChannelPipeline pipeline, BadRequest bad) {
            told = true;
            DefaultLastHttpContent end = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
            end.setDecoderResult(DecoderResult.failure(bad));
            pipeline.context(this).fireChannelRead(end);
        }
    }
}
