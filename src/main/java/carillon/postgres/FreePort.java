package carillon.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of this machine that nothing listens on; something may take it before it is used. */
final class FreePort {
    static final String HOST = "127.0.0.1";

    private FreePort() {}

    /** Where ports come from. */
    interface Source {
        int next() throws IOException;
    }

    /** Returns a port that the system gives. */
    static int next() throws IOException {
        try (ServerSocket socket = open(0)) {
            return socket.getLocalPort();
        }
    }

    /** Whether nothing listens there now. */
    static boolean isFree(int port) {
        try (ServerSocket socket = open(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 0, InetAddress.ofLiteral(HOST));
    }
}
