package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptLanguageTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en                              | EN",
                "EN-gb                           | EN",
                "ar-TN,ar;q=0.9,fr;q=0.8         | AR",
                "de,nl;q=0.9,en;q=0.5,fr;q=0.4   | EN",
                "fr;q=0.5 , en ; q=0.8           | EN",
                "en, ar                          | EN",
                "en;q=0, ar;q=0.001              | AR",
                "de;q=1, *;q=0.5                 | FR",
                "arn, en;q=0.5                   | EN",
                "fro-FR, frr, enm, ara           | FR",
                "zz, ;;;, en;q=zz, ar            | AR",
            })
    void theMostWantedOfOursWins(String header, Language language) {
        assertThat(AcceptLanguage.best(header, Language.FR)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", ",,,,", ";;;", "-", "en;q=", "en;q=1e400", "*", "\u00ff", "english", "en en", "e-"})
    void whatCannotBeReadIsTheEditionsFirst(String header) {
        for (Language first : Language.values()) {
            assertThat(AcceptLanguage.best(header, first)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de",
                "de-CH, nl;q=0.5",
                "arn",
                "arn-CL",
                "arc, ary",
                "zh-Hant",
                "frr, fro",
                "enm",
                "ar;q=0",
                "x-ar"
            })
    void whoReadsNoneOfOursIsToldInTheEditionsFirst(String header) {
        for (Language first : Language.values()) {
            assertThat(AcceptLanguage.best(header, first)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhoSaysNothing(Language first) {
        assertThat(AcceptLanguage.best(null, first)).isEqualTo(first);
    }
}
