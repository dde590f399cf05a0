package carillon.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server through a proxy that lets no WebSocket pass until it is told to. */
final class NoWebSockets implements AutoCloseable {
    private static final byte[] REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final int server;
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean letsPass;

    NoWebSockets(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    int refused() {
        return refused.get();
    }

    int passed() {
        return passed.get();
    }

    void letPass() {
        letsPass = true;
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    /** A browser opens a connection of its own for each WebSocket, so the first request tells. */
    private void serve(Socket client) {
        byte[] head = new byte[64 * 1024];
        try (client;
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server)) {
            int read = client.getInputStream().read(head);
            if (read < 0) {
                return;
            }
            if (new String(head, 0, read, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains("upgrade: websocket")) {
                if (!letsPass) {
                    refused.incrementAndGet();
                    client.getOutputStream().write(REFUSAL);
                    return;
                }
                passed.incrementAndGet();
            }
            onward.getOutputStream().write(head, 0, read);
            Thread back = Thread.ofVirtual().start(() -> pass(onward, client));
            pass(client, onward);
            back.join();
        } catch (IOException e) {
            // One of the two has closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One of the two has closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
