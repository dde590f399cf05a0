package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.EditionFile.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/edition-file.md is right: its example is an edition, and its faults are what its slips are answered with. */
class EditionFileGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```([a-z]+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    private List<String> examples;
    private String faults;

    @BeforeEach
    void read() throws IOException {
        String guide = Files.readString(Path.of("docs", "edition-file.md"));
        examples = blocks(guide, "yaml").toList();
        faults = blocks(guide, "text").findFirst().orElseThrow();
    }

    private static Stream<String> blocks(String guide, String language) {
        return BLOCK.matcher(guide)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2));
    }

    @Test
    void itsExampleIsSoundAndLeavesNothingOut() throws IOException {
        Reading reading = EditionFile.read(Files.writeString(directory.resolve("example.yaml"), examples.getFirst()));

        assertThat(reading).isInstanceOfSatisfying(Reading.Sound.class, sound -> {
            Edition edition = sound.edition();
            assertThat(edition.cities()).hasSize(2);
            assertThat(edition.milestones()).hasSize(1);
            assertThat(edition.themes()).hasSize(1);
            assertThat(edition.projects()).hasSize(1);
            assertThat(edition.cities().firstEntry().getValue().slots()).hasSize(4);
        });
    }

    @Test
    void itsSlipsAreAnsweredAsItSays() throws IOException {
        Path file = Files.writeString(directory.resolve("essai.yaml"), examples.getLast());

        Reading.Faulty reading = (Reading.Faulty) EditionFile.read(file);

        assertThat(reading.faults())
                .extracting(fault -> fault.toString().replace(directory + "/", ""))
                .containsExactlyElementsOf(faults.lines().toList());
    }
}
