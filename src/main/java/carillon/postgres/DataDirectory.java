package carillon.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The directory in which one Carillon keeps its database, locked for this process. The kernel releases the lock on
 * {@code carillon.lock} however the process ends. So a PostgreSQL that still runs on a directory which could be locked is an orphan,
 * and a directory that cannot be locked is in use by another Carillon.
 */
final class DataDirectory implements AutoCloseable {
    /**
     * The directories that this process has locked. The kernel releases a process's lock on a file as soon as the process closes any
     * channel to it, so a locked directory must not even be tried again.
     */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    /** A file that marks its directory as complete; without it, creating the directory was interrupted. */
    private static final String COMPLETE = "carillon-complete";

    private static final int PASSWORD_BYTES = 24;

    static final long MAX_LOG_BYTES = 10_000_000;

    private static final Set<String> OWN_FILES =
            Set.of("carillon.lock", "postgres.log", "postgres.log.old", "postgres.password");

    /** The permissions of group and others. */
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
     * Locks a directory, which is created where it does not exist.
     *
     * @throws DatabaseRefused where another Carillon has locked it, or it cannot be written
     */
    static DataDirectory lock(Path data) {
        try {
            Path path = created(data.toAbsolutePath()).toRealPath();
            if (!LOCKED.add(path)) {
                throw inUse(path);
            }
            try {
                DataDirectory directory = new DataDirectory(path, lockFile(path));
                directory.restrictAccess();
                return directory;
            } catch (IOException | RuntimeException e) {
                LOCKED.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The data directory " + data.toAbsolutePath().normalize()
                            + " cannot be written: give this user the right to, or name another with --data.",
                    e);
        }
    }

    private static Path created(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            if (data.getParent() != null) {
                Files.createDirectories(data.getParent());
            }
            Files.createDirectories(data, OwnerOnly.directory(data));
        }
        return data;
    }

    /**
     * Takes the permissions of other users away, which earlier versions granted. A shared directory, such as {@code /tmp}, or one of
     * another owner keeps its own; Carillon's files in it are restricted all the same.
     */
    private void restrictAccess() throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        if ((mode(path) & STICKY) == 0) {
            restrict(path, "rwx------");
        }
        for (String name : OWN_FILES) {
            if (Files.isRegularFile(path.resolve(name))) {
                restrict(path.resolve(name), "rw-------");
            }
        }
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode");
    }

    private static void restrict(Path file, String permissions) throws IOException {
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

    private static FileChannel lockFile(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("carillon.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.file(path));
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

    /** PostgreSQL's own data directory. */
    Path cluster() {
        return path.resolve("postgres");
    }

    /** The directory into which PostgreSQL's programmes are unpacked. */
    Path binaries() {
        return path.resolve("postgres-binaries");
    }

    /** PostgreSQL's log. */
    Path log() {
        return path.resolve("postgres.log");
    }

    /** Starts an empty log; the one before is kept beside it. */
    Path freshLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), path.resolve("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.createFile(log(), OwnerOnly.file(path));
    }

    /** Starts an empty log where it is long: a server that ends again and again logs each time why. */
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

    /** Reads the password of PostgreSQL's superuser from a file that only this user may read; creates it where there is none. */
    String password() throws IOException {
        Path file = passwordFile();
        if (!hasPassword()) {
            Path unfinished = path.resolve("postgres.password.new");
            writePrivate(unfinished, newPassword());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /** Generates a password as random as a key. */
    static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Writes a file that other users may not read at any moment. */
    static void writePrivate(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OwnerOnly.file(file));
        Files.writeString(file, content);
    }

    /** Creates a directory that other users may not enter. */
    static void createPrivate(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectory(directory, OwnerOnly.directory(directory));
        }
    }

    static boolean isComplete(Path directory) {
        return Files.exists(directory.resolve(COMPLETE));
    }

    static void markComplete(Path directory) throws IOException {
        if (!isComplete(directory)) {
            Files.createFile(directory.resolve(COMPLETE));
        }
    }

    /** Renames a cluster that was never complete. It may hold data of another origin all the same, so it is not deleted. */
    void renameUnfinishedCluster() throws IOException {
        if (Files.exists(cluster()) && !isComplete(cluster())) {
            int n = 1;
            while (Files.exists(path.resolve("postgres-unfinished-" + n))) {
                n++;
            }
            Files.move(cluster(), path.resolve("postgres-unfinished-" + n));
        }
    }

    /** Deletes programmes that were not completely unpacked: the library would take them for complete. */
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

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot release " + path, e);
        } finally {
            LOCKED.remove(path);
        }
    }
}
