package carillon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.Entry;
import carillon.timeline.Timeline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PrologueTest {
    private static final Edition EDITION = Weekend.edition();
    private static final Instant SATURDAY_MORNING = Instant.parse("2017-03-04T05:00:00Z");
    private static final Instant SUNDAY_NIGHT = Instant.parse("2017-03-05T02:00:00Z");
    private static final Instant SUNDAY_AFTERNOON = Instant.parse("2017-03-05T14:00:00Z");
    private static final long HOURS = 84;

    private static JsonNode documentAt(long seed, Instant begins) {
        Timeline timeline = Timeline.of(EDITION, true);
        for (Entry entry : Prologue.of(EDITION, seed, begins)) {
            timeline = timeline.fold(entry);
        }
        return timeline.document();
    }

    @Example
    void aRehearsalThatBeginsBeforeAnybodySpeaksHasNone() {
        assertThat(Prologue.of(EDITION, 2017, EDITION.begin())).isEmpty();
        assertThat(documentAt(2017, SATURDAY_MORNING).at("/cities/lyon/state").asText())
                .isEqualTo("expected");
    }

    @Property(tries = 50)
    void atNightTheSharedMomentOfTheEveningIsOver(@ForAll long seed) {
        JsonNode moment = documentAt(seed, SUNDAY_NIGHT).at("/milestones/meetup-video");

        assertThat(moment.path("state").asText()).isEqualTo("done");
        assertThat(moment.path("expected").asText()).startsWith("2017-03-04T17:0");
    }

    @Property(tries = 50)
    void whereverPeopleAreCountedTheDoorsOpened(@ForAll long seed) {
        assertThat(documentAt(seed, SUNDAY_AFTERNOON).path("cities"))
                .filteredOn(city -> city.has("headcount"))
                .isNotEmpty()
                .noneMatch(city -> city.path("state").asText().equals("expected"));
    }

    @Property(tries = 50)
    void itIsWhatHadBeenSaidByThen(@ForAll long seed, @ForAll @LongRange(max = HOURS) long hours) {
        Instant begins = EDITION.begin().plusSeconds(hours * 3_600);
        List<Entry> entries = Prologue.of(EDITION, seed, begins);

        assertThat(entries).allSatisfy(entry -> assertThat(entry.at()).isBeforeOrEqualTo(begins));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.at()).as("%s", entry).isEqualTo(entry.observedAt()));
        assertThat(Prologue.of(EDITION, seed, EDITION.end()).subList(0, entries.size()))
                .isEqualTo(entries);
        assertThat(entries)
                .extracting(Entry::by)
                .allMatch(by -> by instanceof Author.Player || by instanceof Author.Rule);
    }
}
