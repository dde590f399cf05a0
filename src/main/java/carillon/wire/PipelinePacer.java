package carillon.wire;

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
 * Paces a client of HTTP/1: it may send requests as fast as it reads the answers, and no faster. What it sends is handed on in
 * small parts, and none while a request waits for its answer or answers wait to be read; meanwhile nothing more is
 * read, and TCP makes the client wait.
 *
 * <pre>
 *   socket ──▶ held, at most what one read brings ──▶ decoder ──▶ Vert.x: one request under way, none behind it
 * </pre>
 *
 * <p>Vert.x by itself answers one request of a connection after the other, but takes requests apart a megabyte at a
 * time, and goes on where no client reads the answers: thirty clients that ask without reading fill the heap. HTTP/2
 * has a flow control of its own, so nothing waits for an answer there; but a hundred requests come in one read, and
 * between one part of them and the next, other connections have their turn. Frames of WebSockets pass.
 *
 * <p>It relies on {@link Http1xOrH2CHandler} being in the pipeline until Vert.x knows the protocol, then on an
 * {@link HttpRequestDecoder} or an {@link Http2ConnectionHandler}; {@link ClearTextUpgrade} and {@link StrictRequests}
 * fail where that is not so. Everything happens on the connection's event loop.
 */
public final class PipelinePacer extends ChannelDuplexHandler {
    /** The most that one read from the socket brings, and so the most that is held. */
    private static final int READ_BYTES = 16 * 1024;

    /** The size of the parts: a few requests at most, for the shortest useful one has about seventy bytes. */
    private static final int PART_BYTES = 512;

    private static final AttributeKey<PipelinePacer> KEY = AttributeKey.valueOf(PipelinePacer.class, "pacer");
    private static final RecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(64, 2_048, READ_BYTES).maxMessagesPerRead(1);

    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf held;
    private @Nullable HttpServerRequest underWay;
    private boolean handsOn;
    /** Whether it is scheduled to go on. */
    private boolean scheduled;

    private boolean stopped;

    private PipelinePacer() {}

    /** Paces one connection. To be called when it is accepted, ahead of Vert.x. */
    public static void pace(Channel accepted) {
        accepted.pipeline().addLast(new PipelinePacer());
    }

    /** Finds the pacer of the connection by which a request comes; absent once the socket was taken over. */
    public static Optional<PipelinePacer> of(HttpServerRequest request) {
        return Optional.ofNullable(RequestChannel.of(request).attr(KEY).get());
    }

    /** Finds the pacer of a connection; null once the socket was taken over. */
    static @Nullable PipelinePacer of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /**
     * Takes back bytes that were handed on and belong to the next request, which has to wait.
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

    /** Notes that a request is being answered. */
    public void onRequest(HttpServerRequest request) {
        underWay = request;
    }

    /** Notes that a request is answered, or that its client has gone. */
    public void onAnswered(HttpServerRequest request) {
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

    /** Reads nothing while bytes are held: the other handlers do not know of them. */
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

    /**
     * Releases all that belongs to the request that began a socket: one that was taken over lives on without Vert.x.
     */
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

    /** Goes on, but not at once: Vert.x ends a request within the call that writes the answer. */
    private void goOnSoon() {
        if (held != null && context != null && !handsOn && !scheduled) {
            ChannelHandlerContext here = context;
            scheduled = true;
            here.executor().execute(() -> goOn(here));
        }
    }

    private void goOn(ChannelHandlerContext here) {
        scheduled = false;
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
