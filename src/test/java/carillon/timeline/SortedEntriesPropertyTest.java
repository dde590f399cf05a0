package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SortedEntriesPropertyTest {
    private static final Instant MORNING = Instant.parse("2017-03-04T07:00:00Z");

    @Property(tries = 300)
    void whateverComesAndGoesInWhateverOrderItStaysSorted(
            @ForAll @Size(max = 400) List<@IntRange(max = 300) Integer> minutes) {
        SortedEntries entries = SortedEntries.in(EntryOrder.BY_OCCURRENCE);
        TreeSet<Entry> naive = new TreeSet<>(EntryOrder.BY_OCCURRENCE);
        List<SortedEntries> versions = new ArrayList<>();
        List<List<Entry>> contents = new ArrayList<>();
        for (int minute : minutes) {
            Entry entry = entry(minute);
            // Every third time it is already there, it goes.
            if (naive.contains(entry) && minute % 3 != 0) {
                naive.remove(entry);
                entries = entries.minus(entry);
            } else if (naive.add(entry)) {
                entries = entries.plus(entry);
            }
            versions.add(entries);
            contents.add(List.copyOf(naive));
        }

        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i).stream()).containsExactlyElementsOf(contents.get(i));
        }
        assertThat(entries.fromLast()).containsExactlyElementsOf(naive.descendingSet());
        assertThat(entries.last().isEmpty()).isEqualTo(naive.isEmpty()).isEqualTo(entries.isEmpty());
    }

    @Property(tries = 200)
    void asOfAnInstantIsAllThatHadHappenedByThen(
            @ForAll @Size(max = 300) List<@IntRange(max = 500) Integer> minutes,
            @ForAll @IntRange(max = 500) int until) {
        List<Entry> said = minutes.stream()
                .distinct()
                .map(SortedEntriesPropertyTest::entry)
                .toList();
        History history = History.NONE;
        for (Entry entry : said) {
            history = history.plus(entry);
        }

        assertThat(history.asOf(at(until)).entries())
                .containsExactlyElementsOf(said.stream()
                        .filter(entry -> !entry.observedAt().isAfter(at(until)))
                        .sorted(Comparator.comparing(Entry::observedAt))
                        .toList());
    }

    @Property(tries = 100)
    void whatIsNotThereCannotBeTakenAway(@ForAll @IntRange(max = 200) int length) {
        SortedEntries entries = SortedEntries.in(EntryOrder.BY_OCCURRENCE);
        for (int minute = 0; minute < length; minute++) {
            entries = entries.plus(entry(2 * minute));
        }

        for (int odd = -1; odd <= 2 * length; odd += 2) {
            assertThat(entries.minus(entry(odd)).stream()).hasSize(length);
        }
    }

    private static Instant at(int minute) {
        return MORNING.plusSeconds(60L * minute);
    }

    private static Entry entry(int minute) {
        return new Entry(
                1 + Math.max(0, minute),
                new UUID(0, minute),
                at(minute),
                new Author.Program(),
                new CheckIn.Headcount(new CityId("lyon"), 7),
                null);
    }
}
