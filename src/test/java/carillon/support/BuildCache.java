package carillon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Keeps in {@code target} what takes seconds to make and many tests use; one of the processes that run tests makes it. */
public final class BuildCache {
    private static final Path FOLDER = Path.of("target", "test-cache").toAbsolutePath();

    /** Whether this process makes something, for which it may need another thing. */
    private static boolean isMaking;

    private BuildCache() {}

    /** Makes a file or a folder where it is told to. */
    public interface Maker {
        void make(Path where) throws IOException;
    }

    /** Returns the file or folder of that name, which is made first where it is not there. */
    public static synchronized Path get(String name, Maker maker) {
        Path made = FOLDER.resolve(name);
        try {
            if (isMaking) {
                make(made, maker);
                return made;
            }
            Files.createDirectories(FOLDER);
            isMaking = true;
            try (FileChannel file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                assert lock.isValid();
                make(made, maker);
            } finally {
                isMaking = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    private static void make(Path made, Maker maker) throws IOException {
        if (!Files.exists(made)) {
            Path unfinished = made.resolveSibling("unfinished-" + made.getFileName());
            delete(unfinished);
            maker.make(unfinished);
            Files.move(unfinished, made);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
