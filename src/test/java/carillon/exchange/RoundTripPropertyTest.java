package carillon.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionWriter;
import carillon.edition.Kind;
import carillon.edition.Language;
import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a programme is, what goes out comes in again and changes nothing. */
class RoundTripPropertyTest {
    private static final List<String> TEXTS = List.of(
            "Café",
            "=1+1",
            "-dit-il",
            "'@x",
            "a;b,c\td",
            "il dit \"non\"",
            "deux\nlignes",
            "Lyon · Salle A",
            "مرحبا",
            "9h",
            "moment partagé",
            "{\"a\": 1}");

    @Provide
    Arbitrary<List<ObjectNode>> programmes() {
        Arbitrary<String> days = Arbitraries.of("2017-03-03", "2017-03-04", "2017-03-05");
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 1_439);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(-1, 1_400);
        Arbitrary<String> parts = Arbitraries.of("", "", "", "morning", "afternoon", "evening", "day");
        Arbitrary<String> texts = Arbitraries.of(TEXTS);
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.class);
        return Combinators.combine(days, starts, lengths, parts, texts, texts, kinds)
                .as(RoundTripPropertyTest::slot)
                .list()
                .ofMaxSize(12);
    }

    private static ObjectNode slot(
            String day, int start, int length, String part, String title, String place, Kind kind) {
        ObjectNode slot = JsonNodeFactory.instance.objectNode();
        slot.put("day", day).put("kind", kind.word()).put("title", title);
        LocalTime at = LocalTime.ofSecondOfDay(start * 60L);
        if (part.isEmpty()) {
            slot.put("at", at.toString());
        } else {
            slot.put("part", part);
        }
        if (part.isEmpty() && length > 0) {
            boolean isNextDay = start + length >= 1_440;
            String end = at.plusMinutes(length).toString();
            slot.put("until", isNextDay ? LocalDate.parse(day).plusDays(1) + "T" + end : end);
        }
        if (start % 2 == 0) {
            slot.put("place", place).put("text", title + " " + place);
        }
        return slot;
    }

    private static Edition with(List<ObjectNode> slots) {
        ObjectNode members = EditionWriter.write(Weekend.edition());
        ArrayNode programme = ((ObjectNode) members.at("/cities/lyon")).putArray("programme");
        for (int i = 0; i < slots.size(); i++) {
            ObjectNode slot = JsonNodeFactory.instance.objectNode().put("id", "slot-" + i);
            programme.add(slot.setAll(slots.get(i)));
        }
        programme.addObject().put("milestone", "meetup-video");
        return EditionFile.parse(members);
    }

    @Property(tries = 200)
    void asATable(@ForAll("programmes") List<ObjectNode> slots, @ForAll Language language) {
        Edition edition = with(slots);

        assertThat(Onto.theWeekend(Format.TABLE).edition(edition).takes(TableWriter.write(edition, language)))
                .isEqualTo(edition);
    }

    @Property(tries = 200)
    void asASchedule(@ForAll("programmes") List<ObjectNode> slots) {
        Edition edition = with(slots);
        String written =
                ScheduleWriter.write(edition, "1", "https://example.org/").toString();

        assertThat(Onto.theWeekend(Format.SCHEDULE).edition(edition).takes(written))
                .isEqualTo(edition);
    }

    @Property(tries = 200)
    void whatATableSaysNeedsNothingOfWhatWasAnnouncedButItsCities(@ForAll("programmes") List<ObjectNode> slots) {
        Edition edition = with(slots);

        assertThat(Onto.theWeekend(Format.TABLE).takes(TableWriter.write(edition, Language.EN)))
                .isEqualTo(edition);
    }
}
