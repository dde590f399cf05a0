package carillon.feed;

import carillon.edition.CityId;
import carillon.edition.Weekend;
import carillon.journal.Author;
import carillon.journal.CheckIn;
import carillon.journal.Entry;
import carillon.journal.Text;
import carillon.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The course of a feed without a server: what was said so far, and the frames that tell it. */
final class Course {
    static final CityId LYON = new CityId("lyon");
    static final Instant NOON = Instant.parse("2017-03-04T12:00:00Z");

    private Present present = new Present(Timeline.of(Weekend.edition(), false), Cursor.of(Weekend.edition(), false));

    Present present() {
        return present;
    }

    Cursor cursor() {
        return present.cursor();
    }

    /** What comes of that many notes told at once. */
    Frame says(int notes) {
        Timeline timeline = present.timeline();
        Cursor cursor = present.cursor();
        for (Entry entry : notesAfter(cursor.seq(), notes)) {
            timeline = timeline.fold(entry);
            cursor = cursor.after(entry);
        }
        Frame frame = Frame.between(present, timeline, cursor);
        present = frame.after();
        return frame;
    }

    private static List<Entry> notesAfter(long seq, int notes) {
        return IntStream.rangeClosed(1, notes)
                .mapToObj(n -> note(seq + n, UUID.randomUUID()))
                .toList();
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

    /** The frames of that many notes, one after the other. */
    List<Frame> saysOneByOne(int notes) {
        List<Frame> frames = new ArrayList<>();
        for (int n = 0; n < notes; n++) {
            frames.add(says(1));
        }
        return frames;
    }
}
