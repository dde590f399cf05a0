package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents name what is there: a file that was moved or a class that was renamed is missed here. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)");
    private static final Pattern LINK_TO_PART = Pattern.compile("]\\((?!http)([^)#\\s]*)#([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern NAME = Pattern.compile("`(?:[a-z]+/)?([A-Z][a-z][A-Za-z]+)(?:\\.([A-Za-z_]+))?`");
    private static final Pattern DECLARATION =
            Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)\\b|import [a-z.]+\\.(\\w+);");

    /** The sources that declare or import a type, by its name. */
    private static final Map<String, List<String>> DECLARED = declared();

    private static Map<String, List<String>> declared() {
        Map<String, List<String>> declared = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.filter(file -> file.toString().matches(".*\\.(java|ts)"))
                    .map(DocumentsTest::text)
                    .forEach(source -> DECLARATION
                            .matcher(source)
                            .results()
                            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                            .distinct()
                            .forEach(name -> declared.computeIfAbsent(name, _ -> new ArrayList<>())
                                    .add(source)));
            return declared;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a release brings beside the program. */
    private static final List<String> RELEASED = List.of("ARCHITECTURE.md", "CHANGELOG.md", "config", "docs");

    static Stream<Path> released() throws IOException {
        return documents()
                .filter(document -> RELEASED.contains(document.getName(0).toString()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    /** Those to files. */
    private static Stream<String> links(Path document) {
        return LINK.matcher(text(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("http"));
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> further = Files.list(Path.of("docs"))) {
            return Stream.concat(top, further).filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        assertThat(links(document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    /** Whoever installed a release has these beside each other, and no sources. */
    @ParameterizedTest
    @MethodSource("released")
    void whatAReleaseBringsLinksToNothingElse(Path document) {
        assertThat(links(document))
                .allSatisfy(link -> assertThat(RELEASED)
                        .contains(document.resolveSibling(link)
                                .normalize()
                                .getName(0)
                                .toString()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkToAPartOfADocumentLeadsToItsHeading(Path document) {
        assertThat(LINK_TO_PART.matcher(text(document)).results()).allSatisfy(link -> {
            Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
            assertThat(HEADING.matcher(text(target))
                            .results()
                            .map(heading -> heading.group(1)
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                    .replace(' ', '-')))
                    .as(link.group())
                    .contains(link.group(2));
        });
    }

    @Test
    void theExampleIsShownAsItIsServed() {
        assertThat(text(Path.of("docs", "client.md")))
                .contains("```html\n"
                        + text(Path.of("src/main/resources/web/example.html")).replace("%BASE%", "") + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "docs/decisions.md"})
    void everyNameIsThatOfSomethingInTheCode(String document) {
        assertThat(NAME.matcher(text(Path.of(document))).results()).allSatisfy(name -> {
            List<String> sources = DECLARED.getOrDefault(name.group(1), List.of());
            assertThat(sources).as(name.group()).isNotEmpty();
            if (name.group(2) != null) {
                Pattern member = Pattern.compile("\\b" + name.group(2) + "\\b");
                assertThat(sources)
                        .as(name.group())
                        .anySatisfy(source -> assertThat(source).containsPattern(member));
            }
        });
    }
}
