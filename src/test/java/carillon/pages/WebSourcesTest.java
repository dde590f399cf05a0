package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the types of TypeScript, which esbuild and Node only strip. {@code src/main/web/tsconfig.json} says how strictly. */
class WebSourcesTest {

    /** The compiler that Maven unpacks beside the libraries of the pages, before it bundles them. */
    private static final Path COMPILER = Path.of("node_modules", "typescript", "lib", "tsc.js");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/web", "src/test/web"})
    void thePagesAndTheirTestsHaveNoTypeErrors(String project) throws Exception {
        assertThat(Node.run(List.of(COMPILER.toString(), "--project", project)))
                .as("a line for each error")
                .isEmpty();
    }
}
