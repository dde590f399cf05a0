package carillon.postgres;

import static carillon.postgres.TestDatabase.ask;
import static carillon.postgres.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");

    private static final String VERSIONS =
            "select string_agg(version, ',' order by installed_rank) from flyway_schema_history where success";

    /** As earlier versions of Carillon left it, which used Flyway. */
    private static final String WRITTEN_BY_FLYWAY = """
            create table flyway_schema_history (
                installed_rank integer not null constraint flyway_schema_history_pk primary key,
                version varchar(50), description varchar(200) not null, type varchar(20) not null,
                script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
                installed_on timestamp not null default now(), execution_time integer not null, success boolean not null);
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (1, '1', 'journal', 'SQL', 'V1__journal.sql', 0, 'carillon', 5, true),
                (2, '2', 'access', 'SQL', 'V2__access.sql', 0, 'carillon', 5, true);
            """;

    private static final String NEWER = """
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (12, '12', 'newer', 'SQL', 'V12__newer.sql', 0, 'carillon', 5, true)
            """;

    private final DatabaseAddress address = TestDatabase.empty();

    @Test
    void everyScriptIsListedAtItsVersion() throws IOException {
        try (Stream<Path> scripts = Files.list(FOLDER)) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.SCRIPTS);
        }
        assertThat(IntStream.range(0, Migrations.SCRIPTS.size()))
                .allSatisfy(i -> assertThat(Migrations.SCRIPTS.get(i)).matches("V" + (i + 1) + "__[a-z_]+\\.sql"));
    }

    @Test
    void anEmptyDatabaseGetsAllTables() throws SQLException {
        Migrations.run(address);

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11");
        assertThat(ask(address, "select count(*) from journal, session, write_trial, installation, draft, device"))
                .isEqualTo("0");
    }

    @Test
    void anUpToDateDatabaseStaysAsItIs() throws SQLException {
        Migrations.run(address);
        execute(address, "insert into journal (edition) values ('kept')");

        Migrations.run(address);

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11");
        assertThat(ask(address, "select edition from journal")).isEqualTo("kept");
    }

    @Test
    void aDatabaseOfAnEarlierVersionKeepsItsRowsAndGetsTheRest() throws IOException, SQLException {
        execute(address, Files.readString(FOLDER.resolve("V1__journal.sql")));
        execute(address, Files.readString(FOLDER.resolve("V2__access.sql")));
        execute(address, WRITTEN_BY_FLYWAY);
        execute(address, "insert into journal (edition) values ('kept')");

        Migrations.run(address);

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11");
        assertThat(ask(address, "select edition from journal")).isEqualTo("kept");
    }

    @Test
    void theSessionsOfTheVersionBeforeAreDevicesAndItsCookiesKeepTheirNames() throws IOException, SQLException {
        for (String script : Migrations.SCRIPTS.subList(0, 8)) {
            execute(address, Files.readString(FOLDER.resolve(script)));
        }
        execute(address, WRITTEN_BY_FLYWAY);
        execute(address, """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select version, version, 'before', 'SQL', 'V' || version || '.sql', 0, 'carillon', 5, true
                from generate_series(3, 8) version
                """);
        execute(address, """
                insert into installation values ('one', '11111111'), ('two', '22222222');
                insert into invitation (id, edition, hash, expires, uses)
                values ('00000000-0000-0000-0000-000000000001', 'one', 'invitation', 'infinity', 5);
                insert into session (id, invitation, hash, expires)
                values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'session', 'infinity');
                """);

        Migrations.run(address);

        assertThat(ask(address, """
                        select session.id || ' ' || (device.hash = session.hash) || ' ' || invitation.administrator
                        from session
                        join device on device.id = session.device
                        join invitation on invitation.id = session.invitation
                        """)).isEqualTo("00000000-0000-0000-0000-000000000002 true false");
        assertThat(ask(address, "select id from installation where edition = ''"))
                .isEqualTo("11111111");
        assertThat(ask(address, "select string_agg(distinct id, ' ' order by id) from installation"))
                .isEqualTo("11111111 22222222");
    }

    /** An earlier version of Carillon checks these sums before it serves a database (Flyway, {@code validate}). */
    @Test
    void theSumsOfTheScriptsAreThoseThatAnEarlierVersionKnows() throws SQLException {
        Migrations.run(address);

        assertThat(ask(
                        address,
                        "select string_agg(checksum::text, ' ' order by installed_rank) from flyway_schema_history"))
                .isEqualTo(
                        "-796956031 -766755766 -239783934 1157380729 86936188 1884783461 1431245814 -368964004 -260792703 -1722956317 1057452022");
    }

    @Test
    void aDatabaseOfANewerVersionThatOnlyAddedIsUsedAndStaysAsItIs() throws SQLException {
        Migrations.run(address);
        execute(address, NEWER);

        Migrations.run(address);

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11,12");
    }

    @Test
    void aDatabaseThatOnlyANewerVersionCanUseIsRefusedAndStaysAsItIs() throws SQLException {
        Migrations.run(address);
        execute(address, NEWER);
        execute(address, "update compatibility set oldest = 12, made_by = '0.9.0'");

        assertThatThrownBy(() -> Migrations.run(address))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("Carillon 0.9.0")
                .hasMessageContaining("nothing was changed");

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11,12");
        assertThat(ask(address, "select made_by from compatibility")).isEqualTo("0.9.0");
    }

    @Test
    void itSaysWhichVersionMadeItsTables() throws SQLException {
        Migrations.run(address);

        assertThat(ask(address, "select made_by from compatibility")).isEqualTo(Version.text());
    }

    @Test
    void nodesThatStartAtOnceRunEachScriptOnce() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(nodes.submit(() -> {
                    Migrations.run(address);
                    return true;
                }));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11");
    }

    @Test
    void afterAScriptThatFailedNothingIsLeftAndTheNextStartSucceeds() throws SQLException {
        execute(address, "create table installation (in_the_way integer)");

        assertThatThrownBy(() -> Migrations.run(address))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("installation");
        assertThat(ask(address, "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("1");

        execute(address, "drop table installation");
        Migrations.run(address);

        assertThat(ask(address, VERSIONS)).isEqualTo("1,2,3,4,5,6,7,8,9,10,11");
    }
}
