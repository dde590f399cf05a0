package carillon;

import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.OfflineDatabase;
import carillon.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a database which a command opens by itself; without them the environment does, as for {@code serve}. */
final class DatabaseOptions {
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
     * @throws IOException with a sentence, where its address cannot be read, or is given in two ways
     */
    Optional<DatabaseAddress> address(Map<String, String> environment) throws IOException {
        Map<String, String> options = new HashMap<>();
        if (databaseUrl != null) {
            options.put("database-url", databaseUrl);
        }
        if (databaseUrlFile != null) {
            options.put("database-url-file", databaseUrlFile);
        }
        // A directory that is named here wins over the database that the environment names for the server.
        return options.isEmpty() && data != null
                ? Optional.empty()
                : WrongSettings.read(faults -> DatabaseSettings.address(options, environment, faults));
    }

    /** Returns the data directory that is meant where no external database is. */
    Path directory(Map<String, String> environment) throws IOException {
        return directory(data, environment);
    }

    /**
     * Makes sure that the own database of a directory is meant: where its server uses another, what lies there is old, or nobody
     * would read it.
     *
     * @param warnings gets a sentence where it is named by {@code --data}, which is then what is meant
     * @throws IOException with a sentence, where it is only what the settings say
     */
    void requireOwnDatabase(Path directory, Consumer<String> warnings) throws IOException {
        Optional<String> external = UsedDatabase.external(directory);
        if (external.isPresent()) {
            String known = "The server that keeps its data in " + directory + " last used the PostgreSQL at "
                    + external.get() + ": ";
            if (data == null) {
                throw new IOException(known + "name that one with --database-url-file FILE, or the directory's own with"
                        + " --data " + directory + ".");
            }
            warnings.accept(known + "this is the directory's own.");
        }
    }

    /**
     * Returns the data directory that the option names, or the environment where it is not given.
     *
     * @throws IOException with a sentence, where no directory can have that name
     */
    static Path directory(@Nullable String option, Map<String, String> environment) throws IOException {
        Map<String, String> options = option == null ? Map.of() : Map.of("data", option);
        return WrongSettings.read(faults -> DatabaseSettings.directory(options, environment, faults));
    }

    /** Starts the database of a directory; it stops at the latest with this process. */
    static OfflineDatabase embedded(Path data) {
        Runtime.getRuntime().addShutdownHook(new Thread(Database::stopEmbedded, "stopping"));
        return OfflineDatabase.embedded(data);
    }
}
