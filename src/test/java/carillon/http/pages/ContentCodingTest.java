package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gzip                              | GZIP",
                "gzip, deflate, br, zstd           | GZIP",
                "X-GZIP                            | GZIP",
                "*                                 | GZIP",
                "br;q=1.0, gzip;q=0.8, *;q=0.1     | GZIP",
                "gzip ; q=0.001                    | GZIP",
                "gzip;q=0.5, identity;q=0.5        | GZIP",
                "identity;q=0, gzip                | GZIP",
                "identity;q=0, *                   | GZIP",
                "\"\"                              | IDENTITY",
                "br                                | IDENTITY",
                "identity                          | IDENTITY",
                "gzip;q=0                          | IDENTITY",
                "gzip;q=0.000, *                   | IDENTITY",
                "gzip;q=0.5, identity              | IDENTITY",
                "gzip;q=0.5, *;q=0.6               | IDENTITY",
                "*;q=0, identity;q=0.1             | IDENTITY",
            })
    void theMostWantedOfOursWins(String header, ContentCoding coding) {
        assertThat(ContentCoding.best(List.of(header))).hasValue(coding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*;q=0", "identity;q=0", "br, identity;q=0", "gzip;q=0, identity;q=0, br"})
    void whoForbidsBothGetsNeither(String header) {
        assertThat(ContentCoding.best(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",,,", ";;;", "gzip;q=", "gzip;q=2", "gzip;q=1e400", "gzip;q=0.1234", "gz ip", "é", "gzip;v=1"})
    void whatCannotBeReadIsPassedOver(String header) {
        assertThat(ContentCoding.best(List.of(header))).hasValue(ContentCoding.IDENTITY);
    }

    @Test
    void nothingAskedForIsNothingDone() {
        assertThat(ContentCoding.best(List.of())).hasValue(ContentCoding.IDENTITY);
        assertThat(ContentCoding.best(List.of("br", "gzip"))).hasValue(ContentCoding.GZIP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity", " identity ", "identity, identity", ", identity"})
    void aBodyThatComesAsItIsHasNoCoding(String contentEncoding) {
        assertThat(ContentCoding.isNone(contentEncoding)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "x-gzip", "br", "deflate", "zstd", "aes128gcm", "identity, gzip", "identity;q=1", "*"})
    void anyOtherCodingIsOne(String contentEncoding) {
        assertThat(ContentCoding.isNone(contentEncoding)).isFalse();
    }
}
