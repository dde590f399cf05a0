package carillon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The rights of files and directories that nobody but their owner may open, where a file system has such rights. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Returns what a file is created with, in a file system that the path is in. */
    public static FileAttribute<?>[] file(Path in) {
        return rights(in, "rw-------");
    }

    /** Returns what a directory is created with, in a file system that the path is in. */
    public static FileAttribute<?>[] directory(Path in) {
        return rights(in, "rwx------");
    }

    /** Writes a file that its owner alone may open, in one step: whoever reads it finds all of it, or what was there before. */
    public static void write(Path directory, String name, String content) throws IOException {
        Path written = Files.createTempFile(directory, name, "", file(directory));
        try {
            Files.writeString(written, content);
            Files.move(
                    written,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] rights(Path in, String permissions) {
        return in.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
