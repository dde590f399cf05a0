package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import carillon.edition.EditionFile.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The night from 25 to 26 March 2017 is the one when clocks went forward in Lyon. */
class EditionFileTest {
    private static final int MAX_BYTES = 1 << 20;
    private static final String ADVICE = "; see to the indentation, quotes and brackets from here upwards";
    private static final String TOO_DEEP = "this is nested more than 50 deep, which no file of ours needs";
    private static final String ESSAI = resource("essai.yaml");

    @TempDir
    Path directory;

    @Test
    void theRealWeekendIsSound() {
        Edition weekend = Weekend.edition();

        assertThat(weekend.cities().values().stream().map(City::name))
                .containsExactly("Lille", "Lyon", "Montpellier", "Paris", "Rennes", "Toulouse", "Tunis");
        assertThat(weekend.milestones().get(new MilestoneId("meetup-video")).cities())
                .hasSize(7);
    }

    @Test
    void whatIsWrittenIsWhatIsRead() throws IOException {
        Edition essai = ((Reading.Sound) read(ESSAI)).edition();

        City lyon = essai.cities().get(new CityId("lyon"));
        assertThat(lyon.slot(new SlotId("accueil")).orElseThrow().when())
                .isEqualTo(new SlotTime.Hours(
                        Instant.parse("2017-03-25T08:00:00Z"), Instant.parse("2017-03-25T09:00:00Z")));
        assertThat(lyon.slot(new SlotId("nuit")).orElseThrow().when()).isEqualTo(SlotTime.Part.DAY);
        assertThat(lyon.attends(new MilestoneId("appel"))).isTrue();
        assertThat(lyon.position()).isEqualTo(new Position(45.76, 4.83));
        assertThat(essai.languages()).containsExactly(Language.FR);
        assertThat(essai.projects()).hasSize(1);
    }

    @Test
    void aCityIsCalledOtherwiseInOtherLanguagesAndItsPeopleWriteInOneOfTheirs() throws IOException {
        City said = city("    name: Lyon\n", "    name: Lyon\n    names: { en: Lyons }\n    language: BR\n");
        City silent = city("    name: Lyon\n", "    name: Lyon\n");

        assertThat(said.names()).containsExactly(entry(Language.EN, "Lyons"));
        assertThat(said.name(Language.EN)).isEqualTo("Lyons");
        assertThat(said.name(Language.AR)).isEqualTo("Lyon");
        assertThat(said.language()).isEqualTo("br");
        assertThat(silent.names()).isEmpty();
        assertThat(silent.language()).as("the edition's first").isEqualTo("fr");
        assertThat(faults(changed("    name: Lyon\n", "    name: Lyon\n    language: \"le breton\"\n")))
                .extracting(Fault::sentence)
                .containsExactly("“language” cannot be “le breton”: write a language tag, such as fr, ar or br");
    }

