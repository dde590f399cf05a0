package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest(name = "{0} is a page of {1}")
    @CsvSource({
        "https://a.example, a.example",
        "https://a.example, a.example:443",
        "https://a.example:443, a.example",
        "https://a.example:443, a.example:443",
        "http://a.example, a.example",
        "http://a.example, a.example:80",
        "http://a.example:80, a.example",
        "http://a.example:8080, a.example:8080",
        "https://a.example:8443, a.example:8443",
        "HTTPS://A.Example, a.example",
        "https://a.example, A.EXAMPLE:443",
        "https://a.example, a.example:",
        "https://BÜHNE.example, bühne.example",
        "https://xn--bhne-0ra.example, XN--BHNE-0RA.example",
        "http://[2001:DB8::1]:8080, [2001:db8::1]:8080",
        "https://[::1], [::1]:443",
        "http://192.0.2.1, 192.0.2.1",
    })
    void aPageOfThisServer(String page, String authority) {
        assertThat(Origin.isOf(page, authority)).isTrue();
    }

    @ParameterizedTest(name = "{0} is no page of {1}")
    @CsvSource({
        "https://a.example, b.example",
        "https://a.example, a.example:80",
        "http://a.example, a.example:443",
        "https://a.example, a.example:8443",
        "https://a.example:80, a.example",
        "http://a.example:443, a.example",
        "ftp://a.example, a.example",
        "ftp://a.example:21, a.example:21",
        "file://a.example, a.example",
        "ws://a.example, a.example",
        "wss://a.example, a.example",
        "chrome-extension://a.example, a.example",
        "null, a.example",
        "//a.example, a.example",
        "a.example, a.example",
        "https:a.example, a.example",
        "https://a.example/, a.example",
        "https://a.example?x, a.example",
        "https://x@a.example, a.example",
        "https://x:443@a.example, a.example",
        "https://a.example.b.example, a.example",
        "https://a.example:65536, a.example:65536",
        "https://a.example:99999999999, a.example",
        "https://a.example:x, a.example",
        "https://a.example https://a.example, a.example",
        "https://, a.example",
        "http://[::1, [::1",
    })
    void aPageFromElsewhere(String page, String authority) {
        assertThat(Origin.isOf(page, authority)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://a.example, https://a.example", "https://a.example,https://b.example"})
    void severalOriginsOrNoneAreNoPage(String page) {
        assertThat(Origin.isOf(page, "a.example")).isFalse();
    }

    @Test
    void thePortIsTheSchemesOwnWhereNoneIsWritten() {
        assertThat(Origin.parse("https://A.example")).contains(new Origin("https", "a.example", 443));
        assertThat(Origin.parse("http://a.example")).contains(new Origin("http", "a.example", 80));
    }
}
