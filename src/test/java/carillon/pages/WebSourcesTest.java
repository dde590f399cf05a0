package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks the types of the pages' TypeScript, which esbuild only strips. {@code src/main/web/tsconfig.json} says how strictly. */
class WebSourcesTest {
    private static final Path WEB = Path.of("src", "main", "web");

    /** The compiler that Maven unpacks beside the libraries of the pages, before it bundles them. */
    private static final Path COMPILER = Path.of("node_modules", "typescript", "lib", "tsc.js");

    @Test
    void thePagesHaveNoTypeErrors() throws Exception {
        assertThat(compile("--project", WEB.toString())).isEmpty();
    }

    /** What the compiler prints: a line for each error, nothing where there is none. */
    private static String compile(String... options) throws IOException, InterruptedException {
        // Playwright's driver is a Node of its own, so that none has to be installed.
        List<String> command = new ArrayList<>(Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command());
        command.set(1, COMPILER.toString());
        command.addAll(List.of(options));
        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        compiler.waitFor();
        return printed;
    }
}
