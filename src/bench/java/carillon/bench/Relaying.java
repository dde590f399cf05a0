package carillon.bench;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A contender with many watchers who wait for notes, and somebody who posts them at a steady rate, round after round. */
final class Relaying implements AutoCloseable {
    private static final int MAX_NOTES = 10_000;

    private final int watchers;
    private final Server server;
    private final Client client = new Client();
    private final Audience audience;
    private final Poster poster;
    private final Crowd crowd;

    /**
     * What came of a round.
     *
     * @param postToLast the time from a post until the last watcher had it
     * @param cpu what the server computed meanwhile
     * @param updates how many updates reached somebody
     */
    record Round(Distribution postToLast, Duration cpu, double updates) {
        /** In seconds. */
        double cpuPerMillion() {
            return cpu.toNanos() / 1e9 / (updates / 1e6);
        }
    }

    /** Starts the contender and gathers its watchers. */
    Relaying(Contender contender, int watchers, Path ground) throws IOException, InterruptedException {
        this.watchers = watchers;
        server = contender.start(ground);
        audience = new Audience(server);
        poster = new Poster(client, server);
        crowd = new Crowd(watchers, MAX_NOTES);
        audience.join(IntStream.range(0, watchers)
                .mapToObj(_ -> (Watcher) new MarkWatcher(crowd.member()))
                .toList());
    }

    /** The city that is spoken of. */
    String city() {
        return server.city();
    }

    private record MarkWatcher(LongConsumer seen) implements Watcher {
        @Override
        public void heard(Message message) {
            seen.accept(message.highestMark());
        }
    }

    Round round(int perSecond, int seconds) throws Exception {
        return round(perSecond, seconds, mark -> Poster.note(server, mark));
    }

    /** @param checkIn writes a check-in that carries a mark */
    Round round(int perSecond, int seconds, LongFunction<String> checkIn) throws Exception {
        Duration before = Footprint.cpu(server.process());
        List<Future<Void>> answers = new ArrayList<>();
        List<Long> marks = new ArrayList<>();
        Pace.keep(perSecond, seconds, () -> {
            long mark = poster.nextMark();
            marks.add(mark);
            crowd.posted(mark);
            answers.add(poster.post(server.postPath(), checkIn.apply(mark)));
        });
        client.await(Future.all(answers));
        audience.await("all have seen all notes", () -> crowd.hasSeen(marks.getLast()));
        Duration cpu = Footprint.cpu(server.process()).minus(before);
        if (audience.closedByServer() > 0) {
            throw new IOException("the server has closed " + audience.closedByServer() + " watchers");
        }
        return new Round(crowd.postToLast(marks.getFirst(), marks.getLast()), cpu, (double) watchers * marks.size());
    }

    @Override
    public void close() throws IOException {
        audience.close();
        client.close();
        server.close();
    }
}
