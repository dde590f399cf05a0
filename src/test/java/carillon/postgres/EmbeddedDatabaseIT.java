package carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import carillon.journal.Appender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseIT {
    private Path data;

    @BeforeEach
    void makeDirectory() throws IOException {
        data = TestDatabase.temporaryDirectory().toRealPath();
    }

    @AfterEach
    void clear() {
        TestDatabase.delete(data);
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, TestDatabase.binaries());
    }

    @Test
    void whatItAcknowledgesIsOnTheDisk() {
        EmbeddedDatabase database = start();
        try {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(TestDatabase.ask(database.address(), "show " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
        } finally {
            database.stop();
        }
    }

    @Test
    void onlyThisMachineAndOnlyWhoKnowsThePasswordGetsIn() throws IOException {
        EmbeddedDatabase database = start();
        try {
            DatabaseAddress address = database.address();
            assertThat(TestDatabase.ask(address, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(TestDatabase.ask(address, "show unix_socket_directories"))
                    .isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            Path password = data.resolve("postgres.password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        } finally {
            database.stop();
        }
    }

    @Test
    void aPasswordThatWasLostIsReplaced() throws IOException {
        start().stop();
        Files.delete(data.resolve("postgres.password"));

        EmbeddedDatabase database = start();

        assertThat(TestDatabase.ask(database.address(), "select 1")).isEqualTo("1");
        assertThatThrownBy(() -> DriverManager.getConnection(database.address().jdbcUrl(), "postgres", "guess"))
                .isInstanceOf(SQLException.class);
        database.stop();
    }

    @Test
    void aSecondOneInThisProcessIsRefusedAndTheFirstKeepsTheDirectory() throws Exception {
        EmbeddedDatabase first = start();
        try {
            assertThatThrownBy(this::start).isInstanceOf(DatabaseRefused.class).hasMessageContaining("in use");
            // The refusal must not have let go of the lock: another process is still refused.
            assertRefusedElsewhere();
        } finally {
            first.stop();
        }
        start().stop();
    }

    private void assertRefusedElsewhere() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(other.inputReader().lines())
                .contains("The data directory " + data
                        + " is in use by another Carillon: stop that one, or name another directory with --data.");
    }

    @Test
    void itStopsInSecondsAndLeavesNoProcess() throws Exception {
        EmbeddedDatabase database = start();
        Postmaster server = Postmaster.on(data.resolve("postgres")).orElseThrow();
        try (var busy = DriverManager.getConnection(
                database.address().jdbcUrl(),
                database.address().user(),
                database.address().password())) {
            long from = System.nanoTime();
            database.stop();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(5);
            assertThat(server.hasEnded()).isTrue();
            assertThat(busy).isNotNull();
        }
    }

    @Test
    void aProgramThatHasTheNumberOfADeadServerIsLeftAlone() throws Exception {
        start().stop();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    data.resolve("postgres/postmaster.pid"), innocent.pid() + "\n" + data.resolve("postgres") + "\n");

            start().stop();

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void theNumberOfADeadServerMayBeGivenToAThreadBeforePostgresLooks() throws Exception {
        Path cluster = Files.createDirectories(data.resolve("postgres"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path pidFile = cluster.resolve("postmaster.pid");
        Files.writeString(pidFile, dead.pid() + "\n" + cluster + "\n1\n5432\n\n127.0.0.1\n  4711  42\nready\n");

        assertThat(Postmaster.on(cluster)).isEmpty();

        assertThat(Files.readAllLines(pidFile))
                .as("no process has the number, and the memory is still named")
                .startsWith("2147483647", cluster.toString())
                .contains("  4711  42");
    }

    @Test
    void whereAnotherTakesThePortFirstItStartsOnTheNext() throws IOException {
        try (ServerSocket another = new ServerSocket(0, 0, InetAddress.ofLiteral(FreePort.HOST))) {
            int free = FreePort.next();
            Iterator<Integer> ports = List.of(another.getLocalPort(), free).iterator();

            EmbeddedDatabase database = EmbeddedDatabase.start(data, TestDatabase.binaries(), ports::next);

            try {
                assertThat(TestDatabase.ask(database.address(), "show port")).isEqualTo(Integer.toString(free));
            } finally {
                database.stop();
            }
        }
    }

    @Test
    void aDirectoryThatWasNeverFinishedIsMovedAsideAndMadeAnew() throws IOException {
        Path half = Files.createDirectories(data.resolve("postgres/base"));
        Files.writeString(half.resolve("1"), "half");

        start().stop();

        assertThat(data.resolve("postgres-unfinished-1/base/1")).hasContent("half");
        assertThat(data.resolve("postgres/carillon-complete")).exists();
    }

    @Test
    void aDirectoryThatIsStillBeingMadeByNobodyIsMadeAnew() throws Exception {
        start().stop();
        TestDatabase.delete(data.resolve("postgres"));
        List<String> command = TestDatabase.programme("initdb");
        command.addAll(List.of("-D", data.resolve("postgres").toString(), "-U", "postgres", "-A", "trust"));
        Process making = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("making.log").toFile())
                .start();
        while (making.isAlive() && !Files.exists(data.resolve("postgres/PG_VERSION"))) {
            Thread.onSpinWait();
        }

        start().stop();

        assertThat(making.waitFor()).as("was not let finish").isNotZero();
        start().stop();
    }

    @Test
    void programmesThatWereNotUnpackedToTheEndAreUnpackedAgain() throws IOException {
        Path binaries = data.resolve("binaries");
        EmbeddedDatabase.start(data, binaries).stop();
        Files.delete(binaries.resolve("carillon-complete"));
        try (var files = Files.find(binaries, 9, (path, _) -> path.endsWith("bin/postgres"))) {
            Files.writeString(files.findFirst().orElseThrow(), "cut short");
        }

        EmbeddedDatabase.start(data, binaries).stop();
    }

    @Test
    void aDirectoryOfAnotherPostgresIsRefusedWithTheWayOut() throws IOException {
        ClusterTemplate.copyTo(data);
        Path version = data.resolve("postgres/PG_VERSION");
        Files.writeString(version, "99\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("with another PostgreSQL, made it")
                .hasMessageContaining("write a backup");
        assertThat(version).hasContent("99");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefusedInOneSentence() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("data"), TestDatabase.binaries()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessage("The data directory " + file.resolve("data")
                        + " cannot be written: give this user the right to, or name another with --data.");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefusedInOneSentence() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("root may write everywhere")
                .isNotEqualTo("root");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThatThrownBy(this::start).isInstanceOf(DatabaseRefused.class).hasMessageContaining("cannot be written");
    }

    @Test
    void carillonsOwnRoleOwnsItsTablesAndIsNoSuperuserEvenWhereTheTablesWereMadeByOne() throws IOException {
        EmbeddedDatabase before = start();
        TestDatabase.execute(before.address(), "create table made_before (id bigint generated always as identity)");
        before.stop();
        Files.delete(data.resolve("postgres/carillon.password")); // as in a directory of the version before

        EmbeddedDatabase database = start();
        try {
            DatabaseAddress own = database.applicationAddress();
            assertThat(TestDatabase.ask(own, "show is_superuser")).isEqualTo("off");
            TestDatabase.execute(own, "alter table made_before add column more text");
            TestDatabase.execute(own, "create table made_later (id bigint)");
            assertThat(TestDatabase.ask(database.address(), "show is_superuser"))
                    .isEqualTo("on");
        } finally {
            database.stop();
        }
    }

    @Test
    void nobodyElseOnThisMachineMayLookIn() throws IOException {
        start().stop();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("postgres.log", "carillon.lock", "postgres.password")) {
            Files.setPosixFilePermissions(data.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
        }

        start().stop();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        for (String name : List.of("postgres.log", "postgres.log.old", "carillon.lock", "postgres.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aServerThatWasKilledIsStartedAgainOnTheSamePort() throws IOException {
        EmbeddedDatabase database = start();
        try {
            database.keepRunning();
            Postmaster killed = Postmaster.on(data.resolve("postgres")).orElseThrow();

            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

            assertThat(killed.hasEnded()).isTrue();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!answers(database) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(answers(database)).isTrue();
        } finally {
            database.stop();
        }
        assertThat(Postmaster.on(data.resolve("postgres"))).isEmpty();
    }

    private static boolean answers(EmbeddedDatabase database) {
        DatabaseAddress own = database.applicationAddress();
        try (var connection = DriverManager.getConnection(own.jdbcUrl(), own.user(), own.password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void itsProcessesAreToldNoSecret() {
        assertThat(ChildProcess.builder(Path.of("postgres"), List.of())
                        .environment()
                        .keySet())
                .isSubsetOf("PATH", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SystemRoot", "SystemDrive", "TEMP", "TMP");
    }
}
