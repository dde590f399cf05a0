package carillon.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a PostgreSQL server as a child process, from a thread that waits for its end. After {@link #keepRunning} the thread starts the
 * server again whenever it ends, on the same cluster and port, so that clients can reconnect.
 *
 * <p>The thread lives as long as the server: the kernel stops the server when the thread that started it ends.
 */
final class SupervisedServer {
    /** The least time between two starts, so that a server that cannot start, on a full disk say, does not occupy the machine. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The least time between two log lines about an end. */
    private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** How long to wait for a killed process, which ends sooner, or hangs in the kernel. */
    private static final long GONE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int POLL_MILLIS = 10;

    private static final System.Logger LOG = System.getLogger(SupervisedServer.class.getName());

    /** The line of {@code postmaster.pid} with the server's status (PostgreSQL's {@code pidfile.h}). */
    private static final int STATUS_LINE = 7;

    private static final Set<SupervisedServer> RUNNING = ConcurrentHashMap.newKeySet();

    private final PostgresBinaries binaries;
    private final DataDirectory directory;
    private final List<String> arguments;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private boolean stopping;
    private volatile boolean keptRunning;
    private volatile @Nullable Process process;
    private boolean endLogged;
    private long endLoggedAt = System.nanoTime() - LOG_NANOS;

    private SupervisedServer(PostgresBinaries binaries, DataDirectory directory, List<String> arguments) {
        this.binaries = binaries;
        this.directory = directory;
        this.arguments = arguments;
    }

    /** Starts a server, and returns it once it accepts connections. */
    static SupervisedServer start(
            PostgresBinaries binaries, DataDirectory directory, List<String> arguments, Duration limit)
            throws IOException {
        SupervisedServer server = new SupervisedServer(binaries, directory, arguments);
        Thread.ofPlatform().name("postgres").daemon().start(server::run);
        try {
            server.ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return server;
        } catch (TimeoutException e) {
            server.stop();
            throw new IOException("it was not ready after " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("it ended before it was ready", e);
        } catch (InterruptedException e) {
            server.stop();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it started", e);
        }
    }

    /** Starts the server again whenever it ends, until it is stopped. */
    void keepRunning() {
        keptRunning = true;
    }

    private void run() {
        try {
            while (!isStopping()) {
                long began = System.nanoTime();
                int status = runOnce();
                if (!ready.isDone() || !keptRunning) {
                    ready.completeExceptionally(new IOException("it ended with status " + status));
                    return;
                }
                if (!isStopping()) {
                    logEnd(status);
                    prepareNextStart(began);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ready.completeExceptionally(new IOException("it was stopped while it started"));
        }
    }

    /** Runs the server once; returns its exit code, or -1 where it could not be started, for want of memory or processes. */
    private int runOnce() throws InterruptedException {
        try {
            @Nullable Process server = launch();
            if (server == null) {
                return -1;
            }
            if (isReady(server)) {
                ready.complete(null);
                logRestart();
            }
            return server.waitFor();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "PostgreSQL cannot be started", e);
            return -1;
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (stopping) {
            return null;
        }
        Path log = directory.log();
        Process started = ChildProcess.builder(binaries.programme("postgres"), arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        RUNNING.add(this);
        return started;
    }

    private boolean isReady(Process server) throws InterruptedException {
        Path pidFile = directory.cluster().resolve("postmaster.pid");
        while (server.isAlive()) {
            List<String> lines = lines(pidFile);
            if (lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(server.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready")) {
                return true;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }

    private static List<String> lines(Path pidFile) {
        try {
            return Files.readAllLines(pidFile);
        } catch (IOException e) {
            return List.of(); // not there yet, or just being written
        }
    }

    private void prepareNextStart(long began) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS - (System.nanoTime() - began));
        try {
            Postmaster.endStragglers(directory.cluster());
            directory.boundLog();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "before PostgreSQL is started again", e);
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops the server in order, for ever. */
    void stop() throws IOException {
        synchronized (this) {
            stopping = true;
        }
        Optional<Postmaster> running = Postmaster.on(directory.cluster());
        if (running.isPresent()) {
            running.get().stop();
        }
        end();
        RUNNING.remove(this);
    }

    /** Kills all servers of this process, and waits at most half a second for their end. */
    static void endAll() {
        RUNNING.forEach(SupervisedServer::end);
        long deadline = System.nanoTime() + GONE_NANOS;
        for (SupervisedServer server : RUNNING) {
            server.awaitGone(deadline);
        }
    }

    private void awaitGone(long deadline) {
        @Nullable Process last = process;
        try {
            if (last != null) {
                last.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the server, for ever: committed transactions are on the disk, where the next start finds them. */
    void end() {
        keptRunning = false;
        @Nullable Process last = process;
        if (last == null) {
            return;
        }
        List<ProcessHandle> children = List.of();
        try {
            // They end with their parent, except for those that were sent SIGSTOP.
            children = last.descendants().toList();
        } catch (RuntimeException | Error unlisted) {
            // For want of memory, say.
        }
        last.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Logs an end once, however many starts fail until the server runs again. */
    private void logEnd(int status) {
        long now = System.nanoTime();
        if (!endLogged && now - endLoggedAt > LOG_NANOS) {
            endLogged = true;
            endLoggedAt = now;
            LOG.log(Level.WARNING, "PostgreSQL ended with status " + status + " and is started again until it runs");
        }
    }

    private void logRestart() {
        if (endLogged) {
            endLogged = false;
            LOG.log(Level.WARNING, "PostgreSQL runs again");
        }
    }
}
