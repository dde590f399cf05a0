package carillon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What a watcher who only watches takes of the server's memory, with every contender in turn. */
final class IdleMemory implements Measure {
    private static final int WATCHERS = 10_000;

    /** Who comes and goes before anything is measured, so that what the first ones bring into memory is not put down to the rest. */
    private static final int WARM_UP_WATCHERS = 500;

    private static final int ROUNDS = 3;
    private static final double BYTES_IN_KB = 1024;

    @Override
    public String name() {
        return "idle-memory";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        return Contender.inTurn(
                List.of(Contender.values()),
                WATCHERS,
                IdleMemory::what,
                contender -> List.of(figure(contender, ground)));
    }

    private static String what(Contender contender) {
        return String.format(Locale.ROOT, "memory an idle watcher, of %,d: %s", WATCHERS, contender);
    }

    private static Figure figure(Contender contender, Path ground) throws Exception {
        Spread resident = new Spread();
        Spread live = new Spread();
        for (int i = 0; i < ROUNDS; i++) {
            try (Server server = contender.start(ground)) {
                try (Audience audience = new Audience(server)) {
                    audience.join(idle(WARM_UP_WATCHERS));
                }
                Footprint before = Footprint.of(server);
                try (Audience audience = new Audience(server)) {
                    audience.join(idle(WATCHERS));
                    Footprint watched = Footprint.of(server);
                    if (audience.closedByServer() > 0) {
                        throw new IOException("the server has closed " + audience.closedByServer() + " watchers");
                    }
                    live.add(perWatcher(watched.liveBytes() - before.liveBytes()));
                    perWatcher(before.residentBytes(), watched.residentBytes()).ifPresent(resident::add);
                }
            }
        }
        String heap = live.written("%.1f") + " KB live heap";
        return new Figure(
                what(contender),
                resident.isEmpty() ? heap : resident.written("%.1f") + " KB resident, " + heap,
                contender == Contender.CARILLON ? "at most 12 KB resident" : "");
    }

    private static List<Watcher> idle(int count) {
        return IntStream.range(0, count).mapToObj(_ -> (Watcher) message -> {}).toList();
    }

    private static Optional<Double> perWatcher(OptionalLong before, OptionalLong watched) {
        return before.isPresent() && watched.isPresent()
                ? Optional.of(perWatcher(watched.getAsLong() - before.getAsLong()))
                : Optional.empty();
    }

    private static double perWatcher(long bytes) {
        return bytes / BYTES_IN_KB / WATCHERS;
    }
}
