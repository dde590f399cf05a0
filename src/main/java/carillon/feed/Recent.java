package carillon.feed;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest frames, so that whoever was away for a while can go on from their cursor. Bounded by count and by size. */
final class Recent {
    private static final int MAX_FRAMES = 1024;
    private static final long MAX_CHARACTERS = 16L << 20;

    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private long characters;

    void add(Frame frame) {
        frames.addLast(frame);
        characters += frame.message().length();
        while (frames.size() > MAX_FRAMES || characters > MAX_CHARACTERS) {
            characters -= frames.removeFirst().message().length();
        }
    }

    List<Frame> all() {
        return List.copyOf(frames);
    }

    /** What comes after a cursor, in order; nothing where none of these frames starts there. */
    Optional<Stream<Frame>> after(Cursor cursor) {
        int skipped = frames.size();
        for (Iterator<Frame> newestFirst = frames.descendingIterator(); newestFirst.hasNext(); ) {
            skipped--;
            if (newestFirst.next().before().equals(cursor)) {
                return Optional.of(frames.stream().skip(skipped));
            }
        }
        return Optional.empty();
    }
}
