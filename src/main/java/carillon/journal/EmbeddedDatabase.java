package carillon.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server that Carillon brings along, the real one, in a directory of its own.
 *
 * <p>The library that starts it is made for tests: it turns off what makes a commit durable, so that is turned on again here. It
 * also leaves the server running when the JVM is killed. The lock on {@code carillon.lock} tells the two cases apart: it is held
 * for the life of the process and let go by the kernel however the process ends, so whoever gets it while a server still
 * runs on the directory has found an orphan, and stops it; whoever does not get it is the second Carillon, and is refused.
 */
final class EmbeddedDatabase {
    private static final Duration START = Duration.ofSeconds(30);

    /** Says that the directory was once complete; without it, making it was cut short. */
    private static final String COMPLETE = "carillon-complete";

    /** The library reports each of its steps, in words meant for tests. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    private final FileChannel lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    static EmbeddedDatabase start(Path data) {
        LIBRARY.setLevel(Level.SEVERE);
        Path directory = data.toAbsolutePath().normalize();
        FileChannel lock = lock(directory);
        try {
            Path cluster = directory.resolve("postgres");
            OrphanedServer.stop(cluster, directory.resolve("postgresql"));
            setAsideUnfinished(cluster);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(directory.resolve("postgresql").toFile())
                    .setPGStartupWait(START)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .start();
            Path complete = cluster.resolve(COMPLETE);
            if (!Files.exists(complete)) {
                Files.createFile(complete);
            }
            return new EmbeddedDatabase(lock, server);
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw new DatabaseRefused(
                    "PostgreSQL does not start on " + directory
                            + ": check that the disk is not full and that this user may write there ("
                            + e.getMessage() + ").",
                    e);
        }
    }

    private static FileChannel lock(Path directory) {
        @Nullable FileChannel channel = null;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(
                    directory.resolve("carillon.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it: the same answer as for another one.
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The data directory " + directory + " cannot be written: make it, or name another with --data.", e);
        }
        release(channel);
        throw new DatabaseRefused("The data directory " + directory
                + " is in use by another Carillon: stop that one, or name another directory with --data.");
    }

    private static void release(@Nullable FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new IllegalStateException("cannot let go of the lock", e);
            }
        }
    }

    private static void setAsideUnfinished(Path cluster) throws IOException {
        if (!Files.exists(cluster) || Files.exists(cluster.resolve(COMPLETE))) {
            return;
        }
        for (int n = 1; ; n++) {
            Path aside = cluster.resolveSibling("postgres-unfinished-" + n);
            if (!Files.exists(aside)) {
                Files.move(cluster, aside);
                return;
            }
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", server.getPort(), "postgres", "postgres", "", "");
    }

    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        } finally {
            release(lock);
        }
    }
}
