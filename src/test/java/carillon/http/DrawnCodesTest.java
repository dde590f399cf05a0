package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.WebAddress;
import carillon.http.pages.Asset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnCodesTest {
    private final DrawnCodes codes = new DrawnCodes();

    @Test
    void aCodeThatIsAskedForAgainAndAgainIsDrawnOnce() {
        Optional<Asset> room = codeOf("https://example.org/room");
        Optional<Asset> askedForOnce = codeOf("https://example.org/once");
        IntStream.range(0, 2 * DrawnCodes.MAX_CODES).forEach(n -> {
            codeOf("https://example.org/" + n);
            assertThat(codeOf("https://example.org/room")).isSameAs(room);
        });

        assertThat(codeOf("https://example.org/once")).isNotSameAs(askedForOnce);
    }

    @Test
    void anAddressThatIsLongerThanACodeCanBeHasNone() {
        assertThat(codeOf("https://example.org/" + "a".repeat(3_000))).isEmpty();
    }

    private Optional<Asset> codeOf(String address) {
        return codes.codeOf(WebAddress.parse(address));
    }
}
