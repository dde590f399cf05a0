package carillon.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive takes its place as a whole, and no place of something else. */
class ArchiveFolderTest {
    private static final String EDITION = "nuit-2018";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path parent;

    @Test
    void itIsMadeWithTheFoldersAboveItAndCanBeReadByAWebServer() throws Exception {
        Path place = parent.resolve("events").resolve("2018");

        write(place, EDITION, "first");

        assertThat(place.resolve("index.html")).hasContent("first");
        assertThat(Files.getPosixFilePermissions(place))
                .isEqualTo(Files.getPosixFilePermissions(place.resolve("data")));
        assertThat(place.getParent()).isDirectoryNotContaining(other -> !other.equals(place));
    }

    @Test
    void anEmptyDirectoryIsItsPlaceToo() throws Exception {
        Path place = Files.createDirectory(parent.resolve("empty"));

        write(place, EDITION, "first");

        assertThat(place.resolve("index.html")).hasContent("first");
    }

    @Test
    void itTakesThePlaceOfAnEarlierOneOfTheSameEdition() throws Exception {
        Path place = parent.resolve("site");
        write(place, EDITION, "first");

        write(place, EDITION, "second");

        assertThat(place.resolve("index.html")).hasContent("second");
        assertThat(parent).isDirectoryNotContaining(other -> !other.equals(place));
    }

    @Test
    void whatIsOfNoArchiveStaysAndIsNamed() throws Exception {
        Path place = parent.resolve("site");
        write(place, EDITION, "first");
        Files.writeString(place.resolve("data").resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> write(place, EDITION, "second"))
                .isInstanceOf(IOException.class)
                .hasMessage(place + " has other things in it, such as data/mine.txt: name a directory that does not"
                        + " exist yet, or an earlier archive of this event.");
        assertThat(place.resolve("index.html")).hasContent("first");
        assertThat(parent).isDirectoryNotContaining(other -> !other.equals(place));
    }

    @Test
    void theArchiveOfAnotherEditionStays() throws Exception {
        Path place = parent.resolve("site");
        write(place, "nuit-2017", "first");

        assertThatThrownBy(() -> write(place, EDITION, "second"))
                .hasMessage(
                        place + " holds the archive of nuit-2017: name another directory for that of " + EDITION + ".");
    }

    @Test
    void aFileIsNoPlaceForIt() throws Exception {
        Path file = Files.writeString(parent.resolve("site"), "mine");

        assertThatThrownBy(() -> write(file, EDITION, "first"))
                .hasMessage(file + " cannot be an archive: name a directory that does not exist yet.");
        assertThat(file).hasContent("mine");
    }

    @Test
    void whereItIsNotFinishedNothingIsLeftAndTheEarlierOneStays() throws Exception {
        Path place = parent.resolve("site");
        write(place, EDITION, "first");

        try (ArchiveFolder folder = ArchiveFolder.at(place, EDITION)) {
            Files.writeString(folder.path().resolve("index.html"), "second");
        }

        assertThat(place.resolve("index.html")).hasContent("first");
        assertThat(parent).isDirectoryNotContaining(other -> !other.equals(place));
    }

    private static void write(Path place, String edition, String content) throws IOException {
        try (ArchiveFolder folder = ArchiveFolder.at(place, edition)) {
            Files.createDirectory(folder.path().resolve("data"));
            Files.writeString(folder.path().resolve("index.html"), content);
            folder.finish(JSON.createObjectNode());
        }
    }
}
