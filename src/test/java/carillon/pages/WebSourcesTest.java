package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks TypeScript and style sheets: the types, which esbuild and Node only strip, what is exported, and the format. How strictly is
 * said by {@code tsconfig.json} and {@code .prettierrc.json} in {@code src/main/web}.
 */
class WebSourcesTest {
    private static final String PAGES = "src/main/web";
    private static final String TESTS = "src/test/web";
    private static final int MOST_COLUMNS = 110;

    /** What Maven unpacks beside the libraries of the pages, before it bundles them. */
    private static final Path MODULES = Path.of("node_modules");

    private static final Path COMPILER = MODULES.resolve(Path.of("typescript", "lib", "tsc.js"));
    private static final Path FORMATTER = MODULES.resolve(Path.of("prettier", "bin", "prettier.cjs"));

    /** Whether the sources are to be formatted, as {@code CONTRIBUTING.md} says, and not only checked. */
    private static final boolean FORMATS = Boolean.getBoolean("web.format");

    @ParameterizedTest
    @ValueSource(strings = {PAGES, TESTS})
    void thePagesAndTheirTestsHaveNoTypeErrors(String project) throws Exception {
        assertThat(Node.run(List.of(COMPILER.toString(), "--project", project)))
                .as("a line for each error")
                .isEmpty();
    }

    @Test
    void thePagesAndTheirTestsAreFormatted() throws Exception {
        assertThat(Node.run(List.of(
                        FORMATTER.toString(),
                        "--log-level=warn",
                        "--config=" + PAGES + "/.prettierrc.json",
                        FORMATS ? "--write" : "--check",
                        PAGES + "/**/*.{ts,css}",
                        TESTS + "/**/*.{ts,mjs}")))
                .as("what `mvn test -Dtest=WebSourcesTest -Dweb.format` would change")
                .isEmpty();
    }

    @Test
    void whatAFileOfThePagesExportsAnotherImports() throws Exception {
        assertThat(Node.run(List.of(TESTS + "/unused-exports.mjs")))
                .as("a line for each export that is needless")
                .isEmpty();
    }

    /** The formatter breaks neither texts nor comments. */
    @ParameterizedTest
    @ValueSource(strings = {PAGES, TESTS})
    void noLineIsLongerThanAScreenIsWide(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                                .as(line)
                                .isLessThanOrEqualTo(MOST_COLUMNS));
            }
        }
    }
}
