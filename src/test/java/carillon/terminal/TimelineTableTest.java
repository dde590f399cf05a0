package carillon.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import carillon.timeline.TimelineDocuments;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code carillon watch} shows of the weekend. */
class TimelineTableTest {
    private static final Instant SATURDAY_AFTERNOON = Instant.parse("2017-03-04T13:50:00Z");

    private final JsonNode timeline = TimelineDocuments.after(
            Weekend.edition(),
            "{'observedAt':'2017-03-04T08:03:00Z','type':'city.opened','city':'lyon'}",
            "{'observedAt':'2017-03-04T13:41:00Z','type':'slot.started','city':'lyon','slot':'atelier-design'}",
            "{'observedAt':'2017-03-04T13:45:00Z','type':'help.wanted','city':'tunis','text':'نحتاج كابلا'}");

    private List<String> shown(Optional<String> city, int columns, boolean hasColours) {
        return new TimelineTable(city, columns, hasColours).lines(timeline, SATURDAY_AFTERNOON, "", 10);
    }

    @Test
    void aCityHasItsStateWhatIsOnHowLateItIsAndWhatIsNext() {
        assertThat(shown(Optional.of("lyon"), 100, false))
                .containsExactly(
                        "Nuit du Code Citoyen 2017   14:50:00 Europe/Paris",
                        "",
                        "CITY              STATE     NOW                        DELAY     NEXT                        HEARD",
                        "Lyon              open      Atelier : design d'inter…  +11 min   18:00 Bug swapping          9 min",
                        "",
                        "18:00  Video meetup between the cities: planned, 0 of 7 ready, 5 needed",
                        "",
                        "14:41  Lyon: Atelier : design d'interface et expérience utilisateur: started",
                        "09:03  Lyon: city opened");
    }

    @Test
    void whatIsFarAwayHasItsDateForAWeekdayDoesNotSayWhich() {
        assertThat(new TimelineTable(Optional.of("lyon"), 100, false)
                        .lines(timeline, Instant.parse("2017-03-05T13:00:00Z"), "", 10))
                .contains("Sat 09:03  Lyon: city opened");
        assertThat(new TimelineTable(Optional.of("lyon"), 100, false)
                        .lines(timeline, Instant.parse("2018-01-05T13:00:00Z"), "", 10))
                .contains("4 Mar 2017 09:03  Lyon: city opened");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 30, 60, 80, 100, 200})
    void noLineIsWiderThanTheTerminal(int columns) {
        assertThat(shown(Optional.empty(), columns, false))
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void coloursAddNothingButEscapeSequences() {
        assertThat(shown(Optional.empty(), 80, true).stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing()))
                .containsExactlyElementsOf(shown(Optional.empty(), 80, false));
        assertThat(shown(Optional.empty(), 80, true)).anyMatch(line -> line.contains("\u001b[1;31m"));
    }
}
