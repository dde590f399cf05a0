package carillon.backup;

import carillon.postgres.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The backups in a directory that a server made by itself, named after their instants. Other files there, also backups that somebody
 * named otherwise, are left alone.
 */
final class KeptBackups {
    private static final String PREFIX = "carillon-";
    private static final String SUFFIX = ".backup.gz";
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'");

    private final Path directory;

    KeptBackups(Path directory) {
        this.directory = directory;
    }

    /**
     * Creates the directory where it does not exist, for its owner alone, and tries to write there.
     *
     * @throws IOException where no file can be created
     */
    void createDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OwnerOnly.directory(directory));
        }
        Files.delete(Files.createTempFile(directory, PREFIX + "trial" + SUFFIX + ".", BackupFile.UNFINISHED));
    }

    /** Returns where a backup of an instant lies. */
    Path at(Instant instant) {
        return directory.resolve(PREFIX + INSTANT.format(instant.atOffset(ZoneOffset.UTC)) + SUFFIX);
    }

    /**
     * Returns the instant of the newest; empty where there is none.
     *
     * @param now what lies after it was made while the clock was wrong, and says nothing
     */
    Optional<Instant> newest(Instant now) throws IOException {
        return Optional.ofNullable(all().floorKey(now));
    }

    /** Deletes all but the newest; first what lies after now, so that the one just made stays. */
    void deleteAllBut(int keep, Instant now) throws IOException {
        NavigableMap<Instant, Path> all = all();
        NavigableMap<Instant, Path> future = all.tailMap(now, false);
        while (all.size() > keep) {
            Map.Entry<Instant, Path> next = future.isEmpty() ? all.pollFirstEntry() : future.pollFirstEntry();
            Files.deleteIfExists(next.getValue());
        }
    }

    /** Deletes what a server left behind that was killed while it wrote. No other server may be writing here. */
    void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX + ".*" + BackupFile.UNFINISHED)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private NavigableMap<Instant, Path> all() throws IOException {
        NavigableMap<Instant, Path> all = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                instant(file).ifPresent(instant -> all.put(instant, file));
            }
        } catch (NoSuchFileException e) {
            return Collections.emptyNavigableMap();
        }
        return all;
    }

    private static Optional<Instant> instant(Path file) {
        String name = file.getFileName().toString();
        try {
            String written = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
            return Optional.of(LocalDateTime.parse(written, INSTANT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
