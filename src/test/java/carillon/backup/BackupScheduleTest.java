package carillon.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schedule is one line, and keeps the newest backups. */
class BackupScheduleTest {
    @TempDir
    Path folder;

    @Test
    void aDirectoryIsEnough() {
        assertThat(parse("/var/backups/carillon"))
                .isEqualTo(new BackupSchedule(Path.of("/var/backups/carillon"), Duration.ofHours(1), 48));
        assertThat(parse("my backups")).isEqualTo(new BackupSchedule(Path.of("my backups"), Duration.ofHours(1), 48));
    }

    @Test
    void howOftenAndHowManyMayBeSaid() {
        assertThat(parse("backups, every 30m, keep 96"))
                .isEqualTo(new BackupSchedule(Path.of("backups"), Duration.ofMinutes(30), 96));
        assertThat(parse("backups every 1d")).isEqualTo(new BackupSchedule(Path.of("backups"), Duration.ofDays(1), 48));
        assertThat(parse("backups keep 7")).isEqualTo(new BackupSchedule(Path.of("backups"), Duration.ofHours(1), 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "backups, every 0m", "backups, every 32d", "backups, keep 0", "backups, keep 1001"})
    void whatIsTooOftenTooSeldomOrTooManyIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNewestAreKeptAndNothingElseIsTouched() throws IOException {
        KeptBackups kept = new KeptBackups(folder.resolve("made"));
        kept.createDirectory();
        Instant first = Instant.parse("2026-11-30T23:00:00Z");
        for (int hour = 0; hour < 4; hour++) {
            Files.createFile(kept.at(first.plus(Duration.ofHours(hour))));
        }
        for (String other : new String[] {"carillon-before-the-event.backup.gz", "carillon-2026.backup.gz", "notes"}) {
            Files.createFile(folder.resolve("made").resolve(other));
        }
        Files.createFile(folder.resolve("made/carillon-2026-11-30T23-00-00Z.backup.gz.123.unfinished"));

        assertThat(kept.newest(first.plus(Duration.ofDays(1)))).contains(Instant.parse("2026-12-01T02:00:00Z"));
        kept.deleteAllBut(2, first.plus(Duration.ofDays(1)));
        kept.deleteUnfinished();

        try (Stream<Path> files = Files.list(folder.resolve("made"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "carillon-2026-12-01T01-00-00Z.backup.gz",
                            "carillon-2026-12-01T02-00-00Z.backup.gz",
                            "carillon-before-the-event.backup.gz",
                            "carillon-2026.backup.gz",
                            "notes");
        }
    }

    @Test
    void whatLiesInTheFutureIsNotTheNewestAndIsDeletedFirst() throws IOException {
        KeptBackups kept = new KeptBackups(folder);
        Instant now = Instant.parse("2026-11-30T10:00:00.5Z");
        Path made = Files.createFile(kept.at(now));
        Path wrong = Files.createFile(kept.at(now.plus(Duration.ofHours(2))));
        Path older = Files.createFile(kept.at(now.minus(Duration.ofHours(1))));

        assertThat(kept.newest(now)).contains(Instant.parse("2026-11-30T10:00:00Z"));
        assertThat(kept.newest(now.minus(Duration.ofHours(2)))).isEmpty();

        kept.deleteAllBut(2, now);
        assertThat(wrong).doesNotExist();
        assertThat(older).exists();
        kept.deleteAllBut(1, now);
        assertThat(older).doesNotExist();
        assertThat(made).exists();
    }

    @Test
    void whereThereIsNoDirectoryThereIsNoBackup() throws IOException {
        assertThat(new KeptBackups(folder.resolve("none")).newest(Instant.now()))
                .isEmpty();
    }

    private static BackupSchedule parse(String text) {
        return BackupSchedule.parse(text, Path::of);
    }
}
