package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the night to 28 March 2027 clocks go forward in Paris, in the night to 31 October they go back. */
class WrittenInstantTest {

    private static List<ZoneId> zones(String names) {
        return Stream.of(names.split(" ")).map(ZoneId::of).toList();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Europe/Paris; 2027-03-28T09:00:00+01:00; write 2027-03-28T09:00:00+02:00 (Europe/Paris), or 2027-03-28T08:00:00Z",
                "Europe/Paris; 2027-03-27T09:00:00+02:00; write 2027-03-27T09:00:00+01:00 (Europe/Paris), or 2027-03-27T07:00:00Z",
                "Europe/Paris; 2027-07-01T18:00:00+00:00; write 2027-07-01T18:00:00+02:00 (Europe/Paris)",
                "Europe/Paris; 2027-07-01T18:00:00-00:00; write 2027-07-01T18:00:00+02:00 (Europe/Paris)",
                "Europe/London; 2027-01-01T18:00:00+01:00; write 2027-01-01T18:00:00+00:00 (Europe/London)",
                "Africa/Tunis; 2027-07-01T18:00:00+02:00; write 2027-07-01T18:00:00+01:00 (Africa/Tunis)",
                "Asia/Kathmandu; 2027-07-01T18:00:00+05:30; write 2027-07-01T18:00:00+05:45 (Asia/Kathmandu)",
                "America/Montreal; 2027-03-14T09:00:00-05:00; write 2027-03-14T09:00:00-04:00 (America/Montreal)",
                "Europe/Paris Africa/Tunis Europe/Brussels; 2027-07-01T18:00:00+03:00;"
                        + " write 2027-07-01T18:00:00+02:00 (Europe/Paris, Europe/Brussels)"
                        + " or 2027-07-01T18:00:00+01:00 (Africa/Tunis), or",
                "Europe/Paris; 2027-10-31T02:30:00+03:00;"
                        + " write 2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00 (Europe/Paris)",
                "Europe/Paris; 2027-03-28T02:30:00+01:00; write 2027-03-28T03:00:00+02:00 (Europe/Paris)",
                "Europe/Paris; 2027-03-28T02:30:00+02:00; write 2027-03-28T03:00:00+02:00 (Europe/Paris)",
            })
    void anOffsetThatNoZoneHasThenIsAnsweredWithWhatToWrite(String zones, String text, String advice) {
        assertThat(WrittenInstant.parse(text).wrongOffset(zones(zones)))
                .hasValueSatisfying(words -> assertThat(words.in(Language.EN))
                        .contains(advice)
                        .contains("has an offset that")
                        .contains(zones.split(" ")));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Europe/Paris; 2027-03-28T09:00:00+02:00",
                "Europe/Paris; 2027-03-28T01:59:00+01:00",
                "Europe/Paris; 2027-10-31T02:30:00+02:00",
                "Europe/Paris; 2027-10-31T02:30:00+01:00",
                "Europe/Paris Pacific/Noumea; 2027-03-28T18:00:00+11:00",
                "Europe/Paris; 2027-07-01T18:00:00Z",
                "Europe/Paris; 2027-07-01T18:00:00z",
                "Europe/London; 2027-01-01T18:00:00+00:00",
            })
    void anOffsetThatOneZoneHasThenIsRightAndZClaimsNone(String zones, String text) {
        assertThat(WrittenInstant.parse(text).wrongOffset(zones(zones))).isEmpty();
    }

    @Test
    void whatIsAdvisedIsRight() {
        WrittenInstant forgotten = WrittenInstant.parse("2027-03-28T09:00:00+01:00");
        String sentence =
                forgotten.wrongOffset(zones("Europe/Paris")).orElseThrow().in(Language.EN);

        assertThat(sentence)
                .isEqualTo("2027-03-28T09:00:00+01:00 has an offset that Europe/Paris does not have then:"
                        + " write 2027-03-28T09:00:00+02:00 (Europe/Paris),"
                        + " or 2027-03-28T08:00:00Z where that very instant is meant");
    }
}
