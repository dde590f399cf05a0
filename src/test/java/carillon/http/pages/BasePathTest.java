package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.Language;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/a/b/c", "/nuit-2017", "/a.b", "/~carillon", "/healthy", "/..."})
    void aPathBeginsWithASlashAndDoesNotEndWithOne(String path) {
        assertThat(BasePath.parse(path).of("/desk")).isEqualTo(path + "/desk");
        assertThat(BasePath.parse(path).below(path + "/desk")).hasValue("/desk");
        assertThat(BasePath.parse(path).below(path + "s/desk")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "live",
                "live/",
                "/live/",
                "//live",
                "/a//b",
                "/.",
                "/..",
                "/a/../b",
                "/a b",
                "/é",
                "/%6c",
                "/a?b",
                "/a#b",
                "/a\"b",
                "/a\\b",
                "http://a.example/live",
                "//a.example",
                "/health",
                "/health/x",
                "/metrics"
            })
    void anyOtherFormIsRefused(String path) {
        assertThatThrownBy(() -> BasePath.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void atTheRootNothingIsPutAhead() {
        assertThat(BasePath.ROOT.of("/desk")).isEqualTo("/desk");
        assertThat(BasePath.ROOT.below("/desk")).hasValue("/desk");
    }

    /** What a file names with a slash ahead leads out of the path. */
    @ParameterizedTest
    @CsvSource({
        "/, 9",
        "/sw.js, 5",
        "/manifest.webmanifest, 8",
        "/example.html, 1",
        "/api/v1/openapi.yaml, 1",
    })
    void everyAddressInAFileIsBelowThePath(String address, int least) {
        Assets assets = Assets.read(new BasePath("/live"));
        ShownEdition edition = ShownEditions.of(Language.FR, "/nuit");
        String file = switch (address) {
            case Assets.SHELL -> new Shell(assets).html(edition);
            case Assets.MANIFEST -> Manifest.of(assets.manifestTemplate(), edition);
            case Assets.EXAMPLE -> assets.example("nuit");
            default -> assets.at(address).identity().bytes().toString();
        };

        assertThat(file)
                .doesNotContain("%BASE%")
                .doesNotContainPattern("(?:href|src|id|start_url|scope|url)\"?[=:] ?\"/(?!live/)")
                .doesNotContainPattern("[\" ]/web/[a-z]");
        assertThat(Pattern.compile("[\" ]/live/").matcher(file).results().count())
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void thePageOfAProblemLeadsToTheTimelineBelowThePath() {
        Assets assets = Assets.read(new BasePath("/live"));

        assertThat(new ProblemPage(assets).html(Language.EN, "<a>", "%TITLE% & \"b\"", "c"))
                .contains(
                        "href=\"/live/\"",
                        "href=\"/live/web/tokens.css?v=",
                        "&lt;a&gt;",
                        "<p>%TITLE% &amp; &quot;b&quot;</p>");
    }
}
