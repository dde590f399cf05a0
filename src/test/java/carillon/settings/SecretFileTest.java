package carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFileTest {
    private final List<String> faults = new ArrayList<>();

    @TempDir
    Path directory;

    private Optional<String> read(Path file) {
        return SecretFile.read("CARILLON_ADMIN_TOKEN_FILE", file, faults::add);
    }

    private Path holding(String content) throws IOException {
        return Files.writeString(directory.resolve("secret"), content);
    }

    @ParameterizedTest
    @CsvSource({"word, word", "word\\n, word", "word\\r\\n, word", "word\\n\\n, word\\n", "' word ', ' word '"})
    void oneNewlineAtTheEndIsNoPartOfTheSecret(String content, String secret) throws IOException {
        assertThat(read(holding(lines(content)))).hasValue(lines(secret));
        assertThat(faults).isEmpty();
    }

    private static String lines(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void aFileThatHoldsNoSecretIsNamedWithWhatToDo() throws IOException {
        assertThat(read(directory.resolve("missing"))).isEmpty();
        assertThat(read(directory)).isEmpty();
        assertThat(read(holding("\n"))).isEmpty();
        assertThat(read(holding("x".repeat(SecretFile.MAX_BYTES + 1)))).isEmpty();
        Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 1});
        assertThat(read(directory.resolve("binary"))).isEmpty();

        assertThat(faults)
                .allSatisfy(fault -> assertThat(fault)
                        .startsWith("CARILLON_ADMIN_TOKEN_FILE: the file " + directory)
                        .contains(": ")
                        .endsWith("."))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("does not exist"),
                        fault -> assertThat(fault).contains("is a directory"),
                        fault -> assertThat(fault).contains("is empty"),
                        fault -> assertThat(fault).contains("is longer than 16384 bytes"),
                        fault -> assertThat(fault).contains("is not text in UTF-8"));
    }
}
