package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordsTest {
    @ParameterizedTest(name = "{0} is {2} edits from {1}")
    @CsvSource({
        "port, prot, 1",
        "host, hots, 1",
        "tick, tik, 1",
        "tick, ticks, 1",
        "port, host, 2",
        "lyon, lyno, 1",
        "'', lyon, 4",
        "data, limits, 5"
    })
    void wordsAreNearWhereFewLettersDiffer(String known, String typed, int edits) {
        assertThat(NearestWords.edits(known, typed)).isEqualTo(edits);
        assertThat(NearestWords.edits(typed, known)).isEqualTo(edits);
    }

    @Test
    void theNearestWordsAreNamedFirstAndNoneTwice() {
        assertThat(NearestWords.sentence("lyno", Stream.of("tunis", "lille", "lyon", "lens", "lyon", "paris")))
                .isEqualTo("Nearest: lyon, lens, lille.");
        assertThat(NearestWords.sentence("lyno", Stream.empty())).isEmpty();
    }

    @Test
    void aWordThatIsFarFromAllIsNotGuessed() {
        assertThat(NearestWords.within(2, "prot", Stream.of("host", "port"))).hasValue("port");
        assertThat(NearestWords.within(2, "weather", Stream.of("host", "port"))).isEmpty();
    }
}
