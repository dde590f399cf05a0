package carillon.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to a server, passing on what comes. What goes over it can be swallowed, as by a network whose other end is gone: from then on
 * the connections there are get no answer, and are not closed either; new ones pass.
 */
public final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final List<Way> ways = new ArrayList<>();

    private static final class Way {
        final Socket client;
        final Socket server;
        volatile boolean swallows;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }
    }

    /** A relay to a port of this machine. */
    public Relay(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Way way = new Way(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
                synchronized (ways) {
                    ways.add(way);
                }
                Thread.ofVirtual().start(() -> pass(way, way.client, way.server));
                Thread.ofVirtual().start(() -> pass(way, way.server, way.client));
            }
        } catch (SocketException e) {
            // The door was closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Way way, Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try {
            for (int n = from.getInputStream().read(bytes);
                    n >= 0;
                    n = from.getInputStream().read(bytes)) {
                if (!way.swallows) {
                    to.getOutputStream().write(bytes, 0, n);
                }
            }
            if (!way.swallows) {
                to.close();
            }
        } catch (IOException e) {
            // One of the two is closed, and so is the way.
        }
    }

    public void swallow() {
        synchronized (ways) {
            ways.forEach(way -> way.swallows = true);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        synchronized (ways) {
            for (Way way : ways) {
                way.client.close();
                way.server.close();
            }
        }
    }
}
