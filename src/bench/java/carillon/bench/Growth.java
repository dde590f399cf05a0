package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What a journal costs that grows and grows: how long a server takes to start with it, what it keeps of it in memory, and how long those
 * wait who read, come back, look back or post.
 */
final class Growth implements Measure {
    private static final int QUESTIONS = 10;
    private static final int WARM_UP_POSTS = 50;
    private static final int POSTS = 200;
    private static final double EARLY = 0.05;
    private static final double MIDDLE = 0.5;

    /** So much of the journal lies between two questions about the past: no two of them have the same answer. */
    private static final double APART = 0.001;

    private static final double BYTES_IN_MB = 1 << 20;

    /**
     * One length of the journal.
     *
     * @param starts how often the server is started with it
     * @param jvmOptions for the server
     * @param startTarget what is hoped for; empty where nothing is
     * @param heapTarget the same
     */
    private record Length(int entries, int starts, List<String> jvmOptions, String startTarget, String heapTarget) {
        Length(int entries, int starts) {
            this(entries, starts, List.of(), "", "");
        }

        Figure figure(String what, String value) {
            return figure(what, value, "");
        }

        Figure figure(String what, String value, String target) {
            return new Figure(String.format(Locale.ROOT, "%,d entries: %s", entries, what), value, target);
        }
    }

    private final String name;
    private final List<Length> lengths;

    private Growth(String name, List<Length> lengths) {
        this.name = name;
        this.lengths = lengths;
    }

    /** From ten thousand entries to a million, with as much memory as Java gives the server by itself. */
    static Growth toMillion() {
        return new Growth(
                "growth",
                List.of(
                        new Length(10_000, 5),
                        new Length(100_000, 5),
                        new Length(1_000_000, 3, List.of(), "at most 8 s", "at most 400 MB")));
    }

    /** Ten million, which takes many minutes, some gigabytes of disk and eight of memory. */
    static Growth toTenMillion() {
        return new Growth("growth-10m", List.of(new Length(10_000_000, 1, List.of("-Xmx8g"), "", "")));
    }

    @Override
    public String name() {
        return name;
    }

    /** A length that the server does not bear is what was measured, too. */
    @Override
    public List<Figure> take(Path ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Length length : lengths) {
            System.out.printf(Locale.ROOT, "  with %,d entries ...%n", length.entries());
            int before = figures.size();
            Path data = Files.createDirectories(ground.resolve(Integer.toString(length.entries())))
                    .resolve("data");
            try {
                take(length, data, figures);
            } catch (IOException e) {
                e.printStackTrace();
                figures.add(length.figure("failed", String.valueOf(e.getMessage())));
            }
            figures.subList(before, figures.size())
                    .forEach(figure -> System.out.println("  " + figure.what() + ": " + figure.value()));
        }
        return figures;
    }

    private static void take(Length length, Path data, List<Figure> figures) throws Exception {
        GrownJournal journal = GrownJournal.fill(data, length.entries());
        String early = earlyCursor(length, data, journal);
        long[] starts = new long[length.starts()];
        for (int i = 0; i < starts.length - 1; i++) {
            try (Subject subject = start(length, data)) {
                starts[i] = subject.startNanos();
            }
        }
        try (Subject subject = start(length, data)) {
            starts[starts.length - 1] = subject.startNanos();
            figures.add(length.figure(
                    times(starts.length, "start"),
                    Distribution.ofNanos(LongStream.of(starts)).minMedianMax(),
                    length.startTarget()));
            figures.add(length.figure("memory, started", memory(subject), length.heapTarget()));
            figures.add(length.figure(times(QUESTIONS, "GET timeline"), timed(_ -> subject.timeline())));
            figures.add(comingBack(length, subject, early));
            for (double share : List.of(EARLY, MIDDLE)) {
                figures.add(length.figure(
                        String.format(Locale.ROOT, "?at=, %.0f %% in, %d instants", share * 100, QUESTIONS),
                        timed(i -> lookBack(subject, journal.at(share + i * APART)))));
            }
            figures.add(length.figure(POSTS + " posts, one after another", posts(subject)));
            figures.add(length.figure("memory, after all that", memory(subject)));
        }
    }

    private static Subject start(Length length, Path data) throws IOException, InterruptedException {
        return Subject.startWithJava(data, length.jvmOptions());
    }

    /** Of an earlier run, so that the one which is measured was not asked for the past before. */
    private static String earlyCursor(Length length, Path data, GrownJournal journal) throws Exception {
        try (Subject subject = start(length, data)) {
            return lookBack(subject, journal.at(EARLY)).path("cursor").asText();
        }
    }

    private static JsonNode lookBack(Subject subject, Instant at) throws IOException, InterruptedException {
        JsonNode answer = subject.timelineAt(at);
        if (!answer.has("next")) {
            throw new IOException("nothing was said after " + at);
        }
        return answer;
    }

    private static Figure comingBack(Length length, Subject subject, String early) throws Exception {
        String now = subject.timeline().path("cursor").asText();
        List<Returning> returned = new ArrayList<>();
        String value = timed(_ -> {
            Returning returning = new Returning(early, now);
            returned.add(returning);
            return returning.comeBack(subject);
        });
        return length.figure(
                times(QUESTIONS, "coming back after " + early.substring(0, early.indexOf('-'))),
                value + ", " + returned.getLast().broughtUpBy());
    }

    private static String posts(Subject subject) throws Exception {
        return Distribution.ofNanos(LongStream.of(Poster.oneAfterAnother(subject, WARM_UP_POSTS, POSTS)))
                .medianP90P99();
    }

    private static String memory(Subject subject) throws IOException {
        Footprint footprint = Footprint.of(subject);
        String live = String.format(Locale.ROOT, "%.0f MB live heap", footprint.liveBytes() / BYTES_IN_MB);
        OptionalLong resident = footprint.residentBytes();
        return resident.isPresent()
                ? live + String.format(Locale.ROOT, ", %.0f MB resident", resident.getAsLong() / BYTES_IN_MB)
                : live;
    }

    private static String times(int count, String what) {
        return what + (count == 1 ? ", once" : ", " + count + " times");
    }

    /** A question to the server; the number says which of them it is. */
    private interface Question {
        Object ask(int number) throws Exception;
    }

    private static String timed(Question question) throws Exception {
        long[] nanos = new long[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long began = System.nanoTime();
            question.ask(i);
            nanos[i] = System.nanoTime() - began;
        }
        return Distribution.ofNanos(LongStream.of(nanos)).minMedianMax();
    }
}
