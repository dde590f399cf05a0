package carillon.feed;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import carillon.statement.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The course of a feed without a server: what was said so far, and where it led. */
final class Course {
    static final CityId LYON = new CityId("lyon");
    static final Instant NOON = Instant.parse("2017-03-04T12:00:00Z");

    private final Edition edition;
    private final List<Entry> journal = new ArrayList<>();
    private Present present;

    Course() {
        this(Weekend.edition());
    }

    Course(Edition edition) {
        this.edition = edition;
        present = Present.of(edition, false);
    }

    Present present() {
        return present;
    }

    Cursor cursor() {
        return present.cursor();
    }

    /** The same course as somebody knows it who has read all of its journal at once. */
    Course readAgain() {
        Course again = new Course(edition);
        again.keeps(journal);
        return again;
    }

    /** What comes of that many notes told at once. */
    Present says(int notes) {
        long seq = present.cursor().seq();
        return keeps(IntStream.rangeClosed(1, notes)
                .mapToObj(n -> note(seq + n, UUID.randomUUID()))
                .toList());
    }

    private Present keeps(List<Entry> entries) {
        journal.addAll(entries);
        present = present.after(EntryWithCursor.follow(entries, present.cursor()));
        return present;
    }

    static Entry note(long seq, UUID id) {
        return new Entry(
                seq,
                id,
                NOON.plusSeconds(seq),
                new Author.Program(),
                new CheckIn.Note(LYON, new Text("note " + seq)),
                null);
    }

    /** What comes of that many notes, one after the other. */
    List<Present> saysOneByOne(int notes) {
        return IntStream.range(0, notes).mapToObj(_ -> says(1)).toList();
    }
}
