package carillon.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns stay in their places whatever people write. */
class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "Lyon, 4",
        "Café, 4",
        "Cafe\u0301, 4",
        "تونس, 4",
        "تُونِس, 4",
        "東京, 4",
        "한국, 4",
        "ｱ, 1",
        "🎉, 2",
        "👩‍💻, 2",
        "❤️, 2",
        "'', 0"
    })
    void aTextTakesAsManyColumnsAsTerminalsGiveIt(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void whatIsTooLongIsCutBetweenTwoSigns() {
        assertThat(DisplayWidth.cut("Restitutions de la nuit", 13)).isEqualTo("Restitutions…");
        assertThat(DisplayWidth.cut("東京の夜", 6)).isEqualTo("東京…");
        assertThat(DisplayWidth.padded("東京の夜", 6)).isEqualTo("東京… ");
        assertThat(DisplayWidth.cut("Lyon", 0)).isEmpty();
    }

    @Test
    void whatRunsFromRightToLeftTakesNothingAlong() {
        assertThat(DisplayWidth.padded("تونس", 6)).isEqualTo("\u2068تونس\u2069  ");
    }

    @Test
    void noTextMovesTheCursor() {
        assertThat(DisplayWidth.cut("a\u001b[2Jb\nc", 20)).isEqualTo("a [2Jb c");
    }
}
