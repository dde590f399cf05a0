package carillon.backup;

import carillon.postgres.OwnerOnly;
import carillon.unfinished.Unfinished;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A file that appears under its name only once it is whole and on the disk. Until then it is written beside, under a name of its own, and
 * read by its owner alone.
 */
public final class BackupFile {
    /** What the names of unfinished files end with. */
    static final String UNFINISHED = ".unfinished";

    private static final String FULL = "cannot be written: %s. Make room, or name a file on another disk.";
    private static final int BUFFER_BYTES = 64 * 1024;

    private BackupFile() {}

    /** Writes the content. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    /** Whether a file of that name may be replaced. */
    public enum Existing {
        REFUSE,
        REPLACE
    }

    /**
     * Writes a file. Where that fails, nothing of it stays behind.
     *
     * @throws BackupRefused where the file exists or cannot be written, with a sentence; other failures are those of the content
     */
    public static void write(Path file, Existing existing, Content content) throws IOException, SQLException {
        requireNone(file, existing);
        Path whole = file.toAbsolutePath();
        Path unfinished = create(whole);
        try (Unfinished _ = Unfinished.at(unfinished)) {
            fill(unfinished, content);
            requireNone(file, existing);
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder(whole));
        } catch (FileSystemException e) {
            if (!unfinished.toString().equals(e.getFile())) {
                throw e;
            }
            throw new BackupRefused(file + " " + FULL.formatted(e.getReason()), e);
        }
    }

    /** Refuses a name at which a file must not be written. */
    public static void requireNone(Path file, Existing existing) throws BackupRefused {
        if (Files.isDirectory(file)) {
            throw new BackupRefused(file + " is a directory: name a file in it.");
        }
        if (existing == Existing.REFUSE && Files.exists(file)) {
            throw new BackupRefused(file + " exists: name another file, or replace that one with --replace.");
        }
    }

    /** Returns the folder of a file: only the root has none, and it is refused as a directory. */
    private static Path folder(Path whole) {
        return Objects.requireNonNull(whole.getParent());
    }

    private static Path create(Path whole) throws BackupRefused {
        Path folder = folder(whole);
        try {
            return Files.createTempFile(folder, whole.getFileName() + ".", UNFINISHED, OwnerOnly.file(folder));
        } catch (NoSuchFileException e) {
            throw new BackupRefused("There is no directory " + folder + ": create it, or name another file.", e);
        } catch (FileAlreadyExistsException e) {
            throw new BackupRefused(folder + " cannot be written: another file is in the way.", e);
        } catch (IOException e) {
            throw new BackupRefused(
                    Files.isWritable(folder) && e instanceof FileSystemException ofDisk
                            ? whole + " " + FULL.formatted(ofDisk.getReason())
                            : folder + " cannot be written: give this user the right to, or name another file.",
                    e);
        }
    }

    private static void fill(Path unfinished, Content content) throws IOException, SQLException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(
                    new DiskOutput(unfinished, Channels.newOutputStream(channel)), BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            force(channel, unfinished);
        }
    }

    /** Some disks find out only here that they are full. */
    private static void force(FileChannel channel, Path unfinished) throws FileSystemException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw DiskOutput.failed(unfinished, e);
        }
    }

    /** Makes the new name durable. Where a directory cannot be opened, as on Windows, the system sees to it. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(BackupFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "a directory was not synchronized: {0}", e.toString());
        }
    }
}
