package carillon.postgres;

import carillon.support.BuildCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data directory with a new PostgreSQL cluster in it, made once and copied for each server that a test starts: unpacking PostgreSQL
 * and {@code initdb} take seconds each time. What the first start of a server does is seen by the tests of that.
 */
public final class ClusterTemplate {
    private ClusterTemplate() {}

    /** Copies the template to where a server keeps its data, unless a cluster is there already. */
    public static void copyTo(Path data) {
        if (Files.exists(data.resolve("postgres"))) {
            return;
        }
        try {
            Path binaries = TestDatabase.binaries();
            // A newer PostgreSQL, whose programmes are in another folder, may not read the cluster of an older one.
            Path template = BuildCache.get(
                    "cluster-" + PostgresBinaries.unpacked(binaries).folder().getFileName(), ClusterTemplate::make);
            Files.createDirectories(data);
            try (Stream<Path> files = Files.walk(template)) {
                for (Path file : files.skip(1).toList()) {
                    Files.copy(
                            file,
                            data.resolve(template.relativize(file).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            Files.createSymbolicLink(data.resolve("postgres-binaries"), binaries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path data) throws IOException {
        EmbeddedDatabase.start(data, TestDatabase.binaries()).stop();
        for (String own : List.of("carillon.lock", "postgres.log")) {
            Files.delete(data.resolve(own));
        }
    }
}
