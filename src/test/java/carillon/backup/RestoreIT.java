package carillon.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.postgres.DatabaseAddress;
import carillon.postgres.OfflineDatabase;
import carillon.postgres.Tables;
import carillon.postgres.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is restored is what was backed up, and nothing is restored by half. */
class RestoreIT {
    /** A row in each table of version 8, with what is easily lost on the way: digits, signs, nulls, and a child ahead of its parent. */
    private static final String ROWS_OF_VERSION_8 = """
            insert into journal (edition, head, announced, files) values ('one', 2, '{"a":"b\\n"}', '{x,"y z"}');
            insert into journal (edition, rehearsal, run, position, anchored_at, speed)
                values ('one', '2017-03-04 17:40:00.123456+01', 2, 'now', 'now', 1.1);
            insert into entry values
                (1, 1, '00000000-0000-0000-0000-00000000000a', '2017-03-04 17:00:00.000001+01', null,
                    '{"kind": "program"}', '{"type": "x", "n": 1.10, "big": 12345678901234567890.5}'),
                (1, 2, '00000000-0000-0000-0000-00000000000b', '2017-03-04 17:00:01+01', '2017-03-04 17:00:00+01',
                    '{"kind": "program"}', '{"type": "y", "text": "Ça \\"va\\" 🎉 \\n\\\\"}');
            insert into draft (journal, city, programme, seen, author, at) values (1, 'lyon', '[]', '2-0', '{}', 'now');
            insert into invitation (id, edition, hash, expires, uses, maker)
                values ('f0000000-0000-0000-0000-000000000000', 'one', '\\x00ff', 'infinity', 5, 'program');
            insert into invitation (id, edition, hash, label, expires, uses, made_by, maker)
                values ('00000000-0000-0000-0000-000000000001', 'one', '\\x01', 'Zoé', '2030-01-01', 1,
                    'f0000000-0000-0000-0000-000000000000', 'holder');
            insert into session values
                ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', '\\xdeadbeef', '2030-01-01');
            insert into installation values ('one', '00c0ffee');
            """;

    private static final int OLD = 8;

    @Test
    void allRowsOfAllTablesComeBackToTheLastDigitAndAnOlderVersionIsBroughtUpToDate() throws Exception {
        DatabaseAddress from = old();
        DatabaseAddress to = TestDatabase.empty();
        byte[] backup = backup(from);

        restore(backup, to, false);

        assertThat(backup).isEqualTo(backup(from)); // reading changed nothing
        try (Connection connection = connect(to)) {
            assertThat(Tables.version(connection)).isEqualTo(Tables.newestVersion());
        }
        assertThat(ask(to, "select count(*) from device"))
                .as("what the migrations made of it")
                .isEqualTo("1");
        for (String table : List.of("entry", "journal", "draft", "invitation", "session")) {
            String columns = "select string_agg(column_name, ', ') from information_schema.columns where table_name = '"
                    + table + "'";
            String rows = "select jsonb_agg(to_jsonb(r) order by to_jsonb(r)) from (select " + ask(from, columns)
                    + " from " + table + ") r";
            assertThat(ask(to, rows)).as(table).isEqualTo(ask(from, rows));
        }
        assertThat(ask(to, "insert into journal (edition) values ('next') returning id"))
                .isEqualTo("3");
        assertThat(ask(to, "select nextval('draft_version')")).isEqualTo("2");
    }

    @Test
    void dataIsOnlyLostWithAWordAndThenItsJournalsAreOthers() throws Exception {
        byte[] backup = backup(old());
        DatabaseAddress to = TestDatabase.empty();
        restore(backup, to, false);

        assertThatThrownBy(() -> restore(backup, to, false))
                .hasMessage(
                        "There is data in here already: name an empty database, or replace all of it with --over-data.");
        assertThat(ask(to, "select string_agg(id::text, ',' order by id) from journal"))
                .isEqualTo("1,2");
        restore(backup, to, true);

        assertThat(ask(to, "select string_agg(distinct journal::text, ',') from entry"))
                .isEqualTo("4");
        assertThat(ask(to, "select string_agg(id::text, ',' order by id) from journal"))
                .isEqualTo("4,5");
        assertThat(ask(to, "insert into journal (edition) values ('next') returning id"))
                .isEqualTo("6");
    }

