package carillon.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programmes, unpacked.
 *
 * @param folder the one with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
    private static final int EXECUTABLE = 0100;

    /** The library logs which archive it found, in words meant for tests. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    /** Unpacks the programmes where needed, into a folder named after the archive, so that a newer PostgreSQL has another. */
    static PostgresBinaries unpacked(Path binaries) throws IOException {
        DataDirectory.deleteUnfinished(binaries);
        DataDirectory.createPrivate(binaries);
        LIBRARY.setLevel(Level.OFF);
        byte[] archive;
        try (InputStream packed =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), System.getProperty("os.arch"))) {
            archive = packed.readAllBytes();
        }
        // The name is that of the library which unpacked them in earlier versions, so that theirs are found.
        Path folder = binaries.resolve("unpacked").resolve("PG-" + md5(archive));
        Path complete = folder.resolve(".exists");
        if (!Files.exists(complete)) {
            unpack(archive, folder);
            Files.createFile(complete);
        }
        DataDirectory.markComplete(binaries);
        return new PostgresBinaries(folder);
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Darwin" : "Linux";
    }

    private static String md5(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("PostgreSQL's archive has a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.deleteIfExists(file);
                    write(files, entry, file);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream files, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(files, file);
        if ((entry.getMode() & EXECUTABLE) != 0
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    /** Returns the path of a programme: {@code initdb}, {@code pg_ctl} or {@code postgres}. */
    Path programme(String name) {
        Path programme = folder.resolve("bin").resolve(name);
        return Files.exists(programme) ? programme : programme.resolveSibling(name + ".exe");
    }
}
