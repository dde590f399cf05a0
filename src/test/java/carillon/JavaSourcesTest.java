package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JavaSourcesTest {
    @Test
    void theSourcesAreFormatted() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "@src/build/format.args",
                "-classpath",
                System.getProperty("java.class.path"),
                "src/build/java/carillon/build/FormatSources.java",
                "--check");

        // A library of the formatter's uses what this JDK warns of.
        Stream<String> lines = Command.run(command).lines().filter(line -> !line.startsWith("WARNING: "));
        assertThat(lines).as("what `mvn initialize exec:exec@format` changes").isEmpty();
    }

    /** Vert.x closes a client that has been garbage collected, also while somebody waits for its answer. */
    @Test
    void theHttpClientsOfTestsAreKept() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> read(file).contains("." + "createHttpClient(")))
                    .as("what makes a client")
                    .containsExactly(Path.of("src/test/java/carillon/support/HttpClients.java"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
