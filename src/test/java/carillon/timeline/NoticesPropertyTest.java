package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which notices the document keeps (docs/protocol.md, "Notices"). */
class NoticesPropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final List<CityId> CITIES = List.copyOf(EDITION.cities().keySet());
    private static final Instant MORNING = Instant.parse("2017-03-04T07:00:00Z");

    private final List<Entry> said = new ArrayList<>();
    private Timeline timeline = Timeline.of(EDITION, false);

    @Test
    void aBusyCityDoesNotPushOutWhatOthersSaid() {
        note(CITIES.get(0));
        for (int i = 0; i < 500; i++) {
            note(CITIES.get(1));
        }

        List<Entry> kept = timeline.newestNotices();

        assertThat(kept).hasSize(41).startsWith(said.getLast()).endsWith(said.getFirst());
    }

    @Test
    void whatIsTakenBackBringsBackWhatItHadPushedOut() {
        for (int i = 0; i < 41; i++) {
            note(CITIES.get(0));
        }
        assertThat(timeline.newestNotices()).doesNotContain(said.getFirst());

        say(new CheckIn.Retracted(CITIES.get(0), said.get(20).id(), null));

        assertThat(timeline.newestNotices()).contains(said.getFirst()).doesNotContain(said.get(20));
    }

    @ParameterizedTest(name = "{0} cities: {1} of each")
    @CsvSource({"1, 200", "2, 100", "3, 66", "4, 50", "5, 40", "7, 40", "100, 40"})
    void withFewCitiesEachHasItsEvenShare(int cities, int most) {
        assertThat(Notices.keptOfCity(cities)).isEqualTo(most);
    }

    /**
     * Of each kind of thing to say, by number: notes of cities, announcements, and retractions of something that was
     * said.
     */
    @Property(tries = 100)
    void theyAreTheNewestOfEachCityAndOfAllWhateverWasSaidAndTakenBack(
            @ForAll @Size(max = 700) List<@IntRange(max = 11) Integer> kinds) {
        said.clear();
        timeline = Timeline.of(EDITION, false);
        Set<UUID> takenBack = new HashSet<>();
        for (int kind : kinds) {
            if (kind < CITIES.size()) {
                // Most of it is one city's.
                note(CITIES.get(kind / 3));
            } else if (kind == 8) {
                say(new Decision.Announcement(new Text("À tous"), null, null, null));
            } else if (!said.isEmpty()) {
                Entry taken = said.get((kind * 31 + said.size()) % said.size());
                if (taken.statement() instanceof CheckIn.Note note) {
                    takenBack.add(taken.id());
                    say(new CheckIn.Retracted(note.city(), taken.id(), null));
                }
            }
        }

        assertThat(timeline.newestNotices()).isEqualTo(naive(takenBack));
    }

    private List<Entry> naive(Set<UUID> takenBack) {
        Map<CityId, Integer> ofCity = new HashMap<>();
        return said.stream()
                .filter(entry -> !takenBack.contains(entry.id()) && !(entry.statement() instanceof CheckIn.Retracted))
                .sorted(Comparator.comparingLong(Entry::seq).reversed())
                .filter(entry -> !(entry.statement() instanceof CheckIn.Note note)
                        || ofCity.merge(note.city(), 1, Integer::sum) <= 40)
                .limit(200)
                .toList();
    }

    private void note(CityId city) {
        say(new CheckIn.Note(city, new Text("Tout va bien")));
    }

    private void say(Statement statement) {
        long seq = timeline.seq() + 1;
        Entry entry =
                new Entry(seq, UUID.randomUUID(), MORNING.plusSeconds(seq), new Author.Program(), statement, null);
        said.add(entry);
        timeline = timeline.fold(entry);
    }
}
