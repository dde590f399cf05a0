package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Kind;
import carillon.edition.SlotTime;
import carillon.statement.Statement;
import carillon.statement.Statements;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares the words of the pages with what the server can say. The types of the catalogues make sure that no language lacks a word
 * ({@link WebSourcesTest}), and {@code words.test.ts} checks the rest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsTest {
    private static final String PRINT_KEYS = """
            import { fr } from "./src/main/web/words/catalogue/fr.ts";
            console.log(Object.keys(fr).join("\\n"));
            """;

    private List<String> keys = List.of();

    @BeforeAll
    void readKeys() throws Exception {
        keys = Node.run(List.of("--import=./src/test/web/resolve.mjs", "--input-type=module", "--eval=" + PRINT_KEYS))
                .lines()
                .toList();
    }

    @Test
    void everyStateThatTheDocumentCanHoldHasItsWord() {
        assertThat(keys).containsAll(prefixed("milestone.", "planned", "held", "live", "done", "cancelled"));
        assertThat(keys).containsAll(prefixed("slot.", "planned", "running", "done", "skipped"));
        assertThat(keys).contains("expected", "open", "closed");
        assertThat(keys)
                .containsAll(prefixed(
                        "kind.", Stream.of(Kind.values()).map(Kind::word).toArray(String[]::new)));
        assertThat(keys)
                .containsAll(prefixed(
                        "part.",
                        Stream.of(SlotTime.Part.values())
                                .map(SlotTime.Part::word)
                                .toArray(String[]::new)));
    }

    @Test
    void everythingThatCanBeSaidIsTold() {
        Set<String> types = Statements.kinds(Statement.class)
                .map(Statement::typeOf)
                .filter(type -> !type.equals("ready"))
                .map(type -> "said." + type)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys).containsAll(types).contains("said.ready.yes", "said.ready.no");
    }

    private static List<String> prefixed(String family, String... ends) {
        return Stream.of(ends).map(end -> family + end).toList();
    }
}
