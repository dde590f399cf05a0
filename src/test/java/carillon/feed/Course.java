package carillon.feed;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.journal.Author;
import carillon.journal.CheckIn;
import carillon.journal.Entry;
import carillon.journal.Text;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The course of a feed without a server: what was said so far, and where it led. */
final class Course {
    static final CityId LYON = new CityId("lyon");
    static final Instant NOON = Instant.parse("2017-03-04T12:00:00Z");

    private Present present;

    Course() {
        this(Weekend.edition());
    }

    Course(Edition edition) {
        present = Present.of(edition, false);
    }

    Present present() {
        return present;
    }

    Cursor cursor() {
        return present.cursor();
    }

    /** What comes of that many notes told at once. */
    Present says(int notes) {
        long seq = present.cursor().seq();
        present = present.after(IntStream.rangeClosed(1, notes)
                .mapToObj(n -> note(seq + n, UUID.randomUUID()))
                .toList());
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
        return IntStream.range(0, notes).mapToObj(unused -> says(1)).toList();
    }
}
