package carillon.postgres;

import carillon.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Brings the tables of a database up to date: runs the scripts of {@code db/migration} that it has not run yet.
 *
 * <p>All of them run in one transaction under an advisory lock, so a database has a version as a whole, and nodes that start at once
 * wait for each other. A database of a newer version is left as it is; its table {@code compatibility} says whether this version can use
 * it. The table of versions is Flyway's, which earlier versions of Carillon used, so both can share a database.
 */
final class Migrations {
    /** The scripts in order; the number of each is its version. None may need to run outside a transaction. */
    static final List<String> SCRIPTS = List.of(
            "V1__journal.sql",
            "V2__access.sql",
            "V3__append_condition.sql",
            "V4__made_by.sql",
            "V5__installation.sql",
            "V6__announced.sql",
            "V7__drafts.sql",
            "V8__files.sql",
            "V9__roles.sql",
            "V10__editions.sql",
            "V11__compatibility.sql");

    /** From this version on a database says who can use it. */
    private static final int COMPATIBILITY = 11;

    private static final String FOLDER = "/db/migration/";

    /** A number that nothing else in the database uses for advisory locks. */
    static final String LOCK = "select pg_advisory_xact_lock(4712)";

    private static final String TABLE_EXISTS =
            "select exists (select from pg_tables where schemaname = current_schema and tablename = 'flyway_schema_history')";

    private static final String CREATE_TABLE = """
            create table flyway_schema_history (
                installed_rank integer not null constraint flyway_schema_history_pk primary key,
                version        varchar(50),
                description    varchar(200) not null,
                type           varchar(20) not null,
                script         varchar(1000) not null,
                checksum       integer,
                installed_by   varchar(100) not null,
                installed_on   timestamp not null default now(),
                execution_time integer not null,
                success        boolean not null
            );
            create index flyway_schema_history_s_idx on flyway_schema_history (success);
            """;

    /** Every version of Carillon's is a whole number. */
    private static final String VERSION =
            "select coalesce(max(version::integer), 0) from flyway_schema_history where success";

    private static final String INSERT = """
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, ?, current_user, 0, true
            from flyway_schema_history
            """;

    private static final String WHO_CAN_USE_IT = "select oldest, made_by from compatibility";

    private static final String MADE_BY = "update compatibility set made_by = ?";

    private Migrations() {}

    /**
     * Brings a database up to date, which costs one query where it is already.
     *
     * @throws DatabaseRefused where a newer version made its tables so that this one cannot use them; nothing was changed
     */
    static void run(DatabaseAddress address) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            int version = version(connection);
            if (version > SCRIPTS.size()) {
                refuseUnusable(address, connection);
            } else if (version < SCRIPTS.size()) {
                connection.setAutoCommit(false);
                runMissing(connection, SCRIPTS.size());
                connection.commit();
            }
        }
    }

    /**
     * Reads the number of the last script that a version must know to use the tables of a database; of one from before that was written
     * down, of the last script that it was brought up to date by.
     */
    static int oldest(Connection connection) throws SQLException {
        int version = version(connection);
        if (version < COMPATIBILITY) {
            return version;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WHO_CAN_USE_IT)) {
            rows.next();
            return rows.getInt("oldest");
        }
    }

    private static void refuseUnusable(DatabaseAddress address, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WHO_CAN_USE_IT)) {
            rows.next();
            if (rows.getInt("oldest") > SCRIPTS.size()) {
                String maker = rows.getString("made_by");
                throw new DatabaseRefused(
                        "The database at " + address + " was brought to a new form by Carillon " + maker
                                + ", which this one, " + Version.text()
                                + ", cannot use; nothing was changed. Start Carillon " + maker
                                + " or later, or go back to the backup from before the upgrade"
                                + " (docs/operations.md, \"Upgrading\").");
            }
        }
    }

    /** Runs the missing scripts up to a version, in the transaction of the connection. */
    static void runMissing(Connection connection, int upTo) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            // Another node may have done it while this one waited.
            int version = version(connection);
            if (version == 0 && !exists(connection)) {
                statement.execute(CREATE_TABLE);
            }
            for (int next = version + 1; next <= upTo; next++) {
                String script = SCRIPTS.get(next - 1);
                String sql = read(script);
                statement.execute(sql);
                insert(connection, next, script, checksum(sql));
            }
            if (version < upTo && upTo >= COMPATIBILITY) {
                sayWhoMadeIt(connection);
            }
        }
    }

    /** Reads the version of a database's tables; 0 where there are none. */
    static int version(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VERSION)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLE_EXISTS)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void insert(Connection connection, int version, String script, int checksum) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, Integer.toString(version));
            statement.setString(2, script.replaceAll("V[0-9]+__|\\.sql", "").replace('_', ' '));
            statement.setString(3, script);
            statement.setInt(4, checksum);
            statement.executeUpdate();
        }
    }

    private static void sayWhoMadeIt(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MADE_BY)) {
            statement.setString(1, Version.text());
            statement.executeUpdate();
        }
    }

    private static String read(String script) {
        try (InputStream file = Objects.requireNonNull(Migrations.class.getResourceAsStream(FOLDER + script), script)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flyway's checksum, by which an earlier version of Carillon recognizes the script: the CRC-32 of its lines. */
    private static int checksum(String sql) {
        CRC32 crc = new CRC32();
        sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
