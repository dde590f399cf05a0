package carillon.unfinished;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A file or a folder in the making. What was not moved to its place is removed when this is closed, and also where a signal ends the
 * process meanwhile.
 *
 * <h2>Concurrency</h2>
 *
 * <p>One thread makes it, and closes it. When the process ends, another interrupts that one, gives it some time to close it, and then
 * removes it itself.
 */
public final class Unfinished implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Unfinished.class.getName());
    private static final long MAKER_SECONDS = 2;

    /** A maker that does not stop may write once more between two removals. */
    private static final int MOST_REMOVALS = 3;

    private final Path path;
    private final Thread maker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atTheEnd = Thread.ofPlatform().name("unfinished").unstarted(this::removeAtTheEnd);

    private Unfinished(Path path) {
        this.path = path;
    }

    /** Begins, on the thread that makes it, with a file or a folder that exists. */
    public static Unfinished at(Path path) {
        Unfinished unfinished = new Unfinished(path);
        try {
            Runtime.getRuntime().addShutdownHook(unfinished.atTheEnd);
        } catch (IllegalStateException e) {
            // The process is ending already; whoever makes it closes this.
            LOG.log(System.Logger.Level.DEBUG, "began while the process ended", e);
        }
        return unfinished;
    }

    /** Where it is made. */
    public Path path() {
        return path;
    }

    private void removeAtTheEnd() {
        maker.interrupt();
        try {
            if (!closed.await(MAKER_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "{0} is removed while it is made", path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int removals = 0; removals < MOST_REMOVALS && Files.exists(path); removals++) {
            try {
                remove(path);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "could not be removed", e);
            }
        }
    }

    /** Removes what is still there. */
    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(path)) {
                remove(path);
            }
        } finally {
            closed.countDown();
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed while the process ended", e);
        }
    }

    /** Removes a file, or a folder with all that is in it. */
    public static void remove(Path path) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(path)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
