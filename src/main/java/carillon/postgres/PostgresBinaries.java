package carillon.postgres;

import carillon.log.Progress;
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
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programmes, unpacked.
 *
 * @param folder the one with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
    private static final int EXECUTABLE = 0100;
    private static final String PC = "x86_64";

    /** Unpacks the programmes where needed, into a folder named after the archive, so that a newer PostgreSQL has another. */
    static PostgresBinaries unpacked(Path binaries) throws IOException {
        DataDirectory.deleteUnfinished(binaries);
        DataDirectory.createPrivate(binaries);
        byte[] archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        // The name is that of the library which unpacked them in earlier versions, so that theirs are found.
        Path folder = binaries.resolve("unpacked").resolve("PG-" + md5(archive));
        Path complete = folder.resolve(".exists");
        if (!Files.exists(complete)) {
            try (Progress _ = Progress.of("Unpacking PostgreSQL, which is done once")) {
                unpack(archive, folder);
            }
            Files.createFile(complete);
        }
        DataDirectory.markComplete(binaries);
        return new PostgresBinaries(folder);
    }

    /**
     * Reads the archive of PostgreSQL that was built into this jar.
     *
     * @throws IOException where it is of another platform
     */
    static byte[] archive(String system, String machine) throws IOException {
        for (String name : archives(system, machine)) {
            try (@Nullable
                    InputStream packed = PostgresBinaries.class.getResourceAsStream("/postgres-" + name + ".txz")) {
                if (packed != null) {
                    return packed.readAllBytes();
                }
            }
        }
        throw new IOException("this jar was built with the PostgreSQL of another platform than " + system + " on "
                + machine + "; the option postgres.platform of the build chooses it");
    }

    /** Returns the names that it may have. Windows and macOS also run what was compiled for another machine. */
    private static List<String> archives(String system, String machine) {
        String suffix = "-"
                + switch (machine) {
                    case "amd64" -> PC;
                    case "aarch64" -> "arm_64";
                    case "arm" -> "arm_32";
                    case "ppc64le" -> "ppcle_64";
                    default -> machine;
                };
        if (system.startsWith("Windows")) {
            return List.of("windows" + suffix, "windows-" + PC);
        }
        return system.startsWith("Mac")
                ? List.of("darwin" + suffix, "darwin-" + PC)
                : List.of("linux" + suffix, "linux" + suffix + "-alpine_linux");
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
