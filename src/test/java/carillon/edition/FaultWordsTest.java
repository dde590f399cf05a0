package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a part of an edition is told in the language of whoever wrote it. */
class FaultWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCES = sources();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern KEY = Pattern.compile("Phrase\\s*\\.of\\(\\s*(?:[^\"(]*\\?\\s*)?\"([a-z0-9-]+)\"");
    private static final Pattern OTHER_KEY = Pattern.compile("\\? \"([a-z-]+)\" : \"([a-z-]+)\"");

    private static String sources() {
        return sources("edition") + sources("exchange");
    }

    private static String sources(String room) {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "carillon", room))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(Phrase.words(language).stringPropertyNames());
    }

    private static Set<String> placeholders(Language language, String key) {
        return PLACEHOLDER
                .matcher(Phrase.words(language).getProperty(key))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasWordsAndAllWordsAreSaid(Language language) {
        Set<String> said = Stream.concat(
                        KEY.matcher(SOURCES).results().map(found -> found.group(1)),
                        OTHER_KEY
                                .matcher(SOURCES)
                                .results()
                                .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                                .filter(key -> key.startsWith("offset-") || key.startsWith("write-")))
                .collect(Collectors.toCollection(TreeSet::new));
        said.addAll(Set.of("or", "english"));

        assertThat(keys(language)).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource
    void itsWordsNameTheSameInEachLanguage(Language language) {
        assertThat(keys(language)).allSatisfy(key -> {
            assertThat(placeholders(language, key)).isEqualTo(placeholders(Language.EN, key));
            assertThat(Phrase.words(language).getProperty(key)).isNotBlank().doesNotContain("  ");
        });
    }

    @Test
    void noSentenceIsWrittenInCode() {
        assertThat(Pattern.compile("addFault(?:At)?\\((?:[a-zA-Z0-9./\"+ ]+,)?\\s*\"[^\"]* [^\"]*\"\\s*\\)")
                        .matcher(SOURCES)
                        .results()
                        .map(found -> found.group()))
                .isEmpty();
        assertThat(SOURCES).doesNotContain("new MalformedValue(\"");
    }

    @Test
    void aFaultOfASlotIsToldInThreeLanguages() throws IOException {
        PartFault fault = faultOf("{'programme':[{'id':'a','day':'2017-03-04','at':'9h','kind':'talk','title':'A'}]}");

        assertThat(fault.pointer()).isEqualTo("/programme/0/at");
        assertThat(fault.sentence()).isEqualTo("“at” cannot be “9h”: write 09:00");
        assertThat(fault.words().in(Language.FR)).isEqualTo("« at » ne peut pas être « 9h » : écrivez 09:00");
        assertThat(fault.words().in(Language.AR))
                .isEqualTo("لا يمكن أن يكون «\u2068at\u2069» هو «\u20689h\u2069»: اكتب \u206809:00\u2069");
    }

    @Test
    void whatWasWrittenStandsInTheSentenceAsItIs() throws IOException {
        PartFault fault = faultOf("{'programme':[{'milestone':'$1{name}'}]}");

        assertThat(fault.words().in(Language.FR)).contains("« $1{name} »");
    }

    @Test
    void eachTimeThatMayBeMeantIsNamedWithOr() {
        Phrase words = WrittenInstant.parse("2017-10-29T02:30:00+05:00")
                .wrongOffset(List.of(ZoneId.of("Europe/Paris"), ZoneId.of("Africa/Tunis")))
                .orElseThrow();

        assertThat(words.in(Language.EN)).contains(" or ");
        assertThat(words.in(Language.FR)).contains(" ou ").contains("qu’aucun de Europe/Paris, Africa/Tunis n’a alors");
    }

    private static PartFault faultOf(String parts) throws IOException {
        JsonNode members = JSON.readTree(parts.replace('\'', '"'));
        EditionChange.Outcome outcome = EditionChange.city(
                Weekend.edition(), new CityId("lyon"), Map.of("programme", members.path("programme")));
        return ((EditionChange.Outcome.Faulty) outcome).faults().getFirst();
    }
}
