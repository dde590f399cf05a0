package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/json;Charset=\"UTF-8\"",
                "application/json \t;\t charset=utf-8 ",
                "application/json; charset=\"ut\\f-8\"",
                "application/json;",
                "application/json; ; charset=utf-8;",
                "application/json; profile=\"https://example.org/a;b\"",
                "application/json; q=\"a \\\" b\"; charset=utf-8",
            })
    void isJson(String header) {
        assertThat(MediaType.parse(header))
                .hasValueSatisfying(type -> assertThat(type.isJson()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "application/",
                "application/json/x",
                "application /json",
                "text/json",
                "application/problem+json",
                "application/jsonl",
                "application/json, application/json",
                "application/json charset=utf-8",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=utf-7",
                "application/json; charset=",
                "application/json; charset",
                "application/json; charset =utf-8",
                "application/json; charset= utf-8",
                "application/json; charset='utf-8'",
                "application/json; charset=\"utf-8",
                "application/json; charset=utf-8\"",
                "application/json; charset=utf-8 x",
                "application/json; charset=utf-8; charset=utf-8",
                "application/json; charset=\"utf\u0007-8\"",
            })
    void isNotJson(String header) {
        assertThat(MediaType.parse(header).filter(MediaType::isJson)).isEmpty();
    }

    @Test
    void keepsWhatStandsInQuotes() {
        assertThat(MediaType.parse("Text/Plain; A=\"b; \\\"C\\\"\"; d=E"))
                .contains(new MediaType("text/plain", Map.of("a", "b; \"C\"", "d", "E")));
    }

    @Test
    void isNotReadWhereItIsLongerThanAnybodysIs() {
        assertThat(MediaType.parse("a/b; c=\"" + "\\d".repeat(200_000) + "\"")).isEmpty();
    }
}
