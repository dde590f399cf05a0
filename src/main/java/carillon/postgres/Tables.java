package carillon.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Carillon's tables in a database, for those who copy all of them. Everything else in the database, which may have others' tables too,
 * is left alone.
 */
public final class Tables {
    /**
     * The tables whose rows matter, with the columns that put them in order. A table follows those that it refers to.
     *
     * @param order the primary key, of which the entries' makes one journal's come one after the other
     */
    public record Kept(String name, String order) {}

    /** All tables whose rows are kept in a backup; one of an older version lacks some. */
    public static final List<Kept> KEPT = List.of(
            new Kept("journal", "id"),
            new Kept("entry", "journal, seq"),
            new Kept("draft", "journal, city"),
            new Kept("invitation", "id"),
            new Kept("device", "id"),
            new Kept("session", "id"),
            new Kept("installation", "edition"),
            new Kept("current_edition", "edition"));

    /** Tables that hold nothing which outlives a server: a trial's rows, which scripts were run, and who can use what they made. */
    static final List<String> NOT_KEPT = List.of("write_trial", "flyway_schema_history", "compatibility");

    private static final String EXIST = """
            select tablename from pg_tables where schemaname = current_schema and tablename = any (?)
            """;

    private static final String DROP_REST = """
            drop sequence if exists draft_version;
            drop function if exists entry_stands(bigint, bigint, uuid, timestamptz);
            """;

    /** Another number than that of the migrations. */
    private static final String LOCK_BACKUPS = "select pg_try_advisory_lock(4713)";

    private Tables() {}

    /** Returns the version of the tables that this Carillon makes. */
    public static int newestVersion() {
        return Migrations.SCRIPTS.size();
    }

    /** Reads the version of a database's tables; 0 where it has none. */
    public static int version(Connection connection) throws SQLException {
        return Migrations.version(connection);
    }

    /** Reads the version of the tables that a Carillon must know to use those of a database; 0 where it has none. */
    public static int oldestVersion(Connection connection) throws SQLException {
        return Migrations.oldest(connection);
    }

    /** Lists the tables whose rows matter and that this database has. */
    public static List<Kept> in(Connection connection) throws SQLException {
        List<String> there = existing(connection, KEPT.stream().map(Kept::name).toList());
        return KEPT.stream().filter(table -> there.contains(table.name())).toList();
    }

    private static List<String> existing(Connection connection, List<String> names) throws SQLException {
        List<String> there = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(EXIST)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
            }
        }
        return there;
    }

    /** Drops all of Carillon's tables, in the transaction of the connection. */
    public static void drop(Connection connection) throws SQLException {
        List<String> all = new ArrayList<>(NOT_KEPT);
        KEPT.forEach(table -> all.add(table.name()));
        List<String> there = existing(connection, all);
        Collections.reverse(all);
        try (Statement statement = connection.createStatement()) {
            for (String table : all) {
                if (there.contains(table)) {
                    statement.execute("drop table " + table);
                }
            }
            statement.execute(DROP_REST);
        }
    }

    /** Waits for all who make or change tables, and keeps them out until the transaction of the connection ends. */
    public static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Migrations.LOCK);
        }
    }

    /**
     * Takes the lock of the one server that makes backups by itself, where no other holds it.
     *
     * @param connection holds it until it is closed
     */
    public static boolean lockBackups(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LOCK_BACKUPS)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** Creates the missing tables as a version made them, in the transaction of the connection. */
    public static void create(Connection connection, int version) throws SQLException {
        Migrations.runMissing(connection, version);
    }
}
