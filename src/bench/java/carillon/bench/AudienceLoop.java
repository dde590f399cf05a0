package carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A thread that reads many sockets into one buffer. A load generator takes its time from the server that it measures, so a message that
 * thousands hear costs each of them one read from the kernel and one comparison of bytes, and no more.
 */
final class AudienceLoop implements AutoCloseable {
    private static final int BUFFER_BYTES = 8 << 20;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final MessageTable table = new MessageTable();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closedByServer = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "audience");
    private volatile boolean over;

    AudienceLoop() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** Connects; {@code joined} runs once that watcher hears everything. */
    void join(Server server, Watcher watcher, Runnable joined) {
        execute(() -> connect(server, watcher, joined));
    }

    private void connect(Server server, Watcher watcher, Runnable joined) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            Line line = new Line(channel, server, watcher, joined);
            boolean connected = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, line);
            if (connected) {
                line.connected();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Cuts everybody off, without a word to the server; returns when it is done. */
    void cutOff() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        execute(() -> {
            selector.keys().forEach(AudienceLoop::close);
            done.countDown();
        });
        done.await();
    }

    /** How many sockets the server has closed. */
    int closedByServer() {
        return closedByServer.get();
    }

    /** Fails with what went wrong first, if anything did. */
    void check() throws IOException {
        @Nullable Exception first = failure.get();
        if (first != null) {
            throw new IOException("the watchers cannot go on", first);
        }
    }

    private void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!over) {
                selector.select(this::ready);
                for (@Nullable Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            selector.keys().forEach(AudienceLoop::close);
            selector.close();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void ready(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            if (key.isConnectable()) {
                line.channel().finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                line.connected();
            } else if (!line.read(buffer, table)) {
                closedByServer.incrementAndGet();
                close(key);
            }
        } catch (IOException | RuntimeException e) {
            closedByServer.incrementAndGet();
            failed(e);
            close(key);
        }
    }

    private void failed(Exception e) {
        failure.compareAndSet(null, e);
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        over = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