    @Test
    void aBackupThatTurnsOutToBeCutChangesNothing() throws Exception {
        byte[] backup = backup(old());
        DatabaseAddress to = TestDatabase.empty();
        restore(backup, to, false);
        String before = ask(to, "select jsonb_agg(entry) from entry");

        assertThatThrownBy(() -> restore(Arrays.copyOf(backup, backup.length - 1), to, true))
                .hasMessageStartingWith("a.gz is cut");

        assertThat(ask(to, "select jsonb_agg(entry) from entry")).isEqualTo(before);
    }

    @Test
    void aDatabaseThatServersUseIsLeftToThem() throws Exception {
        byte[] backup = backup(old());
        DatabaseAddress to = TestDatabase.empty();

        try (Connection server = connect(to)) {
            assertThat(server.isValid(1)).isTrue();
            assertThatThrownBy(() -> restore(backup, to, true))
                    .hasMessage(
                            "Servers are connected to the database in here: stop all of them, restore, and start them"
                                    + " again.");
        }
    }

    @Test
    void everyTableIsEitherKeptOrKnownToHoldNothingThatOutlivesAServer() throws Exception {
        DatabaseAddress address = TestDatabase.empty();
        try (Connection connection = connect(address)) {
            connection.setAutoCommit(false);
            Tables.create(connection, Tables.newestVersion());
            connection.commit();
            Tables.drop(connection);
            connection.commit();
        }

        assertThat(ask(address, """
                        select count(*) from pg_depend where refclassid = 'pg_namespace'::regclass
                            and refobjid = 'public'::regnamespace and deptype = 'n'
                        """)).as("objects that are left").isEqualTo("0");
    }

    /** During an upgrade an older version serves a database to which a newer one has only added something. */
    @Test
    void tablesThatANewerVersionOnlyAddedToAreBackedUpAndReadButRestoredByThatVersionAlone() throws Exception {
        DatabaseAddress from = old();
        try (Connection connection = connect(from);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Tables.create(connection, Tables.newestVersion());
            statement.execute("alter table entry add mood text");
            statement.execute("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                            execution_time, success)
                        values (1000, '999', 'mood', 'SQL', 'V999__mood.sql', 'x', 0, true)
                    """);
            connection.commit();
        }
        byte[] backup = backup(from);

        JournalCheck check = new JournalCheck();
        BackupReader.read(new ByteArrayInputStream(backup), "a.gz", check);
        assertThat(check.rows()).isGreaterThan(5);
        assertThatThrownBy(() -> restore(backup, TestDatabase.empty(), false))
                .hasMessage(
                        "a.gz has the tables of a newer version of Carillon than this one, which can read it, but not"
                                + " restore it: use that version or a later one.");

        try (Connection connection = connect(from);
                Statement statement = connection.createStatement()) {
            statement.execute("update compatibility set oldest = 999");
        }
        assertThatThrownBy(() -> backup(from))
                .hasMessage("A newer version of Carillon has this database: back it up with that version.");
    }

    private static DatabaseAddress old() throws SQLException {
        DatabaseAddress address = TestDatabase.empty();
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Tables.create(connection, OLD);
            statement.execute(ROWS_OF_VERSION_8);
            connection.commit();
        }
        return address;
    }

    private static byte[] backup(DatabaseAddress address) throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = connect(address)) {
            // The instant of the snapshot differs from one backup to the next.
            Dump.run(connection, "0.1.0", new AtOneInstant(new BackupWriter(out)));
        }
        return out.toByteArray();
    }

    /** Passes rows on as of one instant. */
    private record AtOneInstant(RowSink sink) implements RowSink {
        @Override
        public void begin(BackupHeader header) throws IOException, SQLException {
            sink.begin(new BackupHeader(
                    header.writtenBy(),
                    header.tables(),
                    header.oldest(),
                    java.time.Instant.EPOCH,
                    header.installation(),
                    header.draftVersion(),
                    header.journals()));
        }

        @Override
        public void row(String table, String json) throws IOException, SQLException {
            sink.row(table, json);
        }

        @Override
        public void end() throws IOException, SQLException {
            sink.end();
        }
    }

    private static void restore(byte[] backup, DatabaseAddress address, boolean overData)
            throws IOException, SQLException {
        try (Connection connection = connect(address)) {
            new RestoreTarget(connection, "here", overData).fill(sink -> {
                BackupReader.read(new ByteArrayInputStream(backup), "a.gz", sink);
                return "";
            });
        }
    }

    private static Connection connect(DatabaseAddress address) {
        return OfflineDatabase.external(address).connect();
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
