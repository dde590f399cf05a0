package carillon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to tell many watchers everything when very much is said. One update is one check-in that reaches one watcher. The others
 * relay each check-in by itself, which no two processors can do at this rate; so they are measured at one that they sustain, and what
 * is compared is the server's CPU time for an update.
 */
final class Firehose implements Measure {
    private static final int WATCHERS = 5_000;
    private static final int CHECK_INS_PER_SECOND = 1_000;
    private static final int AT_ONCE = 256;
    private static final int WARM_UP_SECONDS = 10;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 30;
    private static final int PEER_POSTS_PER_SECOND = 10;
    private static final int PEER_SECONDS = 6;
    private static final long PATIENCE_SECONDS = 60;

    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "firehose";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        Optional<String> missing = Contender.CARILLON.missing(WATCHERS);
        if (missing.isPresent()) {
            return List.of(new Figure("firehose", "skipped: " + missing.get()));
        }
        figures.clear();
        Spread carillon = carillon(ground.resolve("data"));
        figures.addAll(Contender.inTurn(
                Contender.peers(), WATCHERS, Firehose::what, peer -> figures(peer, peer(peer, ground), carillon)));
        return List.copyOf(figures);
    }

    private static String what(Contender peer) {
        return String.format(Locale.ROOT, "CPU for a million updates at %d/s: %s", PEER_POSTS_PER_SECOND, peer);
    }

    private static List<Figure> figures(Contender peer, Spread cpu, Spread carillon) {
        return List.of(
                new Figure(what(peer), cpu.written("%.2f") + " s"),
                new Figure(
                        "Carillon's in terms of that of " + peer,
                        String.format(Locale.ROOT, "1/%.1f", cpu.median() / carillon.median()),
                        peer == Contender.WS ? "at most 1/20" : ""));
    }

    private Spread carillon(Path data) throws Exception {
        Spread cpuPerMillion = new Spread();
        Spread rate = new Spread();
        Spread behindMillis = new Spread();
        Spread ownCpu = new Spread();
        try (Subject subject = Subject.start(data);
                Client client = new Client();
                Audience audience = new Audience(subject)) {
            Onlookers onlookers = new Onlookers(WATCHERS, subject, audience);
            onlookers.join();
            Mix mix = new Mix(subject.announced());
            Poster poster = new Poster(client, subject);
            post(WARM_UP_SECONDS, mix, poster, subject);
            onlookers.checkDocuments();
            for (int i = 0; i < ROUNDS; i++) {
                Duration cpu = Footprint.cpu(subject.process());
                Duration own = Footprint.cpu(ProcessHandle.current());
                long began = System.nanoTime();
                int checkIns = post(SECONDS, mix, poster, subject);
                long answered = System.nanoTime();
                onlookers.awaitPresent();
                behindMillis.add((System.nanoTime() - answered) / 1e6);
                double millions = (double) WATCHERS * checkIns / 1e6;
                cpuPerMillion.add(seconds(Footprint.cpu(subject.process()).minus(cpu)) / millions);
                ownCpu.add(seconds(Footprint.cpu(ProcessHandle.current()).minus(own)) / millions);
                rate.add(checkIns / ((answered - began) / 1e9));
                onlookers.checkDocuments();
            }
            String crowd =
                    String.format(Locale.ROOT, "%,d check-ins/s into %,d watchers", CHECK_INS_PER_SECOND, WATCHERS);
            figures.add(new Figure(
                    crowd + " for " + SECONDS + " s: accepted",
                    rate.written("%.0f") + " /s",
                    String.format(Locale.ROOT, "%,d /s", CHECK_INS_PER_SECOND)));
            figures.add(new Figure(
                    "closed by the server; all others had the exact document",
                    Integer.toString(audience.closedByServer()),
                    "0"));
            figures.add(
                    new Figure("from the last answer until all had everything", behindMillis.written("%.0f") + " ms"));
            figures.add(new Figure("CPU for a million updates: Carillon", cpuPerMillion.written("%.3f") + " s"));
            figures.add(new Figure("CPU of the load generator meanwhile", ownCpu.written("%.3f") + " s"));
        }
        return cpuPerMillion;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Posts for that long, less where the server does not keep up; returns how much, once all was acknowledged. */
    private static int post(int seconds, Mix mix, Poster poster, Subject subject) throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int posted = Pace.keep(CHECK_INS_PER_SECOND, seconds, () -> {
            acquire(places, 1);
            Mix.Next next = mix.next();
            poster.post(subject.inEdition("/check-ins/" + next.id()), next.body())
                    .onSuccess(_ -> next.acknowledged().run())
                    .onFailure(cause -> failure.compareAndSet(null, cause))
                    .onComplete(_ -> places.release());
        });
        acquire(places, AT_ONCE);
        @Nullable Throwable first = failure.get();
        if (first != null) {
            throw new IOException("a check-in was not accepted", first);
        }
        return posted;
    }

    private static void acquire(Semaphore places, int permits) throws IOException, InterruptedException {
        if (!places.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
        }
    }

    private static Spread peer(Contender peer, Path ground) throws Exception {
        Spread cpuPerMillion = new Spread();
        try (Relaying relaying = new Relaying(peer, WATCHERS, ground)) {
            relaying.round(PEER_POSTS_PER_SECOND, PEER_SECONDS);
            for (int i = 0; i < ROUNDS; i++) {
                cpuPerMillion.add(
                        relaying.round(PEER_POSTS_PER_SECOND, PEER_SECONDS).cpuPerMillion());
            }
        }
        return cpuPerMillion;
    }
}
