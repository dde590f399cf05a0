package carillon.wire;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is relied on of the transport of Vert.x. */
class ServerTransportTest {
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<List<String>> pipelines = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Pauses once, keeps the first connection and refuses the others. */
    private final class FirstAlone implements AcceptPolicy {
        private boolean hasOne;

        @Override
        public boolean hasRoom() {
            return asked.incrementAndGet() > 1;
        }

        @Override
        public boolean accept(Channel connection) {
            pipelines.add(connection.pipeline().names());
            boolean isFirst = !hasOne;
            hasOne = true;
            return isFirst;
        }
    }

    private static String answer(int port) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }

    private static HttpServer server(Vertx vertx) {
        return now(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(accepted(request)))
                .listen(0, "127.0.0.1"));
    }

    private static String accepted(io.vertx.core.http.HttpServerRequest request) {
        try {
            ServerTransport.requireAccepted(request.connection());
            return "accepted";
        } catch (IllegalStateException past) {
            return String.valueOf(past.getMessage());
        }
    }

    @Test
    void aConnectionIsAcceptedByThePolicyAheadOfTheHandlersOfVertx() throws Exception {
        Vertx vertx = ServerTransport.vertx(new FirstAlone());
        int port = server(vertx).actualPort();

        assertThat(answer(port)).startsWith("HTTP/1.1 200").endsWith("accepted");
        assertThat(asked).hasValueGreaterThan(1);
        assertThat(pipelines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new io.netty.channel.embedded.EmbeddedChannel()
                        .pipeline()
                        .names());
        assertThat(answer(port)).isEmpty();
        now(vertx.close());
    }

    @Test
    void aConnectionThatNoPolicyAcceptedIsNotTakenForOne() throws Exception {
        Vertx vertx = Vertx.vertx();

        assertThat(answer(server(vertx).actualPort())).contains("past its transport");
        now(vertx.close());
    }
}
