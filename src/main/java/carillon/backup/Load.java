package carillon.backup;

import carillon.postgres.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a database with the rows of a backup, in one transaction, which the caller begins and commits.
 *
 * <p>All of Carillon's tables are made anew, as the version had them that the backup is of, and then brought up to date. The journals
 * get ids that none had here before: so a server that still knows this database finds that its journal is gone, and never goes on with
 * another history under the ids of the one it knows. Whoever watched goes on, for cursors are made of the content.
 */
public final class Load implements RowSink {
    private static final int BATCH_ROWS = 500;

    /** So many characters are sent at once, at most about. */
    private static final int BATCH_CHARACTERS = 1024 * 1024;

    /** Which member of a row has a journal's id. */
    private static final Map<String, String> JOURNAL_IDS =
            Map.of("journal", "id", "entry", "journal", "draft", "journal");

    private static final String FOREIGN_KEYS = """
            select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace and conrelid::regclass::text = any (?)
            """;

    private static final String JOURNAL_SEQUENCE = "pg_get_serial_sequence('journal', 'id')";

    private final Connection connection;
    private final List<String> pending = new ArrayList<>();
    private final Map<String, String> foreignKeys = new HashMap<>();
    private final List<String> tables = new ArrayList<>();
    private String table = "";
    private int characters;
    private long shift;

    /** Makes a sink that fills the database of this connection, in its transaction. */
    public Load(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void begin(BackupHeader header) throws IOException, SQLException {
        header.requireOwnTables();
        shift = Tables.in(connection).isEmpty() ? 0 : lastJournalId();
        Tables.drop(connection);
        Tables.create(connection, header.tables());
        Tables.in(connection).forEach(kept -> tables.add(kept.name()));
        // A script may have filled some already.
        for (String name : tables.reversed()) {
            execute("delete from " + name);
        }
        dropForeignKeys();
        if (tables.contains("draft") && header.draftVersion() > 0) {
            execute("select setval('draft_version', " + header.draftVersion() + ")");
        }
    }

    private long lastJournalId() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select greatest(nextval(" + JOURNAL_SEQUENCE + "), (select max(id) from journal))")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Drops the foreign keys until all rows are there, since a row may refer to one that comes later. */
    private void dropForeignKeys() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOREIGN_KEYS)) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String constraint = "alter table " + rows.getString(1) + " %s constraint " + rows.getString(2);
                    foreignKeys.put(constraint, rows.getString(3));
                }
            }
        }
        for (String constraint : foreignKeys.keySet()) {
            execute(constraint.formatted("drop"));
        }
    }

    @Override
    public void row(String name, String json) throws IOException, SQLException {
        if (!tables.contains(name)) {
            throw new BackupRefused("has rows of a table that its version did not have, " + name);
        }
        if (!name.equals(table) || pending.size() >= BATCH_ROWS || characters >= BATCH_CHARACTERS) {
            flush();
            table = name;
        }
        pending.add(json);
        characters += json.length();
    }

    /** Inserts the pending rows. PostgreSQL reads the columns of its own JSON, so each value becomes what it was. */
    private void flush() throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        String id = JOURNAL_IDS.get(table);
        String row = id == null
                ? "each"
                : "each || jsonb_build_object('%1$s', (each->>'%1$s')::bigint + %2$d)".formatted(id, shift);
        String sql = """
                insert into %1$s overriding system value
                select filled.*
                from jsonb_array_elements(?::jsonb) each
                cross join lateral jsonb_populate_record(null::%1$s, %2$s) filled
                """.formatted(table, row);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "[" + String.join(",", pending) + "]");
            statement.executeUpdate();
        }
        pending.clear();
        characters = 0;
    }

    @Override
    public void end() throws SQLException {
        flush();
        for (Map.Entry<String, String> constraint : foreignKeys.entrySet()) {
            execute(constraint.getKey().formatted("add") + " " + constraint.getValue());
        }
        execute("select setval(" + JOURNAL_SEQUENCE + ", greatest(" + Math.max(1, shift)
                + ", (select max(id) from journal)))");
        Tables.create(connection, Tables.newestVersion());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
