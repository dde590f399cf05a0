package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
        Process formatter =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(formatter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        formatter.waitFor();

        // A library of the formatter's uses what this JDK warns of.
        Stream<String> lines = printed.lines().filter(line -> !line.startsWith("WARNING: "));
        assertThat(lines).as("what `mvn initialize exec:exec@format` changes").isEmpty();
    }
}
