package carillon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How long it takes from the moment somebody posts a note until a watcher has the patch, while nothing else happens. */
final class PostToPatch implements Measure {
    private static final int WARM_UP = 1_500;
    private static final int POSTS = 1_000;
    private static final long PATIENCE_SECONDS = 20;

    private record Arrival(long mark, long atNanos) {}

    @Override
    public String name() {
        return "post-to-patch";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Subject subject = Subject.start(ground.resolve("data"));
                Client client = new Client()) {
            Poster poster = new Poster(client, subject);
            for (Watch watch : Watch.values()) {
                BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
                client.await(watch.open(client, subject, mark -> arrivals.add(new Arrival(mark, System.nanoTime()))));
                posted(WARM_UP, poster, client, arrivals);
                figures.add(new Figure(
                        "post to patch over " + watch + ", " + POSTS + " notes, one at a time",
                        posted(POSTS, poster, client, arrivals).medianP90P99(),
                        "median at most 20 ms"));
            }
        }
        return figures;
    }

    private static Distribution posted(int times, Poster poster, Client client, BlockingQueue<Arrival> arrivals)
            throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
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
