package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.WebAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The addresses in a text, in cases that the pages share ({@code links.test.ts}). */
class AnnouncementLinkTest {
    private static final Path CASES = Path.of("src/test/resources/carillon/http/announcement-links.txt");

    @Test
    void theAddressesInATextAreThoseThatThePagesMakeLinksOf() throws Exception {
        for (String line : Files.readAllLines(CASES)) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> parts = List.of(line.split(" => ", -1));

            assertThat(AnnouncementLink.allIn(parts.getFirst()))
                    .as(line)
                    .isEqualTo(parts.stream().skip(1).map(WebAddress::parse).toList());
        }
    }
}
