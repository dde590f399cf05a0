package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAddressTest {
    private static final Set<String> EDITIONS = Set.of("nuit-2018");

    @ParameterizedTest(name = "{0} leads to {2}")
    @CsvSource({
        "//, /, /",
        "///, /, /",
        "/./, /, /",
        "/wall/, /wall/, /wall",
        "/wall//, /wall/, /wall",
        "//wall, /wall, /wall",
        "/%77all, /wall, /wall",
        "/x/../desk, /desk, /desk",
        "/control/, /control/, /control",
        "//report/, /report/, /report",
        "/example.html/, /example.html/, /example.html",
        "/join/, /join/, /join",
        "/join/a-secret/, /join/a-secret/, /join/a-secret",
        "//join/a-secret, /join/a-secret, /join/a-secret",
        "/editions/, /editions/, /editions",
        "/nuit-2018, /nuit-2018, /nuit-2018/",
        "/nuit-2018//, /nuit-2018/, /nuit-2018/",
        "/nuit-2018/desk/, /nuit-2018/desk/, /nuit-2018/desk",
        "//nuit-2018/wall, /nuit-2018/wall, /nuit-2018/wall",
    })
    void anAddressOfAPageThatIsWrittenOtherwiseLeadsToThePlainOne(String path, String normalized, String plain) {
        assertThat(PageRoutes.plainAddress(path, normalized, EDITIONS::contains))
                .hasValue(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/wall",
                "/stage",
                "/projects",
                "/report",
                "/desk",
                "/control",
                "/programme",
                "/new",
                "/join",
                "/join/a-secret",
                "/example.html",
                "/editions",
                "/nuit-2018/",
                "/nuit-2018/desk"
            })
    void aPlainAddressLeadsNowhereElse(String path) {
        assertThat(PageRoutes.plainAddress(path, path, EDITIONS::contains)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example, /evil.example",
        "//evil.example/wall/, /evil.example/wall/",
        "/\\evil.example, /\\evil.example",
        "/wall%2F, /wall%2F",
        "/Wall/, /Wall/",
        "/join/a/b/, /join/a/b/",
        "/api/v1/session/, /api/v1/session/",
        "/nowhere/, /nowhere/",
        "/nowhere/desk/, /nowhere/desk/",
        "/nuit-2018/nowhere/, /nuit-2018/nowhere/",
        "/nuit-2018/editions/, /nuit-2018/editions/",
        "/nuit-2018/desk/x/, /nuit-2018/desk/x/",
    })
    void whatIsNoPageIsLeftAsItIs(String path, String normalized) {
        assertThat(PageRoutes.plainAddress(path, normalized, EDITIONS::contains))
                .isEmpty();
    }
}
