package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesPropertyTest {

    /** Ids that clients make by counting, or out of few bits, are found like any others. */
    @Property(tries = 60)
    void everyEntryIsFoundByItsIdAndByItsPosition(@ForAll @Size(max = 6_000) List<Integer> parts) {
        Entries entries = Entries.NONE;
        Map<UUID, Long> positions = new HashMap<>();
        for (int part : parts) {
            UUID id = new UUID(part % 7, part);
            if (positions.putIfAbsent(id, entries.size() + 1L) == null) {
                entries = entries.plus(entry(entries.size() + 1L, id));
            }
        }

        Entries all = entries;
        positions.forEach((id, seq) -> {
            assertThat(all.find(id).orElseThrow().seq()).isEqualTo(seq);
            assertThat(all.at(seq).id()).isEqualTo(id);
            assertThat(all.find(new UUID(id.getMostSignificantBits() + 8, id.getLeastSignificantBits())))
                    .isEmpty();
        });
    }

    /** A command is judged against what it would make of the journal, which may never come to be. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 1_023, 1_024})
    void whatWasTriedOnOneVersionIsNotInTheOther(int said) {
        Entries before = Entries.NONE;
        for (long i = 1; i <= said; i++) {
            before = before.plus(entry(i, new UUID(0, i)));
        }
        UUID here = new UUID(1, 1);
        UUID there = new UUID(1, 2);

        Entries one = before.plus(entry(said + 1, here));
        Entries other = before.plus(entry(said + 1, there));

        assertThat(before.find(here)).isEmpty();
        assertThat(one.find(here)).isPresent();
        assertThat(one.find(there)).isEmpty();
        assertThat(other.find(here)).isEmpty();
        assertThat(other.find(there)).isPresent();
    }

    private static Entry entry(long seq, UUID id) {
        return new Entry(
                seq,
                id,
                Instant.parse("2017-03-04T07:00:00Z"),
                new Author.Program(),
                new CheckIn.Headcount(new CityId("lyon"), 7),
                null);
    }
}
