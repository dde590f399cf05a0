package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.edition.Weekend;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.timeline.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences of the problems are as many, and as complete, in every language. */
class CatalogueTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "carillon");
    private static final String ROOM = sources(SOURCES.resolve("http"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /** A status, and behind it the code, or one of two: {@code 400, missing ? "not-json" : "not-an-object"}. */
    private static final Pattern CODES = Pattern.compile(
            "(?:\\b[45]\\d\\d|\\b[sS]tatus),\\s*(?:[^\";,]*\\?\\s*)?\"([a-z0-9-]+)\"(?:\\s*:\\s*\"([a-z0-9-]+)\")?");

    private static final Pattern PREVIEWS = Pattern.compile("\"(preview-[a-z]+)\"");

    /** What the server answers, but 500, which it answers as 503; 443 is a port. */
    private static final Pattern STATUS = Pattern.compile("\\b(?!443)(4[0-9]{2}|503)\\b");

    private final Catalogue catalogue = of(Weekend.edition());

    /** Without those who run the server, whom it tells of its state and not of problems. */
    private static String sources(Path room) {
        try (Stream<Path> files = Files.walk(room)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(file -> Files.isRegularFile(file) && !file.endsWith("OperationsRoutes.java"))
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(Catalogue.sentences(language).stringPropertyNames());
    }

    private static Set<String> placeholders(Language language, String key) {
        return all(PLACEHOLDER, Catalogue.sentences(language).getProperty(key));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(CatalogueTest::groups)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.iterate(1, i -> i <= found.groupCount(), i -> i + 1)
                .map(found::group)
                .filter(group -> group != null);
    }

    private static Stream<String> reasons() {
        return Stream.of(Refusal.Reason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Stream<String> decisions() {
        Stream<String> types = Stream.of(Decision.OfMilestone.class, Decision.OfTurns.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .map(kind -> Statement.typeOf(kind.asSubclass(Statement.class)));
        Stream<String> others = Stream.concat(
                Statement.Change.TYPES.stream(),
                Stream.of(Decision.SessionSetAside.class, Decision.SessionReinstated.class)
                        .map(Statement::typeOf));
        return Stream.concat(types, others).map(type -> "decided-" + type.replace('.', '-'));
    }

    private static Set<String> said() {
        return Stream.of(
                        all(CODES, ROOM).stream(),
                        all(STATUS, ROOM).stream().map(status -> "title-" + status),
                        reasons(),
                        decisions(),
                        Stream.of("page-timeline", "overtaken-turns"),
                        all(PREVIEWS, ROOM).stream())
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theSourcesAreReadAsTheyAreWritten() {
        assertThat(all(CODES, ROOM))
                .contains("not-json", "not-an-object", "invalid", "refused", "missing-member", "not-found");
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsSaidHasASentenceAndEverySentenceIsSaid(Language language) {
        assertThat(keys(language)).isEqualTo(said());
    }

    @ParameterizedTest
    @EnumSource
    void everySentenceNamesTheSameInEachLanguage(Language language) {
        assertThat(keys(language)).allSatisfy(key -> {
            assertThat(placeholders(language, key)).isEqualTo(placeholders(Language.FR, key));
            assertThat(Catalogue.sentences(language).getProperty(key))
                    .isNotBlank()
                    .doesNotContain("'", "\"", "  ");
        });
    }

    @Test
    void aReasonsSentenceNamesOnlyWhatTheReasonTells() throws IOException {
        String reasons = Files.readString(SOURCES.resolve(Path.of("timeline", "Refusal.java")));

        assertThat(Refusal.Reason.values()).allSatisfy(reason -> {
            String told = reasons.substring(0, reasons.indexOf("        " + reason.name() + ","));
            String comment = told.substring(told.lastIndexOf("/**"));
            String key = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(all(Pattern.compile("@code ([a-z]+)}"), comment)).containsAll(placeholders(Language.FR, key));
        });
    }

    @Test
    void namesAndTimesStandInTheSentenceAsThePeopleOfTheCityKnowThem() {
        Map<String, Object> facts =
                Map.of("city", "tunis", "slot", "yalla", "since", Instant.parse("2017-03-04T18:05:00Z"));

        assertThat(catalogue.sentence(Language.EN, "slot-running", facts, Instant.parse("2017-03-04T22:59:59Z")))
                .isEqualTo("“Yalla Nibdeew” has been running since 19:05.");
        assertThat(catalogue.sentence(Language.FR, "slot-running", facts, Instant.parse("2017-03-04T23:00:00Z")))
                .isEqualTo("« Yalla Nibdeew » est déjà en cours depuis sam. 4 mars 19:05.");
        assertThat(catalogue.sentence(Language.FR, "slot-running", facts, Instant.parse("2018-01-01T09:00:00Z")))
                .isEqualTo("« Yalla Nibdeew » est déjà en cours depuis sam. 4 mars 2017 19:05.");
    }

    @Test
    void aNameThatRunsTheOtherWayIsIsolatedAndNoOther() {
        Map<String, Object> city = Map.of("city", "lyon", "slot", "nulle-part", "milestone", "meetup-video");
        Catalogue arabic = of(Weekend.in(List.of(Language.AR), Map.of(Language.AR, "لقاء 3 (فيديو)")));

        assertThat(catalogue.sentence(Language.AR, "unknown-slot", city, Instant.EPOCH))
                .contains("\u2068Lyon\u2069", "\u2068nulle-part\u2069");
        assertThat(arabic.sentence(Language.FR, "milestone-not-held", city, Instant.EPOCH))
                .isEqualTo("« \u2068لقاء 3 (فيديو)\u2069 » n’est pas en attente.");
        assertThat(arabic.sentence(Language.EN, "milestone-not-held", city, Instant.EPOCH))
                .contains("“\u2068لقاء 3 (فيديو)\u2069”");
        assertThat(catalogue.sentence(Language.FR, "unknown-slot", city, Instant.EPOCH))
                .contains("Lyon")
                .doesNotContain("\u2068");
    }

    @Test
    void aMilestoneHasItsTitleInTheLanguageAskedFor() {
        Map<String, Object> facts = Map.of("milestone", "meetup-video");

        assertThat(Stream.of(Language.values())
                        .map(language -> catalogue.sentence(language, "milestone-not-held", facts, Instant.EPOCH)))
                .isEqualTo(List.of(
                        "« Meetup vidéo entre les villes » n’est pas en attente.",
                        "“Video meetup between the cities” is not on hold.",
                        "«لقاء بالفيديو بين المدن» ليس معلّقًا."));
    }

    @ParameterizedTest(name = "in {0}, of {1} with titles in {2}, it is the one in {3}")
    @CsvSource({
        "AR, 'EN FR',    'FR EN', EN",
        "AR, 'EN',       'FR EN', EN",
        "EN, 'AR FR',    'FR AR', AR",
        "FR, 'AR EN',    'EN AR', AR",
        "AR, 'EN AR',    'FR EN AR', AR",
        "AR, 'AR EN FR', 'FR',    FR",
        "EN, 'AR',       'FR',    FR",
    })
    void aMilestoneWithoutATitleInTheLanguageAskedForHasTheEditionsFirst(
            Language asked, String languages, String titles, Language shown) {
        Map<Language, String> titled =
                among(titles).collect(Collectors.toMap(language -> language, language -> "titre " + language.tag()));
        Catalogue other = of(Weekend.in(among(languages).toList(), titled));

        assertThat(other.sentence(asked, "milestone-not-held", Map.of("milestone", "meetup-video"), Instant.EPOCH))
                .contains("titre " + shown.tag());
    }

    private static Stream<Language> among(String names) {
        return Stream.of(names.split(" ")).map(Language::valueOf);
    }

    @Test
    void whatTheEditionDoesNotKnowIsNamedAsItWasWritten() {
        assertThat(catalogue.sentence(
                        Language.EN, "unknown-slot", Map.of("city", "nulle-part", "slot", "$1-{city}"), Instant.EPOCH))
                .isEqualTo("nulle-part has no activity “$1-{city}”: choose one of its programme.");
    }

    private static Catalogue of(Edition edition) {
        return new Catalogue(() -> Optional.of(edition));
    }
}
