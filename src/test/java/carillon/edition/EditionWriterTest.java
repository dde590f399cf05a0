package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditionWriterTest {

    static Stream<Edition> editions() {
        return Stream.of(
                Weekend.edition(),
                Weekend.in(
                        List.of(Language.AR, Language.FR), Map.of(Language.AR, "الموعد", Language.FR, "Rendez-vous")),
                FarApart.edition(
                        LocalDate.of(2017, 10, 28),
                        LocalDate.of(2017, 10, 29),
                        "Europe/Paris",
                        List.of("Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Paris")));
    }

    @ParameterizedTest
    @MethodSource("editions")
    void whatIsWrittenIsReadAsTheSameEdition(Edition edition) {
        assertThat(EditionFile.parse(EditionWriter.write(edition))).isEqualTo(edition);
    }

    @Test
    void hoursStandAsTheCityReadsThemOnItsClocksAndANightHasItsDay() {
        ObjectNode written = EditionWriter.write(Weekend.edition());

        assertThat(written.at("/cities/tunis/programme/0/at").asText()).matches("[0-2][0-9]:[0-5][0-9]");
        assertThat(written.at("/milestones/meetup-video/at").asText()).isEqualTo("2017-03-04T18:00:00+01:00");
    }

    @Test
    void everythingThatMayBeAbsentIsWrittenWhereItIsThere(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("all.yaml"),
                Files.readString(Path.of("docs", "edition-file.md"))
                        .replaceAll("(?s).*```yaml\n(edition: nuit-des-villes-2027.*?)```.*", "$1")
                        .replace("kind: welcome, title", "kind: welcome, place: Hall, text: Un café, title")
                        .replace("quorum: 1 ", "checks: [Le son, L’image]\n    quorum: 1 ")
                        .replace(
                                "name: Carte des rampes,",
                                "name: Carte, theme: La ville accessible, text: Des rampes,"));
        Edition edition = ((EditionFile.Reading.Sound) EditionFile.read(file)).edition();

        ObjectNode written = EditionWriter.write(edition);

        assertThat(written.at("/cities/lyon/programme/0/place").asText()).isEqualTo("Hall");
        assertThat(written.at("/milestones/rendez-vous/checks/1").asText()).isEqualTo("L’image");
        assertThat(written.at("/projects/0/theme").asText()).isEqualTo("La ville accessible");
        assertThat(EditionFile.parse(written)).isEqualTo(edition);
    }

    @Test
    void whatWasLeftOpenStaysOpen(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("open.yaml"),
                Files.readString(Weekend.FILE).replaceAll("(?m)^    quorum: .*\\n", ""));
        Edition edition = ((EditionFile.Reading.Sound) EditionFile.read(file)).edition();
        Milestone meetup = edition.milestones().firstEntry().getValue();
        assertThat(meetup.open()).containsExactlyInAnyOrder(Milestone.Open.CITIES, Milestone.Open.QUORUM);

        ObjectNode written = EditionWriter.milestone(meetup, edition.timezone());

        assertThat(written.path("cities").asText()).isEqualTo("all");
        assertThat(written.has("quorum")).isFalse();
        assertThat(EditionFile.parse(EditionWriter.write(edition))).isEqualTo(edition);
    }
}
