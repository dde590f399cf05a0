package carillon.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory that one Carillon keeps its database in. It is this process's alone for as long as it is held: the lock on
 * {@code carillon.lock} is let go by the kernel however the process ends, so whoever holds the directory and finds a PostgreSQL
 * running on it has found an orphan, and whoever cannot hold it is the second Carillon.
 */
final class DataDirectory implements AutoCloseable {
    /**
     * Those held by this process. The kernel lets go of a process's lock on a file as soon as the process closes the file anywhere,
     * so a directory that is held here must not even be tried again.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Says that what it lies in was once complete; without it, making that was cut short. */
    private static final String COMPLETE = "carillon-complete";

    private static final int PASSWORD_BYTES = 24;

    static final long MAX_LOG_BYTES = 10_000_000;

    private static final Set<String> OWN_FILES =
            Set.of("carillon.lock", "postgres.log", "postgres.log.old", "postgres.password");

    private static final int OTHERS = 0077;
    private static final int STICKY = 01000;

    private static final System.Logger LOG = System.getLogger(DataDirectory.class.getName());

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes hold of a directory, which is made where it does not exist.
     *
     * @throws DatabaseRefused where another Carillon holds it, or it cannot be written
     */
    static DataDirectory hold(Path data) {
        try {
            Path path = made(data.toAbsolutePath()).toRealPath();
            if (!HELD.add(path)) {
                throw inUse(path);
            }
            try {
                DataDirectory held = new DataDirectory(path, locked(path));
                held.shutOthersOut();
                return held;
            } catch (IOException | RuntimeException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The data directory " + data.toAbsolutePath().normalize()
                            + " cannot be written: give this user the right to, or name another with --data.",
                    e);
        }
    }

    private static Path made(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            if (data.getParent() != null) {
                Files.createDirectories(data.getParent());
            }
            Files.createDirectories(data, onlyOwner(data, "rwx------"));
        }
        return data;
    }

    /**
     * Earlier versions let others of this machine look in. A directory that everybody shares, as {@code /tmp}, stays as it is, and so
     * does one of somebody else's; what is Carillon's own in it is shut all the same.
     */
    private void shutOthersOut() throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        if ((mode(path) & STICKY) == 0) {
            shut(path, "rwx------");
        }
        for (String name : OWN_FILES) {
            if (Files.isRegularFile(path.resolve(name))) {
                shut(path.resolve(name), "rw-------");
            }
        }
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode");
    }

    private static void shut(Path file, String permissions) throws IOException {
        if ((mode(file) & OTHERS) == 0) {
            return;
        }
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (FileSystemException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "others may read " + file + ", which belongs to another user: give it to this user, or shut it");
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("carillon.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                onlyOwner(path, "rw-------"));
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(path);
        }
        return channel;
    }

    private static DatabaseRefused inUse(Path path) {
        return new DatabaseRefused("The data directory " + path
                + " is in use by another Carillon: stop that one, or name another directory with --data.");
    }

    /** Where PostgreSQL keeps its data. */
    Path cluster() {
        return path.resolve("postgres");
    }

    /** Where PostgreSQL's own programmes are unpacked. */
    Path binaries() {
        return path.resolve("postgres-binaries");
    }

    /** What PostgreSQL says while it runs. */
    Path log() {
        return path.resolve("postgres.log");
    }

    /** An empty log; what PostgreSQL said the time before is kept beside it. */
    Path freshLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), path.resolve("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.createFile(log(), onlyOwner(path, "rw-------"));
    }

    /** Begins the log anew where it is long: a server that ends again and again says each time why. */
    void boundLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > MAX_LOG_BYTES) {
            freshLog();
        }
    }

    boolean hasPassword() {
        return Files.exists(passwordFile());
    }

    Path passwordFile() {
        return path.resolve("postgres.password");
    }

    /** The password of PostgreSQL's superuser, readable by this user alone; made where there is none yet. */
    String password() throws IOException {
        Path file = passwordFile();
        if (!hasPassword()) {
            Path unfinished = path.resolve("postgres.password.new");
            writePrivate(unfinished, newPassword());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /** As random as a key. */
    static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Writes a file that nobody else may read, at any moment. */
    static void writePrivate(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, onlyOwner(file, "rw-------"));
        Files.writeString(file, content);
    }

    /** A directory that nobody else may enter. */
    static void createPrivate(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectory(directory, onlyOwner(directory, "rwx------"));
        }
    }

    private static FileAttribute<?>[] onlyOwner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static boolean isComplete(Path directory) {
        return Files.exists(directory.resolve(COMPLETE));
    }

    static void markComplete(Path directory) throws IOException {
        if (!isComplete(directory)) {
            Files.createFile(directory.resolve(COMPLETE));
        }
    }

    /** Moves a cluster that was never complete out of the way. It may be somebody's work all the same, so it is not deleted. */
    void setAsideUnfinishedCluster() throws IOException {
        if (Files.exists(cluster()) && !isComplete(cluster())) {
            int n = 1;
            while (Files.exists(path.resolve("postgres-unfinished-" + n))) {
                n++;
            }
            Files.move(cluster(), path.resolve("postgres-unfinished-" + n));
        }
    }

    /** Deletes programmes that were never unpacked to the end: the library would take what is there for good. */
    static void deleteUnfinished(Path binaries) throws IOException {
        if (Files.exists(binaries) && !isComplete(binaries)) {
            try (Stream<Path> files = Files.walk(binaries)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Lets go of it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of " + path, e);
        } finally {
            HELD.remove(path);
        }
    }
}
