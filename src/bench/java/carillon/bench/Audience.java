package carillon.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who watch one server. */
final class Audience implements AutoCloseable {
    private static final int LOOPS = 2;
    private static final int JOIN_AT_ONCE = 200;
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 5;

    private final Server server;
    private final List<AudienceLoop> loops;

    Audience(Server server) throws IOException {
        this.server = server;
        AudienceLoop[] made = new AudienceLoop[LOOPS];
        for (int i = 0; i < LOOPS; i++) {
            made[i] = new AudienceLoop();
        }
        this.loops = List.of(made);
    }

    /** The loop that the watcher with that number belongs to; two of the same loop are never called at once. */
    static int loopOf(int watcher) {
        return watcher % LOOPS;
    }

    static int loops() {
        return LOOPS;
    }

    /** Lets them in, {@value #JOIN_AT_ONCE} at a time, and waits until all hear everything. */
    void join(List<? extends Watcher> watchers) throws IOException, InterruptedException {
        join(watchers, JOIN_AT_ONCE);
    }

    /** All of them connect at the same time. */
    void joinAtOnce(List<? extends Watcher> watchers) throws IOException, InterruptedException {
        join(watchers, watchers.size());
    }

    private void join(List<? extends Watcher> watchers, int atOnce) throws IOException, InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        AtomicInteger outside = new AtomicInteger(watchers.size());
        for (int i = 0; i < watchers.size(); i++) {
            while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
                check();
            }
            loops.get(loopOf(i)).join(server, watchers.get(i), () -> {
                outside.decrementAndGet();
                places.release();
            });
        }
        await("all have joined", () -> outside.get() == 0);
    }

    /** A condition that the watchers bring about. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits for it, and fails where the watchers cannot go on. */
    void await(String what, Condition condition) throws IOException, InterruptedException {
        long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            check();
            if (System.nanoTime() > ends) {
                throw new IOException("not within " + PATIENCE_SECONDS + " s: " + what);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Cuts everybody off, without a word to the server. */
    void cutOff() throws InterruptedException {
        for (AudienceLoop loop : loops) {
            loop.cutOff();
        }
    }

    int closedByServer() {
        return loops.stream().mapToInt(AudienceLoop::closedByServer).sum();
    }

    void check() throws IOException {
        for (AudienceLoop loop : loops) {
            loop.check();
        }
    }

    @Override
    public void close() {
        loops.forEach(AudienceLoop::close);
    }
}
