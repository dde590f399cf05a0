package carillon.doctor;

import carillon.postgres.DatabaseAddress;
import carillon.postgres.DatabaseRefused;
import carillon.postgres.OfflineDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Checks the database: whether it is reached, its version, encoding, the role's rights, and its clock. */
public final class DatabaseChecks {
    private static final int LEAST_VERSION = 150_000;
    private static final Duration GOOD_DIFFERENCE = Duration.ofSeconds(2);

    private DatabaseChecks() {}

    /** Checks an external database. */
    public static List<Finding> external(DatabaseAddress address, InstantSource world) {
        try (OfflineDatabase database = OfflineDatabase.external(address);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_version'), current_setting('server_encoding'),"
                        + " has_schema_privilege(current_schema(), 'create'), extract(epoch from clock_timestamp()),"
                        + " current_setting('transaction_read_only')::boolean")) {
            row.next();
            Instant there = Instant.ofEpochMilli((long) (row.getDouble(5) * 1_000));
            return List.of(
                    row.getBoolean(6)
                            ? readOnly(address)
                            : state(address, row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                    Clocks.compared("the database's", there, world.instant(), GOOD_DIFFERENCE));
        } catch (DatabaseRefused | SQLException e) {
            return List.of(Finding.wrong("database", String.valueOf(e.getMessage())));
        }
    }

    private static Finding readOnly(DatabaseAddress address) {
        return Finding.wrong(
                "database",
                address + " can only be read, as a standby or by default_transaction_read_only of its role:"
                        + " name the primary, or reset that.");
    }

    private static Finding state(
            DatabaseAddress address, int number, String version, String encoding, boolean mayCreate) {
        if (number < LEAST_VERSION) {
            return Finding.wrong(
                    "database", address + " is PostgreSQL " + version + ": Carillon needs PostgreSQL 15 or later.");
        }
        if (!encoding.equals("UTF8")) {
            return Finding.wrong(
                    "database", address + " has the encoding " + encoding + ": create it with encoding 'UTF8'.");
        }
        return mayCreate
                ? Finding.good("database", address + " is PostgreSQL " + version + ", and its role may create tables.")
                : Finding.wrong(
                        "database",
                        address + ": the role may create no tables in its schema, which Carillon does at a start:"
                                + " grant create on schema public to it.");
    }

    /** Says that the server uses an external database which the settings do not name. */
    public static Finding unnamed(String external, Path data) {
        return Finding.look(
                "database",
                "the server that keeps its data in " + data + " last used the PostgreSQL at " + external
                        + ", which these settings do not name: with --database-url-file FILE it is checked too.");
    }

    /** Checks the database that Carillon brings along, without starting it. */
    public static Finding embedded(Path data, boolean isRunning) {
        if (isRunning) {
            return Finding.good("database", "Carillon's own PostgreSQL runs in " + data + ".");
        }
        return OfflineDatabase.isIn(data)
                ? Finding.good("database", "Carillon's own PostgreSQL is in " + data + " and starts with the server.")
                : Finding.good("database", "the first start creates Carillon's own PostgreSQL in " + data + ".");
    }
}
