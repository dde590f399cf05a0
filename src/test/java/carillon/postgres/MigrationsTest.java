package carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final Pattern SCRIPT = Pattern.compile("V([0-9]+)__[a-z_]+\\.sql");

    @Test
    void aDatabaseThatHasTheLastScriptIsUpToDate() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            List<Integer> versions = scripts.flatMap(script ->
                            SCRIPT.matcher(script.getFileName().toString()).results())
                    .map(script -> Integer.valueOf(script.group(1)))
                    .sorted()
                    .toList();

            assertThat(versions.getLast()).isEqualTo(Integer.valueOf(Database.NEWEST_MIGRATION));
        }
    }
}
