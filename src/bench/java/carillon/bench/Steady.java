package carillon.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How long it takes until the last of many watchers has what was posted, with every contender in turn. */
final class Steady implements Measure {
    private static final int WATCHERS = 5_000;
    private static final int POSTS_PER_SECOND = 10;
    private static final int WARM_UP_SECONDS = 8;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 10;

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        return Contender.inTurn(
                List.of(Contender.values()), WATCHERS, Steady::what, contender -> List.of(figure(contender, ground)));
    }

    private static String what(Contender contender) {
        return String.format(
                Locale.ROOT, "post to last of %,d watchers, %d posts/s: %s", WATCHERS, POSTS_PER_SECOND, contender);
    }

    private static Figure figure(Contender contender, Path ground) throws Exception {
        Spread median = new Spread();
        Spread p90 = new Spread();
        Spread p99 = new Spread();
        try (Relaying relaying = new Relaying(contender, WATCHERS, ground)) {
            relaying.round(POSTS_PER_SECOND, WARM_UP_SECONDS);
            for (int i = 0; i < ROUNDS; i++) {
                Distribution postToLast =
                        relaying.round(POSTS_PER_SECOND, SECONDS).postToLast();
                median.add(postToLast.millis(0.5));
                p90.add(postToLast.millis(0.9));
                p99.add(postToLast.millis(0.99));
            }
        }
        String value = String.format(
                Locale.ROOT, "median %.0f, p90 %.0f, p99 %s ms", median.median(), p90.median(), p99.written("%.0f"));
        return new Figure(
                what(contender),
                value,
                contender == Contender.CARILLON ? "p99 at most 150 ms, and at most that of ws" : "");
    }
}
