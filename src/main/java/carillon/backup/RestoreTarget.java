package carillon.backup;

import carillon.postgres.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database into which a backup is restored: in one transaction, on which nothing of it depends before it is committed. */
public final class RestoreTarget {
    private static final String OTHERS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name = 'carillon' and pid <> pg_backend_pid()
            """;

    /** What nobody wants to lose; the rest is there as soon as a server was started once. */
    private static final List<String> VALUABLE = List.of("journal", "session");

    private final Connection connection;
    private final String name;
    private final boolean overData;

    /**
     * Names a target.
     *
     * @param connection in no transaction
     * @param name what the database is called in sentences
     * @param overData whether data that is there may be lost
     */
    public RestoreTarget(Connection connection, String name, boolean overData) {
        this.connection = connection;
        this.name = name;
        this.overData = overData;
    }

    /** Hands the rows of a backup to a sink. */
    public interface Rows {
        String readInto(RowSink sink) throws IOException, SQLException;
    }

    /**
     * Fills the database; where that fails, it is what it was.
     *
     * @return what the rows returned
     * @throws BackupRefused where servers use the database, it is of a newer version, or there is data that must not be lost
     */
    public String fill(Rows rows) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try {
            Tables.lock(connection);
            requireNoServers();
            requireOwnVersion();
            if (!overData) {
                requireEmpty();
            }
            String result = rows.readInto(new Load(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new BackupRefused(
                    "The database in " + name + " took not all of it, and is what it was before: " + e.getMessage(), e);
        } finally {
            connection.rollback();
        }
    }

    private void requireNoServers() throws IOException, SQLException {
        if (number(OTHERS) > 0) {
            throw new BackupRefused("Servers are connected to the database in " + name
                    + ": stop all of them, restore, and start them again.");
        }
    }

    private void requireOwnVersion() throws IOException, SQLException {
        if (Tables.version(connection) > Tables.newestVersion()) {
            throw new BackupRefused("The database in " + name
                    + " is of a newer version of Carillon: restore with that version, or into an empty database.");
        }
    }

    private void requireEmpty() throws IOException, SQLException {
        for (Tables.Kept table : Tables.in(connection)) {
            if (VALUABLE.contains(table.name()) && number("select count(*) from " + table.name()) > 0) {
                throw new BackupRefused("There is data in " + name
                        + " already: name an empty database, or replace all of it with --over-data.");
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
