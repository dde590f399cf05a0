package carillon;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.rehearsal.SeededWeekend;
import carillon.settings.FileNames;
import carillon.timeline.Forecast;
import carillon.timeline.Score;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays seeded weekends, in memory, and prints how many of their starts came as predicted (docs/operations.md, "Predictions"). */
@Command(
        name = "score",
        description = "Plays weekends by chance and prints how many starts came as predicted.",
        mixinStandardHelpOptions = true)
final class ScoreWeekends implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MOST = 10_000;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--weekends", paramLabel = "N", description = "How many to play (100).")
    int weekends = 100;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of the first; the others have the next ones (1).")
    long seed = 1;

    @Parameters(paramLabel = "FILE", description = "An edition file.")
    String file = "";

    @Override
    public Integer call() {
        if (weekends < 1 || weekends > MOST) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--weekends is from 1 to " + MOST);
        }
        return switch (EditionFile.read(FileNames.path(file))) {
            case EditionFile.Reading.Faulty faulty -> {
                faulty.faults().forEach(fault -> out().println(fault));
                yield FAILED;
            }
            case EditionFile.Reading.Sound sound -> {
                print(sound.edition());
                yield 0;
            }
        };
    }

    private void print(Edition edition) {
        List<List<Forecast>> played = LongStream.range(seed, seed + weekends)
                .mapToObj(one -> SeededWeekend.of(edition, one).forecasts())
                .toList();
        out().printf(
                        Locale.ROOT,
                        "%s, weekends with the seeds %d to %d: starts inside the band, and the spread by weekend%n",
                        edition.id(),
                        seed,
                        seed + weekends - 1);
        for (int minutes : Score.MINUTES_AHEAD) {
            out().printf(Locale.ROOT, "%n%d minutes ahead%n", minutes);
            line("slots", played, minutes, forecast -> forecast.turn() == null);
            line("turns", played, minutes, forecast -> forecast.turn() != null);
            line("all", played, minutes, _ -> true);
        }
        out().flush();
    }

    private void line(String name, List<List<Forecast>> played, int minutes, Predicate<Forecast> isCounted) {
        List<Score> scores = new ArrayList<>();
        for (List<Forecast> forecasts : played) {
            Score score = Score.of(forecasts.stream().filter(isCounted).toList(), minutes);
            if (score.starts() > 0) {
                scores.add(score);
            }
        }
        Score together = scores.stream().reduce(new Score(0, 0, 0), Score::plus);
        if (together.starts() > 0) {
            out().printf(
                            Locale.ROOT,
                            "  %-5s %6d starts   predicted %s   expected %s%n",
                            name,
                            together.starts(),
                            shares(scores, together, Score::predicted),
                            shares(scores, together, Score::expected));
        }
    }

    private static String shares(List<Score> scores, Score together, ToIntFunction<Score> inside) {
        double[] shares = scores.stream()
                .mapToDouble(score -> percent(inside.applyAsInt(score), score.starts()))
                .toArray();
        return String.format(
                Locale.ROOT,
                "%4.1f %% (± %4.1f)",
                percent(inside.applyAsInt(together), together.starts()),
                spread(shares));
    }

    private static double percent(int part, int whole) {
        return 100.0 * part / whole;
    }

    /** Returns the standard deviation; 0 where there is but one. */
    private static double spread(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / Math.max(1, values.length - 1));
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
