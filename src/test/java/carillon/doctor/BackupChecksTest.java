package carillon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.backup.BackupSchedule;
import carillon.doctor.Finding.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupChecksTest {
    private static final Instant NOW = Instant.parse("2017-03-04T17:00:00Z");

    @TempDir
    Path directory;

    private Finding found(boolean isRunning) {
        return BackupChecks.of(new BackupSchedule(directory, Duration.ofHours(1), 48), isRunning, NOW);
    }

    private void keep(String instant) throws Exception {
        Files.createFile(directory.resolve("carillon-" + instant + ".backup.gz"));
    }

    @Test
    void theAgeOfTheNewestIsSaid() throws Exception {
        keep("2017-03-04T14-00-00Z");
        keep("2017-03-04T16-25-00Z");

        assertThat(found(true)).isEqualTo(Finding.good("backups", "the newest in " + directory + " is 35 min old."));
    }

    @Test
    void whereBackupsFailWhileTheServerRunsThatIsWrong() throws Exception {
        keep("2017-03-04T14-00-00Z");

        assertThat(found(true))
                .isEqualTo(Finding.wrong(
                        "backups",
                        "the newest in " + directory + " is 3 h old, and one is due every 60 min:"
                                + " the server's log says why (“no backup was made”)."));
        assertThat(found(false).verdict()).isEqualTo(Verdict.LOOK);
    }

    @Test
    void oneThatWasMadeWhileTheClockWasWrongDoesNotReassure() throws Exception {
        keep("2018-01-01T00-00-00Z");

        assertThat(found(true).verdict()).isEqualTo(Verdict.LOOK);
    }

    @Test
    void aDirectoryThatCannotBeReadIsWrong() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(BackupChecks.of(new BackupSchedule(file, Duration.ofHours(1), 48), true, NOW)
                        .verdict())
                .isEqualTo(Verdict.WRONG);
    }
}
