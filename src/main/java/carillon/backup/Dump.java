package carillon.backup;

import carillon.postgres.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all that matters in a database, as it is at one instant, while servers go on writing to it. */
public final class Dump {
    /** How many rows are in memory. */
    private static final int PAGE_ROWS = 500;

    /** Whoever takes the rows may be slow; one that takes none for so long is gone. */
    private static final String SET_UP = """
            set local timezone = 'UTC';
            set local bytea_output = 'hex';
            set local statement_timeout = '60s';
            set local idle_in_transaction_session_timeout = '5min'
            """;

    private static final String JOURNALS = "select id, edition, rehearsal, run, head from journal order by id";
    private static final String INSTALLATION = "select id from installation order by edition limit 1";
    private static final String DRAFT_VERSION = "select last_value from draft_version where is_called";
    private static final String NOW = "select now()";

    private final Connection connection;
    private final String version;

    private Dump(Connection connection, String version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Hands all rows to a sink, table by table, the entries of each journal in order.
     *
     * @param connection in no transaction; read only from then on
     * @param version of this Carillon
     * @throws BackupRefused where there is nothing of Carillon, or of a newer version
     */
    public static void run(Connection connection, String version, RowSink sink) throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            new Dump(connection, version).run(sink);
        } finally {
            connection.rollback();
        }
    }

    private void run(RowSink sink) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SET_UP);
        }
        int tables = Tables.version(connection);
        if (tables == 0) {
            throw new BackupRefused("There is nothing of Carillon's in this database.");
        }
        int oldest = Tables.oldestVersion(connection);
        if (oldest > Tables.newestVersion()) {
            throw new BackupRefused("A newer version of Carillon has this database: back it up with that version.");
        }
        List<Tables.Kept> kept = Tables.in(connection);
        sink.begin(header(tables, Math.min(oldest, tables), kept));
        for (Tables.Kept table : kept) {
            rows(table, sink);
        }
        sink.end();
    }

    private BackupHeader header(int tables, int oldest, List<Tables.Kept> kept) throws SQLException {
        List<String> names = kept.stream().map(Tables.Kept::name).toList();
        return new BackupHeader(
                version,
                tables,
                oldest,
                instant(NOW),
                names.contains("installation") ? text(INSTALLATION).orElse("") : "",
                names.contains("draft") ? text(DRAFT_VERSION).map(Long::valueOf).orElse(0L) : 0,
                journals());
    }

    private List<BackupHeader.JournalHead> journals() throws SQLException {
        List<BackupHeader.JournalHead> journals = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(JOURNALS)) {
            while (rows.next()) {
                @Nullable OffsetDateTime rehearsal = rows.getObject("rehearsal", OffsetDateTime.class);
                journals.add(new BackupHeader.JournalHead(
                        rows.getLong("id"),
                        rows.getString("edition"),
                        Optional.ofNullable(rehearsal).map(OffsetDateTime::toInstant),
                        rows.getInt("run"),
                        rows.getLong("head")));
            }
        }
        return journals;
    }

    private Instant instant(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private Optional<String> text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    private void rows(Tables.Kept table, RowSink sink) throws IOException, SQLException {
        String sql = "select to_jsonb(kept)::text from %s kept order by %s".formatted(table.name(), table.order());
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(PAGE_ROWS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    sink.row(table.name(), rows.getString(1));
                }
            }
        }
    }
}
