package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is relied on of the failures of a connection. */
class ConnectionFailuresTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

    static Stream<Throwable> whatClientsAndNetworksDo() {
        return Stream.of(
                new IOException("Connection reset by peer"),
                new DecoderException("no HTTP"),
                new HttpClosedException("left"),
                Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "no HTTP/2"));
    }

    @ParameterizedTest
    @MethodSource("whatClientsAndNetworksDo")
    void whatClientsAndNetworksDoComesFromOutside(Throwable failure) {
        assertThat(ConnectionFailures.comesFromOutside(failure)).isTrue();
    }

    @Test
    void aConnectionThatIsResetComesFromOutside() throws Exception {
        assertThat(ConnectionFailures.comesFromOutside(failureOf(_ -> {}, client -> {
                    client.setSoLinger(true, 0);
                    client.close();
                })))
                .isTrue();
    }

    @Test
    void whatAHandlerOfThePipelineThrowsDoesNot() throws Exception {
        Throwable failure = failureOf(
                connection -> RequestChannel.of(connection).pipeline().addFirst(new Faulty()),
                client -> client.getOutputStream().write(REQUEST));

        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(ConnectionFailures.comesFromOutside(failure)).isFalse();
    }

    /** A handler with a bug. */
    private static final class Faulty extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            throw new IllegalStateException("a bug");
        }
    }

    private interface OnConnection {
        void prepare(HttpConnection connection);
    }

    private interface Afterwards {
        void act(Socket client) throws IOException;
    }

    /** What fails of a connection that is prepared with its first request, when a client does that after the answer. */
    private Throwable failureOf(OnConnection prepared, Afterwards afterwards) throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer server = now(vertx.createHttpServer()
                .connectionHandler(connection -> {
                    connection.exceptionHandler(failures::add);
                    prepared.prepare(connection);
                })
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            OutputStream out = client.getOutputStream();
            out.write(REQUEST);
            assertThat(client.getInputStream().read()).isEqualTo('H');
            afterwards.act(client);
            return failures.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            now(vertx.close());
        }
    }
}
