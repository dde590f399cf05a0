package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests of the pages' pure functions, {@code src/test/web/*.test.ts}, in one process of Node and without a browser. */
class PageFunctionsTest {
    private static final Path TESTS = Path.of("src", "test", "web");
    private static final String END = ".test.ts";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestFactory
    Stream<DynamicContainer> everyFileOfTests() throws Exception {
        Map<String, List<DynamicTest>> tests = new LinkedHashMap<>();
        for (String line : run().lines().toList()) {
            // Lines that the reporter did not write are what Node or a test printed besides.
            assertThat(line).as("a line of the reporter").startsWith("{\"file\":");
            JsonNode test = MAPPER.readTree(line);
            tests.computeIfAbsent(test.path("file").asText(), file -> new ArrayList<>())
                    .add(dynamicTest(
                            test.path("name").asText(),
                            () -> assertThat(test.get("failure"))
                                    .as(test.path("failure").asText())
                                    .isNull()));
        }
        assertThat(tests.keySet()).as("the files whose tests ran").isEqualTo(files());
        return tests.entrySet().stream().map(file -> dynamicContainer(file.getKey(), file.getValue()));
    }

    private static String run() throws Exception {
        return Node.run(List.of(
                "--import=./" + TESTS.resolve("resolve.mjs"),
                "--test",
                "--test-isolation=none",
                "--test-reporter=./" + TESTS.resolve("reporter.mjs"),
                TESTS.resolve("*" + END).toString()));
    }

    private static TreeSet<String> files() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .forEach(names::add);
        }
        return names;
    }
}
