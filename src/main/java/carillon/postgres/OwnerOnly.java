package carillon.postgres;

import java.nio.file.Path;
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

    private static FileAttribute<?>[] rights(Path in, String permissions) {
        return in.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
