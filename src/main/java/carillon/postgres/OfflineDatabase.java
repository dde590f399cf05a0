package carillon.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A database that a command opens by itself, as it is, without bringing its tables up to date. */
public final class OfflineDatabase implements AutoCloseable {
    private final DatabaseAddress address;
    private final Optional<EmbeddedDatabase> embedded;

    private OfflineDatabase(DatabaseAddress address, Optional<EmbeddedDatabase> embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /** Whether a directory holds a database that Carillon brought along. */
    public static boolean isIn(Path data) {
        return Files.isDirectory(data.resolve("postgres"));
    }

    /**
     * Starts the database of a data directory, and creates one where there is none.
     *
     * @throws DatabaseRefused where a server runs on the directory, or it cannot be used
     */
    public static OfflineDatabase embedded(Path data) {
        EmbeddedDatabase server = EmbeddedDatabase.start(data);
        return new OfflineDatabase(server.applicationAddress(), Optional.of(server));
    }

    /** Names an external database, to which nothing connects yet. */
    public static OfflineDatabase external(DatabaseAddress address) {
        return new OfflineDatabase(address, Optional.empty());
    }

    /**
     * Connects.
     *
     * @throws DatabaseRefused where that is not possible
     */
    public Connection connect() {
        try {
            return Jdbc.connectWithoutLimit(address);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at " + address + " cannot be used: " + Database.firstLine(e)
                            + " Check that it runs, its address, user and password.",
                    e);
        }
    }

    /** Stops the database where this started it. */
    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::stop);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
