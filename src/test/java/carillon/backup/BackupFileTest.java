package carillon.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.backup.BackupFile.Existing;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A backup appears whole, or not at all. */
class BackupFileTest {
    private static final BackupFile.Content WHOLE = out -> out.write(new byte[] {1, 2, 3});

    @TempDir
    Path folder;

    @Test
    void aFileAppearsWholeAndForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("a.gz");

        BackupFile.write(file, Existing.REFUSE, out -> {
            out.write(new byte[100_000]);
            assertThat(file).doesNotExist();
        });

        assertThat(file).hasSize(100_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("a.gz");
    }

    @Test
    void aFileThatIsThereIsOnlyReplacedWithAWordAndByAWholeOne() throws Exception {
        Path file = Files.write(folder.resolve("a.gz"), new byte[] {9});

        assertThatThrownBy(() -> BackupFile.write(file, Existing.REFUSE, WHOLE))
                .hasMessageContaining("exists: name another file, or replace that one with --replace.");
        assertThatThrownBy(() -> BackupFile.write(file, Existing.REPLACE, out -> {
                    out.write(1);
                    throw new IOException("the connection was lost");
                }))
                .hasMessage("the connection was lost");
        assertThat(file).hasBinaryContent(new byte[] {9});
        assertThat(names()).containsExactly("a.gz");

        BackupFile.write(file, Existing.REPLACE, WHOLE);

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void aPlaceWhereNoFileCanBeIsNamed() {
        assertThatThrownBy(() -> BackupFile.write(folder, Existing.REPLACE, WHOLE))
                .hasMessage(folder + " is a directory: name a file in it.");
        assertThatThrownBy(() -> BackupFile.write(folder.resolve("no/a.gz"), Existing.REFUSE, WHOLE))
                .hasMessage("There is no directory " + folder.resolve("no") + ": create it, or name another file.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullIsSaidToBeFull() throws Exception {
        Path file = folder.resolve("a.gz");
        assertThatThrownBy(() -> BackupFile.write(file, Existing.REFUSE, out -> fail(folder)))
                .isInstanceOf(BackupRefused.class)
                .hasMessage(file + " cannot be written: No space left on device. Make room, or name a file on"
                        + " another disk.");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFailureOfTheContentIsNotSaidToBeOneOfTheFile() {
        assertThatThrownBy(() -> BackupFile.write(folder.resolve("a.gz"), Existing.REFUSE, _ -> {
                    throw new AccessDeniedException("other");
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** Has a disk that is full stand in for that of the unfinished file. */
    private static void fail(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder);
                OutputStream full =
                        new DiskOutput(files.findFirst().orElseThrow(), new FileOutputStream("/dev/full"))) {
            full.write(new byte[10], 0, 10);
        }
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
