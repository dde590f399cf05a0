package carillon.floods;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** One TCP connection of an attacker. Whoever closes it makes the threads that wait for it fail. */
final class Wire implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final int LONGEST_HEAD = 16 << 10;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final Set<Wire> open;

    /**
     * Connects to a port of this machine.
     *
     * @param receiveBytes how much the system shall take in before anybody reads
     * @param open has the connection among its own until it is closed
     */
    Wire(int port, int receiveBytes, Set<Wire> open) throws IOException {
        this.open = open;
        socket.setReceiveBufferSize(receiveBytes);
        socket.setTcpNoDelay(true);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        open.add(this);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] read(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException("the server has closed");
        }
        return read;
    }

    /** Reads, and forgets what it reads, until the server closes. */
    void drain() throws IOException {
        byte[] buffer = new byte[LONGEST_HEAD];
        int read = in.read(buffer);
        while (read >= 0) {
            read = in.read(buffer);
        }
    }

    /** Reads up to and with an empty line. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException("the server has closed after: " + head);
            }
            head.append((char) read);
        }
        return head.toString();
    }

    /** Reads a whole answer, whose length must be told. */
    Answer answer() throws IOException {
        String head = head();
        int length = Integer.parseInt(Answer.header(head, "content-length").orElse("0"));
        String body = new String(read(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(head, STATUS_AT, STATUS_AT + STATUS_DIGITS, 10), head, body);
    }

    /** Leaves without a farewell: what the server still sends is answered by a reset. */
    void abandon() throws IOException {
        socket.setSoLinger(true, 0);
        close();
    }

    @Override
    public void close() throws IOException {
        open.remove(this);
        socket.close();
    }
}
