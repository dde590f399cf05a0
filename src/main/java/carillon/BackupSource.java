package carillon;

import carillon.backup.BackupReader;
import carillon.backup.Dump;
import carillon.backup.RowSink;
import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.OfflineDatabase;
import carillon.settings.FileNames;
import carillon.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All rows of a Carillon: those of a server that runs, or of a database on which none runs. */
interface BackupSource {
    /** Hands all rows to a sink, as they are at one instant. */
    void feed(RowSink sink) throws IOException, SQLException;

    /** The options that name a source. */
    final class Options {
        @Mixin
        DatabaseOptions database = new DatabaseOptions();

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "Another server instead, with the token in CARILLON_ADMIN_TOKEN.")
        @Nullable
        String url;

        /**
         * Finds the source.
         *
         * @param warnings gets a sentence where what is found may not be what is meant
         * @throws IOException with a sentence, where there is none
         */
        BackupSource find(Map<String, String> environment, Consumer<String> warnings) throws IOException {
            if (url != null) {
                return ofServer(RemoteServer.at(url, environment));
            }
            Optional<DatabaseAddress> address = database.address(environment);
            if (address.isPresent()) {
                return sink -> dump(OfflineDatabase.external(address.get()), sink);
            }
            Path directory = database.directory(environment);
            Optional<RemoteServer> running = RemoteServer.ofData(directory);
            if (running.isPresent() && running.get().isLive()) {
                return ofServer(running.get());
            }
            database.requireOwnDatabase(directory, warnings);
            if (!OfflineDatabase.isIn(directory)) {
                throw new IOException("There is no server that keeps its data in " + directory
                        + ", and no database of one: name its directory with --data, a server with --url, or a"
                        + " PostgreSQL with --database-url.");
            }
            return sink -> dump(DatabaseOptions.embedded(directory), sink);
        }
    }

    /**
     * Hands all rows of a backup's file to a sink.
     *
     * @throws IOException with a sentence, where there is none, or it is none
     */
    static void readFile(String file, RowSink sink) throws IOException, SQLException {
        Path path = FileNames.path(file);
        if (Files.isDirectory(path)) {
            throw new IOException(file + " is a directory: name a backup in it.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            BackupReader.read(in, file, sink);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file + ": name a backup.", e);
        }
    }

    private static BackupSource ofServer(RemoteServer server) {
        return sink -> {
            try (InputStream answer = new LimitedSilence(server.stream("/api/v1/backup"), server.url())) {
                BackupReader.read(answer, "What " + server.url() + " answers", sink);
            }
        };
    }

    private static void dump(OfflineDatabase database, RowSink sink) throws IOException, SQLException {
        try (database;
                Connection connection = database.connect()) {
            Dump.run(connection, Version.text(), sink);
        } finally {
            Database.stopEmbedded();
        }
    }
}
