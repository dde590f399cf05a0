package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example",
        "HTTPS://A.Example:443/live//, https://a.example/live",
        "http://a.example:80, http://a.example",
        "http://[2001:db8::1]:8080/, http://[2001:db8::1]:8080",
    })
    void itIsWrittenAsLinksBegin(String written, String link) {
        assertThat(PublicUrl.parse(written)).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "ftp://a.example",
                "https://",
                "https:///live",
                "https://a.example?x=1",
                "https://a.example/#x",
                "https://anna:secret@a.example",
                "https://a.example/a b",
                "https://a.example/../b",
                "https://a.example:0",
                "https://a.example:70000",
                "https://a.example/health",
            })
    void whatNoLinkCanBeginWithIsRefused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicUrl.parse(written));
    }
}
