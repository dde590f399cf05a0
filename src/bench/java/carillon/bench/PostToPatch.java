package carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from the moment somebody posts a note until a watcher has the patch: where nothing was told for a while, and where
 * each note is posted as soon as the one before was told, and so waits for the end of its tick; and where they watch another server on
 * the same database.
 */
final class PostToPatch implements Measure {
    private static final int WARM_UP = 400;
    private static final int LONE_POSTS = 200;
    private static final int POSTS_IN_A_ROW = 100;

    /** Two ticks. */
    private static final long PAUSE_MILLIS = 100;

    private static final long PATIENCE_SECONDS = 20;

    private record Arrival(long mark, long atNanos) {}

    @Override
    public String name() {
        return "post-to-patch";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Path data = ground.resolve("data");
        try (Subject subject = Subject.start(data);
                Client client = new Client()) {
            Poster poster = new Poster(client, subject);
            for (Watch watch : Watch.values()) {
                BlockingQueue<Arrival> arrivals = watched(watch, client, subject);
                posted(WARM_UP, 0, poster, client, arrivals);
                figures.add(new Figure(
                        "post to patch over " + watch + ", " + LONE_POSTS + " notes, each alone",
                        posted(LONE_POSTS, PAUSE_MILLIS, poster, client, arrivals)
                                .medianP90P99(),
                        "median at most 20 ms"));
                figures.add(new Figure(
                        "post to patch over " + watch + ", " + POSTS_IN_A_ROW + " notes, each within a tick of another",
                        posted(POSTS_IN_A_ROW, 0, poster, client, arrivals).medianP90P99()));
            }
            try (Subject other = Subject.beside(
                    data, Files.createDirectories(ground.resolve("other")).resolve("data"))) {
                BlockingQueue<Arrival> arrivals = watched(Watch.WEB_SOCKET, client, other);
                posted(WARM_UP, 0, poster, client, arrivals);
                figures.add(new Figure(
                        "post on one server to patch on another, " + LONE_POSTS + " notes, each alone",
                        posted(LONE_POSTS, PAUSE_MILLIS, poster, client, arrivals)
                                .medianP90P99(),
                        "p99 at most 100 ms"));
            }
        }
        return figures;
    }

    private static BlockingQueue<Arrival> watched(Watch watch, Client client, Subject subject) throws Exception {
        BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        client.await(watch.open(client, subject, mark -> arrivals.add(new Arrival(mark, System.nanoTime()))));
        return arrivals;
    }

    private static Distribution posted(
            int times, long pauseMillis, Poster poster, Client client, BlockingQueue<Arrival> arrivals)
            throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            Thread.sleep(pauseMillis);
            long mark = poster.nextMark();
            long began = System.nanoTime();
            var answer = poster.post(mark);
            nanos[i] = arrival(mark, arrivals) - began;
            client.await(answer);
        }
        return Distribution.ofNanos(LongStream.of(nanos));
    }

    private static long arrival(long mark, BlockingQueue<Arrival> arrivals) throws IOException, InterruptedException {
        while (true) {
            @Nullable Arrival arrival = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (arrival == null) {
                throw new IOException("no patch came for a note that was posted");
            }
            if (arrival.mark() == mark) {
                return arrival.atNanos();
            }
        }
    }
}
