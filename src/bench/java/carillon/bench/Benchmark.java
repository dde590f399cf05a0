package carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Takes the measures that are asked for by name, or all of them, and prints one table. */
final class Benchmark {
    private static final Path GROUND = Path.of("target", "bench").toAbsolutePath();

    private static final List<Measure> MEASURES = List.of(
            new StartUp(),
            new PostToPatch(),
            new ManyPosters(),
            new Firehose(),
            new Steady(),
            new IdleMemory(),
            new ComeBack(),
            new FirstPaint());

    private Benchmark() {}

    public static void main(String[] names) throws Exception {
        List<Measure> asked = names.length == 0 ? MEASURES : asked(List.of(names));
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : asked) {
            System.out.println("measuring " + measure.name() + " ...");
            delete(GROUND);
            Files.createDirectories(GROUND);
            figures.addAll(measure.take(GROUND));
        }
        delete(GROUND);
        print(figures);
        System.exit(0);
    }

    private static List<Measure> asked(List<String> names) {
        List<String> known = MEASURES.stream().map(Measure::name).toList();
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("there are the measures " + known + ", not all of " + names);
        }
        return MEASURES.stream()
                .filter(measure -> names.contains(measure.name()))
                .toList();
    }

    private static void print(List<Figure> figures) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s%n%n",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        Stream<Figure> head = Stream.of(new Figure("figure", "value", "target"), new Figure("---", "---", "---"));
        List<Figure> rows = Stream.concat(head, figures.stream()).toList();
        int what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        int value = rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
        rows.forEach(row -> System.out.printf(
                "| %-" + what + "s | %-" + value + "s | %s |%n", row.what(), row.value(), row.target()));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
