package carillon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client of HTTP/1 ask as fast as it takes the answers, and no faster. What it sends is handed on in small parts, and none while a
 * request waits for its answer or answers wait to be read; meanwhile nothing more is read, and TCP makes the client wait.
 *
 * <pre>
 *   socket ──▶ held, at most what one read brings ──▶ decoder ──▶ Vert.x: one request under way, none behind it
 * </pre>
 *
 * <p>Vert.x by itself answers one request of a connection after the other, but takes requests apart a megabyte at a time, and goes on
 * where nobody reads the answers: thirty clients that ask without reading fill the heap. HTTP/2 has a flow control of its own, so nothing
 * waits for an answer there; but a hundred requests come in one read, and between one part of them and the next, others have their turn. What
 * WebSockets send passes.
 *
 * <p>Everything happens on the connection's event loop.
 */
final class PipelinePacer extends ChannelDuplexHandler {
    /** What one read from the socket brings at most, and so what is held. */
    static final int READ_BYTES = 16 * 1024;

    /** What is handed on at a time: a few requests at most, for the shortest of some use has about seventy bytes. */
    static final int PART_BYTES = 512;

    private static final AttributeKey<PipelinePacer> KEY = AttributeKey.valueOf(PipelinePacer.class, "pacer");
    private static final RecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(64, 2_048, READ_BYTES).maxMessagesPerRead(1);

    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf held;
    private @Nullable HttpServerRequest underWay;
    private boolean handsOn;
    /** It will go on by itself. */
    private boolean goesOn;

    private boolean stopped;

    private PipelinePacer() {}

    /** To be called ahead of Vert.x, for each connection that is accepted. */
    static void pace(Channel accepted) {
        accepted.pipeline().addLast(new PipelinePacer());
    }

    /** The pacer of the connection a request came over. */
    static Optional<PipelinePacer> of(HttpServerRequest request) {
        return Optional.ofNullable(ConnectionGuard.channelOf(request).attr(KEY).get());
    }

    /** The pacer of a connection; null where it has none any more. */
    static @Nullable PipelinePacer of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /**
     * Takes back what was handed on and belongs to the next request, which has to wait.
     *
     * @param rest the end of what was handed on last
     */
    void handBack(ByteBuf rest) {
        if (held == null) {
            held = rest;
        } else {
            held.readerIndex(held.readerIndex() - rest.readableBytes());
            rest.release();
        }
    }

    /** A request is being answered. */
    void begins(HttpServerRequest request) {
        underWay = request;
    }

    /** It is answered, or nobody is there to answer. */
    void ends(HttpServerRequest request) {
        if (request.equals(underWay)) {
            underWay = null;
            goOnSoon();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        added.channel().attr(KEY).set(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) throws Exception {
        active.channel().config().setRecvByteBufAllocator(READS);
        super.channelActive(active);
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            held = held == null ? bytes : Unpooled.wrappedBuffer(held, bytes);
            handOn(reading);
        } else {
            super.channelRead(reading, message);
        }
    }

    /** Whoever else lets the connection be read does not know that something is held. */
    @Override
    public void read(ChannelHandlerContext reading) throws Exception {
        if (held == null || handsOn) {
            super.read(reading);
        } else {
            stopReading(reading);
        }
    }

    @Override
    public void flush(ChannelHandlerContext flushing) throws Exception {
        super.flush(flushing);
        goOnSoon();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) throws Exception {
        super.channelWritabilityChanged(changed);
        goOnSoon();
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) throws Exception {
        release();
        super.channelInactive(gone);
    }

    /** A socket that was taken over lives on without Vert.x: all that belongs to the request that began it is let go. */
    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        release();
        underWay = null;
        context = null;
        removed.channel().attr(KEY).set(null);
    }

    private void release() {
        if (held != null) {
            held.release();
            held = null;
        }
    }

    /** Not at once: Vert.x ends a request within the one that writes the answer. */
    private void goOnSoon() {
        if (held != null && context != null && !handsOn && !goesOn) {
            ChannelHandlerContext here = context;
            goesOn = true;
            here.executor().execute(() -> goOn(here));
        }
    }

    private void goOn(ChannelHandlerContext here) {
        goesOn = false;
        if (held != null && mayGoOn(here)) {
            handOn(here);
            here.fireChannelReadComplete();
        }
    }

    private void handOn(ChannelHandlerContext here) {
        if (handsOn) {
            return;
        }
        handsOn = true;
        boolean othersFirst = false;
        try {
            while (held != null && !othersFirst && mayGoOn(here)) {
                here.fireChannelRead(nextPart(held, here.pipeline()));
                othersFirst = speaksHttp2(here.pipeline());
            }
        } finally {
            handsOn = false;
        }
        if (held != null) {
            stopReading(here);
            if (othersFirst) {
                goOnSoon();
            }
        } else if (stopped) {
            stopped = false;
            here.channel().config().setAutoRead(true);
        }
    }

    private ByteBuf nextPart(ByteBuf bytes, ChannelPipeline pipeline) {
        if ((isPaced(pipeline) || speaksHttp2(pipeline)) && bytes.readableBytes() > PART_BYTES) {
            return bytes.readRetainedSlice(PART_BYTES);
        }
        held = null;
        return bytes;
    }

    private void stopReading(ChannelHandlerContext here) {
        stopped = true;
        here.channel().config().setAutoRead(false);
    }

    private boolean mayGoOn(ChannelHandlerContext here) {
        return !isPaced(here.pipeline()) || (here.channel().isWritable() && (underWay == null || !underWay.isEnded()));
    }

    /** Whether the connection speaks HTTP/1, or has not said yet what it speaks. */
    private static boolean isPaced(ChannelPipeline pipeline) {
        return pipeline.get(HttpRequestDecoder.class) != null || pipeline.get(Http1xOrH2CHandler.class) != null;
    }

    private static boolean speaksHttp2(ChannelPipeline pipeline) {
        return pipeline.get(Http2ConnectionHandler.class) != null;
    }
}
