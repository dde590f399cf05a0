package carillon;

import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.OfflineDatabase;
import carillon.settings.FileNames;
import carillon.settings.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a database which a command opens by itself; without them the environment does, as for {@code serve}. */
final class DatabaseOptions {
    private static final String URL = "CARILLON_DATABASE_URL";
    private static final String URL_FILE = "CARILLON_DATABASE_URL_FILE";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of a server (data, or what CARILLON_DATA says).")
    @Nullable
    String data;

    @Option(names = "--database-url", paramLabel = "URL", description = "A PostgreSQL of your own instead.")
    @Nullable
    String databaseUrl;

    @Option(names = "--database-url-file", paramLabel = "FILE", description = "A file that holds its address.")
    @Nullable
    String databaseUrlFile;

    /**
     * Returns the external database that is meant; empty where a directory is.
     *
     * @throws IOException with a sentence, where the file with its address cannot be read
     */
    Optional<DatabaseAddress> address(Map<String, String> environment) throws IOException {
        if (databaseUrl != null) {
            return Optional.of(DatabaseAddress.parse(databaseUrl));
        }
        if (databaseUrlFile != null) {
            return Optional.of(inFile("--database-url-file", databaseUrlFile));
        }
        if (data != null) {
            return Optional.empty();
        }
        Optional<String> url = given(URL, environment);
        Optional<String> file = given(URL_FILE, environment);
        return url.isEmpty() && file.isPresent()
                ? Optional.of(inFile(URL_FILE, file.get()))
                : url.map(DatabaseAddress::parse);
    }

    private static DatabaseAddress inFile(String source, String file) throws IOException {
        List<String> faults = new ArrayList<>();
        Optional<String> url = SecretFile.read(source, FileNames.path(file), faults::add);
        return DatabaseAddress.parse(url.orElseThrow(() -> new IOException(String.join("\n", faults)))
                .strip());
    }

    /** Returns the data directory that is meant where no external database is. */
    Path directory(Map<String, String> environment) {
        return directory(data, environment);
    }

    /** Returns the data directory that the option names, or the environment where it is not given. */
    static Path directory(@Nullable String option, Map<String, String> environment) {
        return FileNames.path(
                option == null ? given("CARILLON_DATA", environment).orElse("data") : option);
    }

    private static Optional<String> given(String variable, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Starts the database of a directory; it stops at the latest with this process. */
    static OfflineDatabase embedded(Path data) {
        Runtime.getRuntime().addShutdownHook(new Thread(Database::stopEmbedded, "stopping"));
        return OfflineDatabase.embedded(data);
    }
}
