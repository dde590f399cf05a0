package carillon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void theSettingsFileOfTheServerSaysItToo() throws IOException {
        Path settings = Files.writeString(
                directory.resolve("carillon.yaml"), "data: /srv/carillon\ndatabase-url-file: address\nport: 9000\n");
        file();
        Map<String, String> environment = Map.of("CARILLON_CONFIG", settings.toString());

        assertThat(options.directory(environment)).isEqualTo(Path.of("/srv/carillon"));
        assertThat(options.address(environment)).hasToString("Optional[of.file:5432/d]");
        assertThatThrownBy(() -> options.directory(Map.of("CARILLON_CONFIG", directory + "/nothing.yaml")))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("nothing.yaml");
    }

    /** Old data may lie there, which nobody wants to save or to fill instead of what the server uses. */
    @Test
    void theOwnDatabaseOfADirectoryWhoseServerUsesAnotherIsTakenOnlyWhereItIsNamed() throws IOException {
        UsedDatabase.note(directory, options.address(Map.of("CARILLON_DATABASE_URL", OF_ENVIRONMENT)));
        String known = "The server that keeps its data in " + directory
                + " last used the PostgreSQL at of.environment:5432/d: ";
        List<String> warnings = new ArrayList<>();

        assertThatThrownBy(() -> options.requireOwnDatabase(directory, warnings::add))
                .isInstanceOf(IOException.class)
                .hasMessage(known + "name that one with --database-url-file FILE, or the directory's own with --data "
                        + directory + ".");

        options.data = directory.toString();
        options.requireOwnDatabase(directory, warnings::add);
        assertThat(warnings).containsExactly(known + "this is the directory's own.");

        UsedDatabase.note(directory, Optional.empty());
        options.data = null;
        options.requireOwnDatabase(directory, warnings::add);
        assertThat(warnings).hasSize(1);
    }
}
