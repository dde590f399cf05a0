package carillon.bench;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How long it takes until the last of many watchers has a patch, and what they cost the server. */
final class ManyWatchers implements Measure {
    private static final int JOIN_AT_ONCE = 100;
    private static final int POSTS_PER_SECOND = 10;
    private static final int ALONE_SECONDS = 5;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;

    private final int watchers;

    ManyWatchers(int watchers) {
        this.watchers = watchers;
    }

    @Override
    public String name() {
        return "watchers-" + watchers;
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        try (Subject subject = Subject.start(ground.resolve("data"));
                Client client = new Client()) {
            Poster poster = new Poster(client, subject);
            Crowd crowd = new Crowd(watchers, POSTS_PER_SECOND * (ALONE_SECONDS + WARM_UP_SECONDS + SECONDS));
            post(ALONE_SECONDS, poster, crowd, client);
            Footprint alone = Footprint.of(subject);
            gather(crowd, subject, client);
            Footprint watched = Footprint.of(subject);
            post(WARM_UP_SECONDS, poster, crowd, client);
            Duration before = Footprint.cpu(subject);
            long first = post(SECONDS, poster, crowd, client);
            crowd.awaitAllSeen();
            Duration cpu = Footprint.cpu(subject).minus(before);
            return figures(crowd.postToLast(first), cpu, alone, watched);
        }
    }

    private void gather(Crowd crowd, Subject subject, Client client) throws Exception {
        for (int joined = 0; joined < watchers; ) {
            List<Future<?>> joining = new ArrayList<>();
            for (; joining.size() < JOIN_AT_ONCE && joined < watchers; joined++) {
                joining.add(Watch.WEB_SOCKET.open(client, subject, crowd.member()));
            }
            client.await(Future.all(joining));
        }
    }

    /** Posts at a steady rate, whether or not what was posted before has arrived; returns the first mark. */
    private static long post(int seconds, Poster poster, Crowd crowd, Client client) throws Exception {
        List<Future<Void>> answers = new ArrayList<>();
        long first = poster.nextMark();
        long began = System.nanoTime();
        for (int i = 0; i < seconds * POSTS_PER_SECOND; i++) {
            long due = began + i * TimeUnit.SECONDS.toNanos(1) / POSTS_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            long mark = i == 0 ? first : poster.nextMark();
            crowd.posted(mark);
            answers.add(poster.post(mark));
        }
        client.await(Future.all(answers));
        return first;
    }

    private List<Figure> figures(Distribution postToLast, Duration cpu, Footprint alone, Footprint watched) {
        String crowd = String.format(Locale.ROOT, "%,d watchers, %d posts/s", watchers, POSTS_PER_SECOND);
        double frames = (double) watchers * POSTS_PER_SECOND * SECONDS;
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("post to last watcher, " + crowd, postToLast.medianP90P99()));
        figures.add(new Figure(
                "server CPU in " + SECONDS + " s, " + crowd,
                String.format(
                        Locale.ROOT, "%.1f s, %.1f µs a frame", cpu.toNanos() / 1e9, cpu.toNanos() / 1e3 / frames)));
        figures.add(
                new Figure("live heap a watcher, of " + watchers, perWatcher(watched.liveBytes() - alone.liveBytes())));
        alone.residentBytes()
                .ifPresent(before -> figures.add(new Figure(
                        "resident memory a watcher, of " + watchers,
                        perWatcher(watched.residentBytes().orElseThrow() - before))));
        return figures;
    }

    private String perWatcher(long bytes) {
        return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0 / watchers);
    }
}
