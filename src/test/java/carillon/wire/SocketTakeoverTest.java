package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is relied on of the pipeline in which Vert.x has done the handshake of a WebSocket (RFC 6455, section 4). */
class SocketTakeoverTest {
    private static final String HANDSHAKE = "GET / HTTP/1.1\r\nHost: carillon\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();

    /** Kept, for Vert.x closes a client that has been garbage collected. */
    private final NetClient client = vertx.createNetClient();

    @AfterEach
    void stop() {
        now(vertx.close());
    }

    /** Shows the first bytes that reach it. */
    private static final class FirstBytes extends ChannelInboundHandlerAdapter {
        private final Promise<ByteBuf> bytes = Promise.promise();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf read && bytes.tryComplete(read))) {
                ReferenceCountUtil.release(message);
            }
        }
    }

    @Test
    void afterTheHandshakeTheSuccessorReadsTheBytesAsTheyComeAndStandsAlone() {
        FirstBytes successor = new FirstBytes();
        Promise<List<String>> left = Promise.promise();
        HttpServer server = now(vertx.createHttpServer()
                .requestHandler(request -> {
                    Channel channel = RequestChannel.of(request);
                    request.toWebSocket().onSuccess(_ -> {
                        SocketTakeover.replaceHandlers(channel, successor);
                        left.complete(channel.pipeline().toMap().values().stream()
                                .map(handler -> handler.getClass().getSimpleName())
                                .toList());
                        channel.config().setAutoRead(true);
                    });
                })
                .listen(0, "127.0.0.1"));
        NetSocket socket = now(client.connect(server.actualPort(), "127.0.0.1"));
        Promise<Void> upgraded = Promise.promise();
        socket.handler(_ -> upgraded.tryComplete());

        socket.write(HANDSHAKE);
        now(upgraded.future());
        socket.write("bytes");

        assertThat(now(left.future())).containsExactly("FirstBytes");
        assertThat(now(successor.bytes.future()).toString(StandardCharsets.US_ASCII))
                .isEqualTo("bytes");
    }

    @Test
    void aSocketWithTlsIsRefusedAndLeftAsItWas() throws SSLException {
        EmbeddedChannel channel = new EmbeddedChannel();
        SslHandler encryption = SslContextBuilder.forClient().build().newHandler(channel.alloc());
        channel.pipeline().addLast(encryption);

        assertThatIllegalStateException()
                .isThrownBy(() -> SocketTakeover.replaceHandlers(channel, new FirstBytes()))
                .withMessageContaining("TLS");
        assertThat(channel.pipeline().get(SslHandler.class)).isSameAs(encryption);
        assertThat(channel.pipeline().get(FirstBytes.class)).isNull();
    }
}
