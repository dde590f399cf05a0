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

/** Takes the measures that are asked for by name, or the usual ones, and prints one table. */
final class Benchmark {
    private static final Path GROUND = Path.of("target", "bench").toAbsolutePath();

    private static final List<Measure> MEASURES = List.of(
            new StartUp(),
            new PostToPatch(),
            new ManyPosters(),
            new Firehose(),
            new Steady(),
            new ProgrammeChanges(),
            new TenEditions(),
            new IdleMemory(),
            new ComeBack(),
            new FirstPaint(),
            new NextSpeaker(),
            new Floods(),
            Growth.toMillion());

    /** What takes too long or too much to be taken along with the rest. */
    private static final List<Measure> BY_NAME_ONLY = List.of(Growth.toTenMillion());

    private Benchmark() {}

    /** A measure that fails is a line of the table, too, and does not keep the others from being taken; what it wrote is kept. */
    public static void main(String[] names) throws IOException {
        List<Measure> asked = names.length == 0 ? MEASURES : asked(List.of(names));
        List<Figure> figures = new ArrayList<>();
        int status = 0;
        delete(GROUND);
        for (Measure measure : asked) {
            System.out.println("measuring " + measure.name() + " ...");
            Path ground = Files.createDirectories(GROUND.resolve(measure.name()));
            try {
                figures.addAll(measure.take(ground));
                delete(ground);
            } catch (Exception e) {
                e.printStackTrace();
                figures.add(new Figure(measure.name(), "failed: " + e.getMessage()));
                status = 1;
            }
        }
        print(figures);
        System.exit(status);
    }

    private static List<Measure> asked(List<String> names) {
        List<Measure> all =
                Stream.concat(MEASURES.stream(), BY_NAME_ONLY.stream()).toList();
        List<String> known = all.stream().map(Measure::name).toList();
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("there are the measures " + known + ", not all of " + names);
        }
        return all.stream().filter(measure -> names.contains(measure.name())).toList();
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
