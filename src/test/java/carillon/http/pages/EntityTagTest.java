package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
    private static final EntityTag STRONG = EntityTag.strong("7-ab");
    private static final EntityTag WEAK = EntityTag.weak("7-ab");

    @Test
    void itIsWrittenAsInTheHeader() {
        assertThat(STRONG).hasToString("\"7-ab\"");
        assertThat(WEAK).hasToString("W/\"7-ab\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7-ab\"",
                "W/\"7-ab\"",
                "*",
                " * ",
                "\"1\", W/\"7-ab\"",
                "\"7-ab\",\"1\"",
                "\"a,b\",,\t\"7-ab\"",
                "\"\",\"7-ab\""
            })
    void whoNamesItHasItWhicheverOfTheTwoIsWeak(String ifNoneMatch) {
        assertThat(STRONG.isAmong(List.of(ifNoneMatch))).isTrue();
        assertThat(WEAK.isAmong(List.of(ifNoneMatch))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "\"7-a\"",
                "\"7-abc\"",
                "7-ab",
                "\"7-ab",
                "w/\"7-ab\"",
                "W/*",
                "\"*\"",
                "\"x\"7-ab\"",
                "\"x, 7-ab\"",
                "nonsense, \"7-ab\""
            })
    void whoNamesAnotherOrCannotBeReadHasNot(String ifNoneMatch) {
        assertThat(STRONG.isAmong(List.of(ifNoneMatch))).isFalse();
        assertThat(WEAK.isAmong(List.of(ifNoneMatch))).isFalse();
    }

    @Test
    void itMayBeOnAnyOfSeveralLines() {
        assertThat(STRONG.isAmong(List.of("\"1\"", "\"2\", \"7-ab\""))).isTrue();
        assertThat(STRONG.isAmong(List.of())).isFalse();
    }
}
