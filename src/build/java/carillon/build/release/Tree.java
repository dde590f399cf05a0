package carillon.build.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Files as they will be unpacked: by name, owned by root, all of one time, and executable or not. So the same files make the same
 * archive, byte for byte.
 */
final class Tree {
    private static final int FOLDER = 0755;
    private static final int PROGRAM = 0755;
    private static final int DOCUMENT = 0644;

    private final Instant time;
    private final Map<String, Path> sources = new TreeMap<>();

    Tree(Instant time) {
        this.time = time;
    }

    /** Adds a file or everything in a folder, under the name that it will have, and the folders above it. */
    Tree add(String name, Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = Path.of(name).resolve(source.relativize(file)).normalize();
                sources.put(target.toString(), file);
                for (Path above = target.getParent(); above != null; above = above.getParent()) {
                    sources.putIfAbsent(above.toString(), Path.of(""));
                }
            }
        }
        sources.remove("");
        return this;
    }

    /** Returns the regular files, by the names that they will have. */
    Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>(sources);
        files.values().removeIf(Files::isDirectory);
        return files;
    }

    /** Writes a {@code .tar.gz}. */
    void write(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(out, parameters), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Map.Entry<String, Path> source : sources.entrySet()) {
                write(tar, source.getKey(), source.getValue());
            }
        }
    }

    private void write(TarArchiveOutputStream tar, String name, Path source) throws IOException {
        boolean isFolder = Files.isDirectory(source);
        TarArchiveEntry entry = new TarArchiveEntry(isFolder ? name + "/" : name);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        entry.setModTime(time.toEpochMilli());
        entry.setMode(isFolder ? FOLDER : Files.isExecutable(source) ? PROGRAM : DOCUMENT);
        entry.setSize(isFolder ? 0 : Files.size(source));
        tar.putArchiveEntry(entry);
        if (!isFolder) {
            Files.copy(source, tar);
        }
        tar.closeArchiveEntry();
    }
}
