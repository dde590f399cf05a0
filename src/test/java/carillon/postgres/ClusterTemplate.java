package carillon.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A data directory with a new PostgreSQL cluster in it, made once in {@code target} and copied for each server that a test starts:
 * unpacking PostgreSQL and {@code initdb} take seconds each time. What the first start of a server does is seen by the tests of that.
 */
public final class ClusterTemplate {
    private static final Path FOLDER = Path.of("target", "cluster-template").toAbsolutePath();

    private ClusterTemplate() {}

    /** Copies the template to where a server keeps its data, unless a cluster is there already. */
    public static void copyTo(Path data) {
        if (Files.exists(data.resolve("postgres"))) {
            return;
        }
        try {
            Path template = template();
            Files.createDirectories(data);
            Files.walkFileTree(template, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Path copy = data.resolve(template.relativize(directory).toString());
                    if (!Files.isDirectory(copy)) {
                        Files.copy(directory, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(
                            file,
                            data.resolve(template.relativize(file).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
            Files.createSymbolicLink(data.resolve("postgres-binaries"), TestDatabase.BINARIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process that runs tests may make it at the same time. */
    private static synchronized Path template() throws IOException {
        Files.createDirectories(FOLDER);
        try (FileChannel channel =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            String version = PostgresBinaries.unpacked(TestDatabase.BINARIES)
                    .folder()
                    .getFileName()
                    .toString();
            Path template = FOLDER.resolve(version);
            if (!Files.exists(template)) {
                Path unfinished = FOLDER.resolve("unfinished");
                if (Files.exists(unfinished)) {
                    TestDatabase.delete(unfinished);
                }
                EmbeddedDatabase.start(unfinished, TestDatabase.BINARIES).stop();
                Files.delete(unfinished.resolve("carillon.lock"));
                Files.delete(unfinished.resolve("postgres.log"));
                Files.move(unfinished, template);
            }
            return template;
        }
    }
}
