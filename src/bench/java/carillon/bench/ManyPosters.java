package carillon.bench;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many posts are durable in a second when many people post at once, each the next as soon as the last was acknowledged; beside what
 * the same database does when every entry is a commit of its own, one after the other. The two take turns, so that whatever else the
 * machine does meanwhile falls on both.
 */
final class ManyPosters implements Measure {
    private static final int POSTERS = 64;
    private static final int WARM_UP_SECONDS = 30;
    private static final int TURNS = 5;
    private static final int TURN_SECONDS = 2;

    @Override
    public String name() {
        return "many-posters";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        Path data = ground.resolve("data");
        try (Subject subject = Subject.start(data);
                OneByOne oneByOne = new OneByOne(data);
                Client client = new Client()) {
            Poster poster = new Poster(client, subject);
            post(poster, client, WARM_UP_SECONDS);
            oneByOne.commit(WARM_UP_SECONDS);
            long posts = 0;
            long commits = 0;
            long cpuNanos = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                commits += oneByOne.commit(TURN_SECONDS);
                long before = Footprint.cpu(subject.process()).toNanos();
                posts += post(poster, client, TURN_SECONDS);
                cpuNanos += Footprint.cpu(subject.process()).toNanos() - before;
            }
            return figures(posts, commits, cpuNanos);
        }
    }

    /** Posts for that long; returns how many were acknowledged. */
    private static long post(Poster poster, Client client, int seconds) throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Void>> posters = new ArrayList<>();
        for (int i = 0; i < POSTERS; i++) {
            posters.add(postAgainAndAgain(poster, acknowledged, over));
        }
        TimeUnit.SECONDS.sleep(seconds);
        long inTime = acknowledged.get();
        over.set(true);
        client.await(Future.all(posters));
        return inTime;
    }

    private static Future<Void> postAgainAndAgain(Poster poster, AtomicLong acknowledged, AtomicBoolean over) {
        return poster.post(poster.nextMark()).compose(posted -> {
            acknowledged.incrementAndGet();
            return over.get() ? Future.succeededFuture() : postAgainAndAgain(poster, acknowledged, over);
        });
    }

    private static List<Figure> figures(long posts, long commits, long cpuNanos) {
        int seconds = TURNS * TURN_SECONDS;
        return List.of(
                new Figure("durable posts over HTTP from " + POSTERS + " clients at once", posts / seconds + " /s"),
                new Figure("one durable commit after another, over JDBC", commits / seconds + " /s"),
                new Figure(
                        "the first in terms of the second",
                        format("%.1f times", (double) posts / commits),
                        "at least 5 times"),
                new Figure("server CPU for a post", format("%.2f ms", cpuNanos / 1e6 / posts)));
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
