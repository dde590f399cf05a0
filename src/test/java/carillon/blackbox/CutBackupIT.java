package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup that ends in the middle says so, and leaves no file. */
@Timeout(60)
class CutBackupIT {
    private static final String LOST = "was lost before the backup was whole: try again.";

    /** What another event's journal has: some hundred kilobytes that hardly compress, far more than a server holds back. */
    private static final String FILL = """
            insert into journal (edition, head) values ('another', 6000);
            insert into entry (journal, seq, id, at, author, statement)
            select currval('journal_id_seq'), n, gen_random_uuid(), now(), '{"kind": "program"}',
                jsonb_build_object('type', 'x', 'text', gen_random_uuid()) from generate_series(1, 6000) n
            """;

    private static final String WAITING = """
            from pg_stat_activity where wait_event_type = 'Lock' and query like '%from invitation%'
            """;

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private ServersOnOneDatabase servers;
    private LosableDatabase database;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        servers = new ServersOnOneDatabase(data, "2017-03-04T10:40:00Z");
        database = servers.database();
        server = servers.start();
        database.execute(FILL);
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    @Test
    void whereTheDiskFillsOrItIsEndedOrTheDatabaseGoesOrTheServerIsKilledNothingIsLeft() throws Exception {
        assertDiskIsFull(inLittleSpace("backup", file(), "--url", server.at("").toString()));
        inTheMiddle(this::assertGoesWhenItIsEnded);
        String lost = "The connection to " + server.at("") + " " + LOST + "\n";
        inTheMiddle(backup -> {
            database.execute("select pg_terminate_backend(pid) " + WAITING);
            assertFails(backup, lost);
        });
        inTheMiddle(backup -> {
            server.kill();
            assertFails(backup, lost);
        });
    }

    private void assertDiskIsFull(Process backup) throws Exception {
        assertFails(
                backup, file() + " cannot be written: File too large. Make room, or name a file on another disk.\n");
    }

    private void assertFails(Process backup, String sentence) throws Exception {
        assertThat(printed(backup)).isEqualTo(sentence);
        assertThat(backup.waitFor()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    private void assertGoesWhenItIsEnded(Process backup) throws Exception {
        assertThat(folder).isNotEmptyDirectory();
        backup.toHandle().destroy();
        assertThat(printed(backup)).isEmpty();
        assertThat(backup.waitFor()).isEqualTo(CarillonCommand.TERMINATED);
        assertThat(folder).isEmptyDirectory();
    }

    /** What happens to a backup in the middle. */
    private interface Event {
        void happenTo(Process backup) throws Exception;
    }

    /** Begins a backup, which stops in the middle at a table that is locked. */
    private void inTheMiddle(Event event) throws Exception {
        try (Connection blocker = database.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table invitation");
            Process backup = CarillonCommand.start(
                    "backup", file(), "--url", server.at("").toString());
            awaitStop();
            event.happenTo(backup);
        }
    }

    private void awaitStop() throws Exception {
        try (Connection observer = database.connect();
                Statement statement = observer.createStatement()) {
            boolean isWaiting = false;
            while (!isWaiting) {
                try (ResultSet rows = statement.executeQuery("select count(*) > 0, pg_sleep(0.01) " + WAITING)) {
                    rows.next();
                    isWaiting = rows.getBoolean(1);
                }
            }
        }
    }

    private String file() {
        return folder.resolve("a.backup.gz").toString();
    }

    /** Starts a command whose files may have no more than 64 KB, as on a disk with so much room. */
    private static Process inLittleSpace(String... arguments) throws IOException {
        return CarillonCommand.startBehind(List.of("bash", "-c", "ulimit -f 64 && exec \"$0\" \"$@\""), arguments);
    }

    /** Returns what it said, without how far it had come, which only slow machines show. */
    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("Backing up: "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