    private City city(String written, String instead) throws IOException {
        Edition edition = ((Reading.Sound) read(changed(written, instead))).edition();
        return edition.cities().get(new CityId("lyon"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultsOneByOne")
    void everyFaultIsNamedWithItsLineAndWhatToWriteInstead(String written, String instead, String faults)
            throws IOException {
        assertThat(faults(changed(written, instead)))
                .extracting(fault -> fault.line() + ": " + fault.sentence())
                .containsExactlyElementsOf(faults.lines().toList());
    }

    /** Of {@code faults.txt}: what was written in {@code essai.yaml}, what stands there instead, and what this is worth. */
    static Stream<Arguments> faultsOneByOne() {
        return Stream.of(resource("faults.txt").split("\n\n"))
                .map(one -> Arguments.of(
                        lines("- ", one), lines("+ ", one), lines("", one.replaceAll("(?m)^[-+] .*\n", ""))));
    }

    private static String lines(String mark, String of) {
        return of.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundChanges")
    void whatMayBeLeftOutOrWrittenOtherwiseIsNoFault(String written, String instead) throws IOException {
        assertThat(read(changed(written, instead))).isInstanceOf(Reading.Sound.class);
    }

    static Stream<Arguments> soundChanges() {
        return Stream.of(
                Arguments.of("languages: [fr]\n", ""),
                Arguments.of("links: { site: https://example.org/ }\n", ""),
                Arguments.of("    address: 156 rue Paul Bert\n", ""),
                Arguments.of("    position: [45.76, 4.83]\n", ""),
                Arguments.of("    opens: PT15M\n", ""),
                Arguments.of("    room: https://example.org/salle\n", ""),
                Arguments.of("room: https://example.org/salle", "room: https://matrix.to/#/#salle:example.org"),
                Arguments.of("room: https://example.org/salle", "room: HTTPS://salle_3.example.org/la salle"),
                Arguments.of("site: https://example.org/ }", "site: https://été.example/a }"),
                Arguments.of("chat: https://example.org/lyon }", "chat: \"https://example.org/?a|b\" }"),
                Arguments.of("url: \"https://example.org/un\"", "url: https://قاعة.example/"),
                Arguments.of("    quorum: 1\n", ""),
                Arguments.of("cities: [lyon]", "cities: all"),
                Arguments.of(", until: \"10:00\"", ""),
                Arguments.of("until: \"10:00\"", "until: \"2017-03-26T01:59\""),
                Arguments.of("kind: welcome", "kind: Welcome"),
                Arguments.of("themes: [La ville]\n", ""),
                Arguments.of("edition: essai", "# a comment\n---\nedition: essai"),
                Arguments.of("edition: essai", "\uFEFFedition: essai"));
    }

    @Test
    void aTimeThatExistsTwiceIsTheFirstOfTheTwo() throws IOException {
        String autumn = ESSAI.replace("2017-03-25", "2017-10-28")
                .replace("2017-03-26", "2017-10-29")
                .replace("T18:00:00+01:00", "T18:00:00+02:00")
                .replace("part: day", "at: \"02:30\"");

        Edition essai = ((Reading.Sound) read(autumn)).edition();

        assertThat(essai.cities()
                        .get(new CityId("lyon"))
                        .slot(new SlotId("nuit"))
                        .orElseThrow()
                        .when())
                .isEqualTo(new SlotTime.Hours(Instant.parse("2017-10-29T00:30:00Z"), null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2017-03-26T09:00:00+01:00, write 2017-03-26T09:00:00+02:00",
        "2017-03-25T18:00:00+02:00, write 2017-03-25T18:00:00+01:00",
        "2017-03-25T18:00:00+00:00, write 2017-03-25T18:00:00+01:00",
        "2017-03-26T02:30:00+01:00, write 2017-03-26T03:00:00+02:00",
        "2017-03-25T12:00:00-05:00, write 2017-03-25T12:00:00+01:00",
    })
    void anOffsetThatNoZoneOfAMilestoneHasThenIsAFault(String at, String advice) throws IOException {
        assertThat(faults(changed("2017-03-25T18:00:00+01:00", at)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(11))
                .satisfies(fault -> assertThat(fault.sentence()).startsWith(at).contains(advice));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2017-03-26T09:00:00+02:00, Europe/Paris",
        "2017-03-25T17:00:00Z, Europe/Paris",
        "2017-03-24T23:30:00Z, Europe/Paris",
        "2017-03-24T21:00:00Z, Pacific/Noumea",
        "2017-03-25T08:00:00+11:00, Pacific/Noumea",
        "2017-03-26T20:00:00-10:00, Pacific/Honolulu",
        "2017-03-27T06:00:00Z, Pacific/Honolulu",
    })
    void theOffsetOfTheEditionOrOfACityThatAttendsIsRightAndZIsAlways(String at, String zone) throws IOException {
        String text = changed("2017-03-25T18:00:00+01:00", at).replace("timezone:  Europe/Paris", "timezone: " + zone);

        assertThat(read(text))
                .isInstanceOfSatisfying(
                        Reading.Sound.class,
                        sound -> assertThat(sound.edition()
                                        .milestones()
                                        .firstEntry()
                                        .getValue()
                                        .at())
                                .isEqualTo(OffsetDateTime.parse(at).toInstant()));
    }

    @Test
    void theOffsetOfACityThatDoesNotAttendIsAFault() throws IOException {
        String noumea = "cities:\n  noumea: { name: Nouméa, venue: Salle, timezone: Pacific/Noumea }\n  lyon:";
        String text = changed("cities:\n  lyon:", noumea).replace("T18:00:00+01:00", "T18:00:00+11:00");

        assertThat(faults(text)).extracting(Fault::line).containsExactly(11);
    }

    @ParameterizedTest
    @CsvSource({"cities: [lyon], 'cities: [lyon, noumea]'", "timezone:  Europe/Paris, timezone: Pacific/Nouméa"})
    void whereACityOrItsZoneCouldNotBeReadNothingIsSaidOfOffsets(String written, String instead) throws IOException {
        String text = changed(written, instead).replace("T18:00:00+01:00", "T18:00:00+11:00");

        assertThat(faults(text)).singleElement().extracting(Fault::line).isNotEqualTo(11);
    }

    @Test
    void allFaultsAreNamedAtOnceInTheOrderOfTheirLines() throws IOException {
        String text = ESSAI.replace("title: Essai", "titel: Essai")
                .replace("to: 2017-03-26", "to: 2017-02-29")
                .replace("duration: PT30M", "duration: 30")
                .replace("    venue: Epitech\n", "")
                .replace("at: \"09:00\"", "at: 9h")
                .replace("city: lyon", "city: paris");

        assertThat(faults(text)).extracting(Fault::line).containsExactly(1, 2, 5, 12, 18, 25, 30);
    }

    @Test
    void theLinesOfAPartThatStandsTwiceAreThoseOfTheFirst() throws IOException {
        String text = ESSAI.replace("venue: Epitech", "venue: [a]") + "cities:\n  lyon:\n    venue: Ailleurs\n";

        assertThat(faults(text)).extracting(Fault::line).containsExactly(20, 32);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noEditions")
    void whatIsNoEditionAtAllIsSaidInOneSentence(String text, int line, String sentence) throws IOException {
        assertThat(faults(text)).extracting(Fault::line, Fault::sentence).containsExactly(tuple(line, sentence));
    }

    static Stream<Arguments> noEditions() {
        return Stream.of(
                Arguments.of("", 0, "the file is empty"),
                Arguments.of("# nothing yet\n", 0, "the file is empty"),
                Arguments.of("---\n", 2, "members are expected here, such as “name: value”"),
                Arguments.of("- a\n- b\n", 1, "members are expected here, such as “name: value”"),
                Arguments.of("Nuit du Code Citoyen\n", 1, "members are expected here, such as “name: value”"),
                Arguments.of(
                        "edition: a\ntitle: [a, b\nfrom: c\n",
                        3,
                        "this is not YAML: expected ',' or ']', but got :" + ADVICE),
                Arguments.of(
                        "edition: a\n   title: a\n",
                        2,
                        "this is not YAML: mapping values are not allowed here" + ADVICE),
                Arguments.of(
                        "edition: a\ntitle: \"a\n", 3, "this is not YAML: found unexpected end of stream" + ADVICE),
                Arguments.of(
                        "# a\n\uFEFF---\nedition: a\n",
                        2,
                        "the invisible sign U+FEFF stands at the beginning of this line: take it out"),
                Arguments.of("edition: a\ntitle: a\u0000b\n", 2, "a control character stands here: take it out"),
                Arguments.of(
                        "edition: a\ntitle: a\ntimezone: Europe/Paris\nfrom: 2017-03-25\nto: 2017-03-25\n",
                        1,
                        "there is no city: write at least one under “cities”"),
                Arguments.of("? [edition]\n: a\n", 1, "the name of a member is a plain word, as in “name: value”"),
                Arguments.of("edition: a\ntitle: " + "[".repeat(51) + "]".repeat(51), 2, TOO_DEEP),
                Arguments.of("edition: a\ntitle: " + "[".repeat(100_000), 2, TOO_DEEP),
                Arguments.of("edition: a\ntitle: " + "{a: ".repeat(100_000), 2, TOO_DEEP));
    }

    @Test
    void aFileThatIsNotThereOrCannotBeReadIsSaidSo() throws IOException {
        Path latin = Files.write(
                directory.resolve("latin.yaml"), "title: Médiathèque".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(sentences(directory.resolve("missing.yaml"))).containsExactly("there is no such file");
        assertThat(sentences(directory)).containsExactly("the file cannot be read: Is a directory");
        assertThat(sentences(latin)).containsExactly("the file is not UTF-8: save it again as UTF-8");
    }

    @Test
    void oneMebibyteIsReadAndOneByteMoreIsNot() throws IOException {
        Path file = Files.writeString(directory.resolve("large.yaml"), ESSAI + "#");
        Files.writeString(file, ESSAI + "#" + " ".repeat(MAX_BYTES - (int) Files.size(file)));
        assertThat(EditionFile.read(file)).isInstanceOf(Reading.Sound.class);

        try (RandomAccessFile larger = new RandomAccessFile(file.toFile(), "rw")) {
            larger.setLength(MAX_BYTES + 1);
        }

        assertThat(sentences(file)).containsExactly("the file is larger than 1 MiB, which no edition needs");
    }

    @Test
    void aFaultIsWrittenTheWayEditorsJumpTo() throws IOException {
        Path file = Files.writeString(directory.resolve("essai.yaml"), changed("quorum: 1", "quorum: 2"));

        Reading.Faulty faulty = (Reading.Faulty) EditionFile.read(file);

        assertThat(faulty.faults())
                .hasToString(
                        "[" + file + ":16: “quorum” cannot be “2”: write how many cities must be ready, from 1 to 1]");
    }

    private static String resource(String name) {
        try (InputStream file = EditionFileTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String written, String instead) {
        assertThat(ESSAI).containsOnlyOnce(written);
        return ESSAI.replace(written, instead);
    }

    private Reading read(String text) throws IOException {
        return EditionFile.read(Files.writeString(directory.resolve("essai.yaml"), text));
    }

    private List<Fault> faults(String text) throws IOException {
        return ((Reading.Faulty) read(text)).faults();
    }

    private static List<String> sentences(Path file) {
        return ((Reading.Faulty) EditionFile.read(file))
                .faults().stream().map(Fault::sentence).toList();
    }
}
