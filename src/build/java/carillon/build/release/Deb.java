package carillon.build.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/** Writes a package of Debian (deb(5)): an {@code ar} of a version, of what the package manager reads, and of the files. */
final class Deb {
    private static final Path SOURCES = Path.of("src", "package", "deb");
    private static final int DOCUMENT = 0100644;
    private static final int BYTES_IN_KIB = 1024;

    private final String version;
    private final String machine;
    private final Instant time;

    Deb(String version, String machine, Instant time) {
        // To dpkg a hyphen begins the revision of a package, and a tilde comes before the version itself.
        this.version = version.replace('-', '~');
        this.machine = machine;
        this.time = time;
    }

    /**
     * Writes the package.
     *
     * @param home the unpacked Carillon
     * @param scratch a folder that does not exist
     */
    void write(Path folder, Path home, Path scratch) throws IOException {
        Tree files = new Tree(time)
                .add("", SOURCES.resolve("root"))
                .add("usr/lib/carillon/bin", home.resolve("bin"))
                .add("usr/lib/carillon/lib", home.resolve("lib"))
                .add("usr/lib/carillon/runtime", home.resolve("runtime"))
                .add("usr/share/bash-completion/completions", home.resolve("completion"))
                .add("usr/share/doc/carillon/copyright", home.resolve("LICENSE"));
        for (String file : Release.READ) {
            files.add("usr/share/doc/carillon/" + file, home.resolve(file));
        }
        Path deb = folder.resolve("carillon_" + version + "_" + machine + ".deb");
        try (OutputStream out = Files.newOutputStream(deb);
                ArArchiveOutputStream archive = new ArArchiveOutputStream(out)) {
            put(archive, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            put(archive, "control.tar.gz", bytes(control(files.files(), scratch)));
            put(archive, "data.tar.gz", bytes(files));
        }
    }

    private Tree control(Map<String, Path> files, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        Tree control = new Tree(time);
        try (Stream<Path> sources = Files.list(SOURCES.resolve("control"))) {
            for (Path source : sources.toList()) {
                control.add(source.getFileName().toString(), source);
            }
        }
        long bytes = 0;
        StringBuilder digests = new StringBuilder();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            bytes += Files.size(file.getValue());
            digests.append(md5(file.getValue()))
                    .append("  ")
                    .append(file.getKey())
                    .append('\n');
        }
        String filled = Files.readString(SOURCES.resolve("control/control"))
                .replace("${version}", version)
                .replace("${machine}", machine)
                .replace("${size}", Long.toString(bytes / BYTES_IN_KIB));
        return control.add("control", Files.writeString(scratch.resolve("control"), filled))
                .add("md5sums", Files.writeString(scratch.resolve("md5sums"), digests));
    }

    private void put(ArArchiveOutputStream archive, String name, byte[] content) throws IOException {
        archive.putArchiveEntry(new ArArchiveEntry(name, content.length, 0, 0, DOCUMENT, time.getEpochSecond()));
        archive.write(content);
        archive.closeArchiveEntry();
    }

    private static byte[] bytes(Tree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tree.write(out);
        return out.toByteArray();
    }

    private static String md5(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
