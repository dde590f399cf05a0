package carillon.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** How long people wait after they have started the server, from the process's first moment to the timeline. */
final class StartUp implements Measure {
    private static final int FIRST_STARTS = 3;
    private static final int STARTS = 10;
    private static final int ENTRIES = 1_000;

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        long[] first = new long[FIRST_STARTS];
        for (int i = 0; i < FIRST_STARTS; i++) {
            first[i] = start(ground.resolve("empty-" + i));
        }
        Path data = ground.resolve("data");
        fill(data);
        start(data);
        long[] later = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            later[i] = start(data);
        }
        return List.of(
                new Figure(
                        "first start, on an empty directory, " + FIRST_STARTS + " times",
                        Distribution.ofNanos(LongStream.of(first)).minMedianMax()),
                new Figure(
                        "start on a journal of " + ENTRIES + " entries, " + STARTS + " times",
                        Distribution.ofNanos(LongStream.of(later)).minMedianMax(),
                        "at most 3 s"));
    }

    private static long start(Path data) throws Exception {
        try (Subject subject = Subject.start(data)) {
            return subject.startNanos();
        }
    }

    private static void fill(Path data) throws Exception {
        try (Subject subject = Subject.start(data);
                Client client = new Client()) {
            Poster poster = new Poster(client, subject);
            for (int i = 0; i < ENTRIES; i++) {
                client.await(poster.post(poster.nextMark()));
            }
        }
    }
}
