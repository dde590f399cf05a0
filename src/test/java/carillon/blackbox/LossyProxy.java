package carillon.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network that delivers the first PUT to the server and loses its answer, and connections when it is told to. */
final class LossyProxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 << 10;

    private final ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final AtomicInteger puts = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int port;

    LossyProxy(int port) throws IOException {
        this.port = port;
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://localhost:" + listening.getLocalPort();
    }

    /** How many PUTs came by. */
    int puts() {
        return puts.get();
    }

    /** Loses all connections that there are. */
    void cut() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> pass(client, server, true));
                Thread.ofVirtual().start(() -> pass(server, client, false));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void pass(Socket from, Socket to, boolean isRequest) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            int length = in.read(chunk);
            while (length >= 0) {
                boolean isPut =
                        isRequest && new String(chunk, 0, length, StandardCharsets.ISO_8859_1).startsWith("PUT ");
                if (isPut && puts.incrementAndGet() == 1) {
                    from.shutdownOutput();
                }
                out.write(chunk, 0, length);
                length = in.read(chunk);
            }
        } catch (IOException e) {
            // One side has gone, and so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
