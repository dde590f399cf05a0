package carillon.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/** A way to a server on which everything takes between no time and {@value #MOST_MILLIS} ms, each time another, in each direction. */
final class FarAway implements AutoCloseable {
    private static final int MOST_MILLIS = 200;

    private final ServerSocket door;
    private final int server;
    private final Random chance;

    FarAway(int server, long seed) throws IOException {
        this.server = server;
        this.chance = new Random(seed);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                onward.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, onward));
                Thread.ofVirtual().start(() -> pass(onward, client));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                Thread.sleep(delayMillis());
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // One of the two has closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int delayMillis() {
        return chance.nextInt(MOST_MILLIS + 1);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
