package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.SlotTime;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Esbuild checks no types, so this does what a TypeScript compiler would: the pages say nothing that one language lacks. */
class WordsTest {
    private static final Path PAGES = Path.of("src", "main", "web");
    private static final Path CATALOGUE = PAGES.resolve("words").resolve("catalogue");
    private static final Pattern WORD = Pattern.compile("(?:\"([\\w.]+)\"|\\b(\\w+)):\\s+\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Where a long text goes on in the next line. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern COUNTED = Pattern.compile("^(zero|one|two|few|many|other)=");

    /** A number and a whole word; units such as min are written the same for any number. */
    private static final Pattern NUMBERED = Pattern.compile("\\{(?:n|minutes|count)} \\p{L}{4,}");

    private static final Pattern QUOTED = Pattern.compile("\"([\\w.]+)\"");

    /** The beginning of a key whose end is a type or a state: {@code `slot.${one.state}`}. */
    private static final Pattern FAMILY = Pattern.compile("`([a-z]+\\.(?:[a-z]+\\.)*)\\$\\{");

    private static final List<String> CITY_STATES = List.of("expected", "open", "closed");

    /** Two words of any language, side by side. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[ \\u00a0]\\p{L}{2,}");

    private static final String SOURCES = sources();

    private static String sources() {
        try {
            StringBuilder all = new StringBuilder();
            for (Path file : sourceFiles().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        String catalogue = Files.readString(CATALOGUE.resolve("shared").resolve(language + ".ts"))
                + Files.readString(CATALOGUE.resolve(language + ".ts"));
        Matcher found = WORD.matcher(JOINT.matcher(catalogue).replaceAll(""));
        while (found.find()) {
            String key = found.group(1) == null ? found.group(2) : found.group(1);
            assertThat(words.put(key, found.group(3))).as(key + " stands once").isNull();
        }
        return words;
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first argument of every {@code say(…)}, {@code count(…)} and the like, up to a comma or bracket that is not inside another. */
    private static List<String> asked() {
        List<String> arguments = new ArrayList<>();
        for (MatchResult call : Pattern.compile("(?<![#\\w])(?:say|count|head)\\(")
                .matcher(SOURCES)
                .results()
                .toList()) {
            int depth = 0;
            int end = call.end();
            while (depth > 0 || ",)".indexOf(SOURCES.charAt(end)) < 0) {
                depth += "({".indexOf(SOURCES.charAt(end)) >= 0 ? 1 : ")}".indexOf(SOURCES.charAt(end)) >= 0 ? -1 : 0;
                end++;
            }
            arguments.add(SOURCES.substring(call.end(), end));
        }
        return arguments;
    }

    @Test
    void thePagesAreReadAsTheyAreWritten() throws IOException {
        assertThat(words("fr")).hasSizeGreaterThan(100).containsEntry("live", "En direct");
        assertThat(asked()).contains("\"live\"", "`slot.${one.state}`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void everyLanguageHasTheSameWordsWithTheSameInThem(String language) throws IOException {
        Map<String, String> french = words("fr");
        Map<String, String> words = words(language);

        assertThat(words.keySet()).isEqualTo(french.keySet());
        assertThat(words).allSatisfy((key, word) -> {
            assertThat(word).isNotBlank();
            assertThat(all(PLACEHOLDER, word)).as(key).isEqualTo(all(PLACEHOLDER, french.get(key)));
        });
    }

    /** The rules are those of the Unicode CLDR. French and English know `many` and such, but not for numbers below a million. */
    @ParameterizedTest
    @CsvSource({"fr, one other", "en, one other", "ar, zero one two few many other"})
    void whatIsCountedHasAFormForEveryPluralRule(String language, String rules) throws IOException {
        assertThat(words(language)).allSatisfy((key, word) -> {
            if (COUNTED.matcher(word).find()) {
                assertThat(word.split("\\|"))
                        .as(key)
                        .extracting(form -> form.replaceAll("=.*", ""))
                        .containsExactly(rules.split(" "));
            } else {
                assertThat(word)
                        .as("a word that follows a number agrees with it")
                        .doesNotContainPattern(NUMBERED);
            }
        });
    }

    @Test
    void whateverThePagesAskForIsThere() throws IOException {
        // What a question is about, as in `one.ready === "yes"`, is no key, nor a part of one; what it chooses between
        // is.
        Set<String> literal = asked().stream()
                .flatMap(argument -> all(QUOTED, argument.replaceAll("[=!]== \"[^\"]*\"|`[^`]*`", "")).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words("fr").keySet()).containsAll(literal);
    }

    /** A key is asked for by its name, by the beginning of its name, or it names itself: a city's state is the key of its word. */
    @Test
    void noWordIsThereForNothing() throws IOException {
        Set<String> families = all(FAMILY, SOURCES);
        Set<String> literal = all(QUOTED, SOURCES);
        Set<String> asked = asked().stream()
                .flatMap(argument -> all(QUOTED, argument).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words("fr").keySet().stream()
                        .filter(key -> !(asked.contains(key)
                                || CITY_STATES.contains(key)
                                || (literal.contains(key) && key.contains("."))
                                || families.stream().anyMatch(key::startsWith))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sourceFiles")
    void noSentenceStandsInTheCode(Path file) throws IOException {
        assertThat(CodeText.of(Files.readString(file)).stream()
                        .filter(text -> SENTENCE.matcher(text).find()))
                .as(file.toString())
                .isEmpty();
    }

    static Stream<Path> sourceFiles() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files
                    .filter(file -> file.toString().endsWith(".ts") && !file.startsWith(CATALOGUE))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyStateThatTheDocumentCanHoldHasItsWord() throws IOException {
        Set<String> keys = words("fr").keySet();

        assertThat(keys).containsAll(prefixed("milestone.", "planned", "held", "live", "done", "cancelled"));
        assertThat(keys).containsAll(prefixed("slot.", "planned", "running", "done", "skipped"));
        assertThat(keys).contains("expected", "open", "closed");
        assertThat(keys)
                .containsAll(prefixed(
                        "part.",
                        Stream.of(SlotTime.Part.values())
                                .map(SlotTime.Part::word)
                                .toArray(String[]::new)));
    }

    @Test
    void everythingThatCanBeSaidIsTold() throws IOException {
        Set<String> types = Stream.of(CheckIn.class, Decision.class)
                .flatMap(WordsTest::kinds)
                .map(Statement::typeOf)
                .filter(type -> !type.equals("ready"))
                .map(type -> "said." + type)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words("fr").keySet()).containsAll(types).contains("said.ready.yes", "said.ready.no");
    }

    private static Stream<Class<? extends Statement>> kinds(Class<? extends Statement> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Stream.of(family.getPermittedSubclasses())
                        .map(kind -> kind.asSubclass(Statement.class))
                        .flatMap(WordsTest::kinds);
    }

    private static List<String> prefixed(String family, String... ends) {
        return Stream.of(ends).map(end -> family + end).toList();
    }
}
