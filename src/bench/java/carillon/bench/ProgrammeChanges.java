package carillon.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long it takes until the last of many watchers has a change of the programme of a city with forty slots, in turn with notes
 * at the same rate.
 */
final class ProgrammeChanges implements Measure {
    private static final int WATCHERS = 5_000;
    private static final int POSTS_PER_SECOND = 2;
    private static final int WARM_UP_SECONDS = 10;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 8;
    private static final int SLOTS = 40;

    @Override
    public String name() {
        return "programme-changes";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        Spread notes = new Spread();
        Spread changes = new Spread();
        Spread worstNotes = new Spread();
        Spread worstChanges = new Spread();
        try (Relaying relaying = new Relaying(Contender.CARILLON, WATCHERS, ground)) {
            relaying.round(POSTS_PER_SECOND, WARM_UP_SECONDS);
            relaying.round(POSTS_PER_SECOND, WARM_UP_SECONDS, mark -> change(relaying.city(), mark));
            for (int i = 0; i < ROUNDS; i++) {
                Distribution note = relaying.round(POSTS_PER_SECOND, SECONDS).postToLast();
                Distribution change = relaying.round(POSTS_PER_SECOND, SECONDS, mark -> change(relaying.city(), mark))
                        .postToLast();
                notes.add(note.millis(0.5));
                worstNotes.add(note.millis(0.9));
                changes.add(change.millis(0.5));
                worstChanges.add(change.millis(0.9));
            }
        }
        return List.of(
                figure("a note", notes, worstNotes, ""),
                figure(
                        "a programme of " + SLOTS + " slots",
                        changes,
                        worstChanges,
                        String.format(
                                Locale.ROOT, "as a note: %.2f times its median", changes.median() / notes.median())));
    }

    private static Figure figure(String what, Spread median, Spread p90, String target) {
        return new Figure(
                String.format(
                        Locale.ROOT, "post to last of %,d watchers, %d posts/s: %s", WATCHERS, POSTS_PER_SECOND, what),
                String.format(Locale.ROOT, "median %s, p90 %s ms", median.written("%.0f"), p90.written("%.0f")),
                target);
    }

    /** Replaces the whole programme; one of its titles has the mark. */
    private static String change(String city, long mark) {
        String slots = IntStream.range(0, SLOTS)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"id\":\"slot-%d\",\"day\":\"2017-03-04\",\"at\":\"%02d:%02d\",\"kind\":\"work\",\"title\":\"%s\"}",
                        i,
                        i / 2,
                        i % 2 * 30,
                        i == SLOTS / 2 ? Marks.text(mark) : "Atelier " + i))
                .collect(Collectors.joining(","));
        return "{\"type\":\"programme.changed\",\"city\":\"" + city + "\",\"programme\":[" + slots + "]}";
    }
}
