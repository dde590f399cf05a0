package carillon.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.EditionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong while an archive is written is said in a sentence, and leaves nothing. */
class ArchiveWriterTest {
    private static final EditionId EDITION = new EditionId("nuit-2018");

    @TempDir
    Path folder;

    @Test
    void whereTheServerRefusesNothingIsLeft() {
        assertThatThrownBy(() -> write(folder.resolve("site")))
                .isInstanceOf(IOException.class)
                .hasMessage("The server answers 404.");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereItCannotBeWrittenThatIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThatThrownBy(() -> write(file.resolve("site")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The archive cannot be written at " + file.resolve("site") + " (")
                .hasMessageEndingWith("): make room, or name another directory.");
    }

    private static void write(Path place) throws IOException {
        ArchiveSource refusing = (_, _) -> {
            throw new IOException("The server answers 404.");
        };
        ArchiveWriter.write(EDITION, refusing, place, _ -> {});
    }
}
