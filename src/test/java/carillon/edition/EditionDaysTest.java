package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** When an edition's days begin and end. The pages compute the same from the same cases. */
class EditionDaysTest {

    @ParameterizedTest
    @CsvFileSource(resources = "edition-days.csv", delimiter = ';', numLinesToSkip = 1)
    void theyAreThoseOfTheZoneThatMakesThemLongest(
            String timezone, String zones, LocalDate from, LocalDate to, Instant begin, Instant end) {
        Edition edition = FarApart.edition(from, to, timezone, List.of(zones.split(" ")));

        assertThat(edition.begin()).isEqualTo(begin);
        assertThat(edition.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, Pacific/Noumea, 2027-03-22T23:00:00Z",
        "Europe/Paris, Pacific/Honolulu, 2027-03-23T10:00:00Z",
        "Europe/Paris, America/Montreal, 2027-03-23T04:00:00Z",
        "Pacific/Honolulu, Europe/Paris, 2027-03-23T10:00:00Z",
    })
    void theDayAfterTheLastIsOverLast(String timezone, String zone, Instant over) {
        LocalDate from = LocalDate.of(2027, 3, 20);

        assertThat(FarApart.edition(from, from.plusDays(1), timezone, List.of(zone))
                        .dayAfterLast())
                .isEqualTo(over);
    }
}
