package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents name what is there: a file that was moved or a class that was renamed is missed here. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)");
    private static final Pattern NAME = Pattern.compile("`(?:[a-z]+/)?([A-Z][a-z][A-Za-z]+)(?:\\.([A-Za-z_]+))?`");
    private static final List<String> SOURCES = sources();

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|ts)"))
                    .map(DocumentsTest::text)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
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
        assertThat(LINK.matcher(text(document))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.startsWith("http")))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void theExampleIsShownAsItIsServed() {
        assertThat(text(Path.of("docs", "client.md")))
                .contains("```html\n" + text(Path.of("src/main/resources/web/example.html")) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "docs/decisions.md"})
    void everyNameIsThatOfSomethingInTheCode(String document) {
        assertThat(NAME.matcher(text(Path.of(document))).results()).allSatisfy(name -> {
            Pattern declared = Pattern.compile(
                    "\\b(class|record|interface|enum) %1$s\\b|import [a-z.]+\\.%1$s;".formatted(name.group(1)));
            List<String> sources = SOURCES.stream()
                    .filter(source -> declared.matcher(source).find())
                    .toList();
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
