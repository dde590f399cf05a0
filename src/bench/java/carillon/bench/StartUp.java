package carillon.bench;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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
        Path data = ground.resolve("data");
        fill(data);
        List<Path> empty = IntStream.range(0, FIRST_STARTS)
                .mapToObj(i -> ground.resolve("empty-" + i))
                .toList();
        Path cache = ground.resolve("carillon.aot");
        start(data, List.of("-XX:AOTCacheOutput=" + cache));
        String later = "start on a journal of " + ENTRIES + " entries, " + STARTS + " times";
        return List.of(
                new Figure("first start, on an empty directory, " + FIRST_STARTS + " times", starts(empty, List.of())),
                new Figure(later, starts(Collections.nCopies(STARTS, data), List.of()), "at most 3 s"),
                new Figure(
                        later + ", with Java's AOT cache",
                        starts(Collections.nCopies(STARTS, data), List.of("-XX:AOTCache=" + cache)),
                        "at most 3 s"));
    }

    private static String starts(List<Path> datas, List<String> jvmOptions) throws Exception {
        long[] nanos = new long[datas.size()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = start(datas.get(i), jvmOptions);
        }
        return Distribution.ofNanos(LongStream.of(nanos)).minMedianMax();
    }

    private static long start(Path data, List<String> jvmOptions) throws Exception {
        try (Subject subject = Subject.startWithJava(data, jvmOptions)) {
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
