package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Edition EDITION = Weekend.edition();
    private static final Cursor START = Cursor.of(EDITION, false);

    @Property
    void comesBackFromItsText(@ForAll("cursors") Cursor cursor) {
        assertThat(Cursor.parse(cursor.toString())).hasValue(cursor);
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 999_999_999_999_999_999L),
                        Arbitraries.strings().withChars("0123456789abcdef").ofLength(16))
                .as(Cursor::new);
    }

    @Property
    void whateverIsSentIsACursorOrNothing(@ForAll String text) {
        Cursor.parse(text).ifPresent(cursor -> assertThat(cursor.seq()).isNotNegative());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hier",
                "7",
                "7-",
                "-0123456789abcdef",
                "-7-0123456789abcdef",
                "7-0123456789abcde",
                "7-0123456789abcdef0",
                "7-0123456789ABCDEF",
                "7-0123456789abcdeg",
                " 7-0123456789abcdef",
                "7-0123456789abcdef\n",
                "٧-0123456789abcdef",
                "9999999999999999999-0123456789abcdef",
            })
    void whatHasAnotherFormIsNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    private static Cursor after(Cursor before, Entry... entries) {
        return EntryWithCursor.follow(List.of(entries), before).getLast().cursor();
    }

    @Test
    void theSameHistoryHasTheSameCursorOnEveryNode() {
        Entry said = Course.note(1, UUID.randomUUID());

        assertThat(after(Cursor.of(Weekend.edition(), false), said)).isEqualTo(after(START, said));
    }

    @Test
    void anotherEditionFileHasOtherCursorsFromTheStart() {
        Edition corrected = new Edition(
                EDITION.id(),
                EDITION.title() + " !",
                EDITION.timezone(),
                EDITION.from(),
                EDITION.to(),
                EDITION.languages(),
                EDITION.links(),
                EDITION.milestones(),
                EDITION.cities(),
                EDITION.themes(),
                EDITION.projects());

        assertThat(Cursor.of(corrected, false)).isNotEqualTo(START);
    }

    @Test
    void aRehearsalHasOtherCursorsThanTheEvent() {
        assertThat(Cursor.of(EDITION, true)).isNotEqualTo(START);
    }

    @Test
    void anotherDatabaseHasOtherCursors() {
        assertThat(after(START, Course.note(1, UUID.randomUUID())))
                .isNotEqualTo(after(START, Course.note(1, UUID.randomUUID())));
    }

    @Test
    void theWholeOfAnEntryIsInItsCursor() {
        Entry said = Course.note(1, UUID.randomUUID());
        Instant later = said.at().plusMillis(1);
        Statement otherwise = new CheckIn.Note(new CityId("lyon"), new Text("autre chose"));
        Author organizer = new Author.Organizer(new CityId("lyon"), new UUID(0, 7));

        assertThat(Stream.of(
                                said,
                                new Entry(1, said.id(), later, said.by(), said.statement(), null),
                                new Entry(1, said.id(), said.at(), organizer, said.statement(), null),
                                new Entry(1, said.id(), said.at(), said.by(), otherwise, null),
                                new Entry(1, said.id(), said.at(), said.by(), said.statement(), later))
                        .map(entry -> after(START, entry)))
                .doesNotHaveDuplicates();
    }

    @Test
    void historiesThatWentApartNeverShareACursorAgain() {
        // What a rule says has the same id in both: after a backup was restored, say, or in two rehearsals.
        Entry rule = Course.note(2, new UUID(0, 1));

        Cursor here = after(START, Course.note(1, UUID.randomUUID()), rule);
        Cursor there = after(START, Course.note(1, UUID.randomUUID()), rule);

        assertThat(here.seq()).isEqualTo(there.seq());
        assertThat(here).isNotEqualTo(there);
    }
}
