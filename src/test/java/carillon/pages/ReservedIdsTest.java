package carillon.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a new event knows, while somebody types, which ids the server keeps for other addresses. */
class ReservedIdsTest {
    private static final Pattern WORD = Pattern.compile("\"([a-z]+)\"");

    @Test
    void thePageAndTheServerReserveTheSameIds() throws IOException {
        List<String> ofServer = words("src/main/java/carillon/edition/ReservedIds.java", "Set.of(", ")");
        List<String> ofPage = words("src/main/web/start/edition-ids.ts", "const RESERVED", "];");

        assertThat(ofServer).hasSizeGreaterThan(20);
        assertThat(ofPage).containsExactlyElementsOf(ofServer);
    }

    private static List<String> words(String source, String begin, String end) throws IOException {
        String text = Files.readString(Path.of(source));
        int from = text.indexOf(begin);
        return WORD.matcher(text.substring(from, text.indexOf(end, from)))
                .results()
                .map(word -> word.group(1))
                .toList();
    }
}
