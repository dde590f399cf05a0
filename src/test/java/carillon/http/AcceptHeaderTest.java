package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, */*",
                "TEXT/HTML",
                "text/html;level=1;q=0.9, */*;q=0.1",
                "text/*, */*",
                "application/json;q=0.5, text/html;q=0.6",
                "*/*;q=0.1, text/html;q=0.2",
                "application/json;q=0, text/html;q=0.001",
            })
    void whoeverNamesHtmlFirstIsShownAPage(String accept) {
        assertThat(AcceptHeader.prefersHtml(List.of(accept))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/problem+json, text/html",
                "application/json, text/html",
                "text/html;q=0, */*",
                "text/html;q=0.5, application/problem+json;q=0.6",
                "text/html;q=0.5, */*",
                "text/*, application/*",
                "text/plain",
                "image/svg+xml,image/*;q=0.8",
                "html",
            })
    void whoeverTakesAnythingOrWantsJsonGetsJson(String accept) {
        assertThat(AcceptHeader.prefersHtml(List.of(accept))).isFalse();
    }

    @Test
    void severalHeadersCountAsOneAndNoneAsAnything() {
        assertThat(AcceptHeader.prefersHtml(List.of("*/*;q=0.8", "text/html"))).isTrue();
        assertThat(AcceptHeader.prefersHtml(List.of())).isFalse();
    }
}
