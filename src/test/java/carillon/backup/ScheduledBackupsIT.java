package carillon.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of several servers on one database one makes the backups, as often as its schedule says. */
class ScheduledBackupsIT {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T10:00:00Z"));
    private final Database database = TestDatabase.open();

    @TempDir
    Path folder;

    private ScheduledBackups one;
    private ScheduledBackups other;

    @BeforeEach
    void make() {
        one = server("one");
        other = server("other");
    }

    @Test
    void theOneThatHoldsTheLockMakesThemAndAnotherGoesOnWhenItEnds() throws IOException {
        pass(Duration.ofMinutes(1));
        assertThat(one.ageSeconds()).as("a minute without a backup").isEqualTo(60);
        pass(Duration.ofMinutes(-1));
        one.look();
        other.look();
        assertThat(made("one")).containsExactly("carillon-2026-11-30T10-00-00Z.backup.gz");
        assertThat(made("other")).isEmpty();

        pass(Duration.ofMinutes(59));
        one.look();
        assertThat(one.ageSeconds()).isEqualTo(59 * 60);
        assertThat(made("one")).hasSize(1);

        one.disconnect(); // as when it ends
        other.look();
        one.look();
        assertThat(made("other")).containsExactly("carillon-2026-11-30T10-59-00Z.backup.gz");
        assertThat(made("one")).hasSize(1);
        other.disconnect();
    }

    @Test
    void aClockThatWasAheadKeepsNoBackupBack() throws IOException {
        pass(Duration.ofHours(2));
        one.look();
        pass(Duration.ofHours(-2));
        one.look();

        assertThat(made("one")).contains("carillon-2026-11-30T10-00-00Z.backup.gz");
        pass(Duration.ofMinutes(10));
        one.look();
        assertThat(one.ageSeconds()).isEqualTo(10 * 60);
        one.disconnect();
    }

    @Test
    void theNewestAreKept() throws IOException {
        for (int hour = 0; hour < 4; hour++) {
            one.look();
            pass(Duration.ofHours(1));
        }

        assertThat(made("one"))
                .containsExactly("carillon-2026-11-30T12-00-00Z.backup.gz", "carillon-2026-11-30T13-00-00Z.backup.gz");
        one.disconnect();
    }

    @Test
    void oneThatFailedIsTriedAgainAfterAMinute() throws IOException {
        Files.delete(folder.resolve("one"));
        one.look();

        Files.createDirectory(folder.resolve("one"));
        one.look();
        assertThat(made("one")).isEmpty();
        pass(Duration.ofMinutes(1));
        one.look();

        assertThat(made("one")).hasSize(1);
        one.disconnect();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryThatIsThereButCannotBeWrittenIsRefusedAtTheStart() {
        BackupSchedule schedule = BackupSchedule.parse("/proc, every 1h, keep 2", folder::resolve);
        ScheduledBackups refused = new ScheduledBackups(TestDatabase.vertx(), database, "0.1.0", schedule, now::get);

        assertThatThrownBy(refused::start)
                .isInstanceOf(BackupRefused.class)
                .hasMessageStartingWith(
                        "The directory of the backups, /proc, cannot be used: give this user the right");
    }

    @Test
    void theLongerNoneCanBeMadeTheFewerWarningsThereAre() throws IOException {
        Files.delete(folder.resolve("one"));
        AtomicInteger warnings = new AtomicInteger();
        Logger log = Logger.getLogger(ScheduledBackups.class.getName());
        Filter counting = _ -> warnings.incrementAndGet() < 0;
        log.setFilter(counting);
        try {
            for (int minute = 0; minute < 5 * 60; minute++) {
                one.look();
                pass(Duration.ofMinutes(1));
            }
        } finally {
            log.setFilter(null);
        }

        assertThat(one.ageSeconds()).isEqualTo(5 * 60 * 60);
        assertThat(warnings)
                .as("after 0, 1, 3, 7, 15, 31, 63, 123, 183 and 243 minutes")
                .hasValue(10);
    }

    private ScheduledBackups server(String name) {
        try {
            Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        BackupSchedule schedule = BackupSchedule.parse(name + ", every 1h, keep 2", folder::resolve);
        return new ScheduledBackups(TestDatabase.vertx(), database, "0.1.0", schedule, now::get);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private List<String> made(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
