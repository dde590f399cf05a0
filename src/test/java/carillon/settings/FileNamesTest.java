package carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    private static final String SENTENCE =
            "this process has no letters but those of US-ASCII: start it with LC_ALL=C.UTF-8";

    @ParameterizedTest
    @ValueSource(strings = {"été.yaml", "données", "a/Zoé/b", "قاعة", "\uFFFD\uFFFDt.yaml", "🔔"})
    void aNameThatTheProcessCannotHoldIsSaidSo(String name) {
        assertThatThrownBy(() -> FileNames.path(name, StandardCharsets.US_ASCII))
                .hasMessageStartingWith(SENTENCE);
    }

    @Test
    void anyOtherNameIsAPath() {
        assertThat(FileNames.path("a/b.yaml", StandardCharsets.US_ASCII)).isEqualTo(Path.of("a/b.yaml"));
        assertThat(FileNames.path("data", StandardCharsets.UTF_8)).isEqualTo(Path.of("data"));
    }
}
