package carillon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which database a command opens by itself. */
class DatabaseOptionsTest {
    private static final String OF_ENVIRONMENT = "postgresql://anna@of.environment/d";

    private final DatabaseOptions options = new DatabaseOptions();

    @TempDir
    Path directory;

    private Path file() throws IOException {
        return Files.writeString(directory.resolve("address"), "postgresql://anna:secret@of.file/d\n");
    }

    @Test
    void theEnvironmentNamesTheDatabaseOfTheServer() throws IOException {
        assertThat(options.address(Map.of())).isEmpty();
        assertThat(options.directory(Map.of())).isEqualTo(Path.of("data"));
        assertThat(options.directory(Map.of("CARILLON_DATA", "elsewhere"))).isEqualTo(Path.of("elsewhere"));
        assertThat(options.address(Map.of("CARILLON_DATABASE_URL", OF_ENVIRONMENT)))
                .hasToString("Optional[of.environment:5432/d]");
        assertThat(options.address(Map.of("CARILLON_DATABASE_URL_FILE", file().toString())))
                .hasToString("Optional[of.file:5432/d]");
    }

    @Test
    void aDirectoryThatIsNamedWinsOverTheDatabaseOfTheServer() throws IOException {
        options.data = "mine";

        assertThat(options.address(Map.of("CARILLON_DATABASE_URL", OF_ENVIRONMENT)))
                .isEmpty();
        assertThat(options.directory(Map.of("CARILLON_DATA", "elsewhere"))).isEqualTo(Path.of("mine"));
    }

    @Test
    void twoDatabasesAreRefusedAsServeDoes() throws IOException {
        options.databaseUrlFile = file().toString();

        assertThat(options.address(Map.of())).hasToString("Optional[of.file:5432/d]");
        assertThatThrownBy(() -> options.address(Map.of("CARILLON_DATABASE_URL", OF_ENVIRONMENT)))
                .isInstanceOf(WrongSettings.class)
                .hasMessage("CARILLON_DATABASE_URL and --database-url-file are both given: leave one of them out.");
    }
}
