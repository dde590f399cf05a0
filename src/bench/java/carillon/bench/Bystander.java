package carillon.bench;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** One who posts at a steady rate and watches what they posted. */
final class Bystander {
    private static final int POSTS_PER_SECOND = 20;
    private static final long PATIENCE_SECONDS = 5;
    private static final long LOOK_MILLIS = 20;
    private static final int OK = 200;

    private final Client client;
    private final Subject subject;
    private final Poster poster;

    /** When each mark was posted that was not told yet. */
    private final ConcurrentSkipListMap<Long, Long> untold = new ConcurrentSkipListMap<>();

    private final ConcurrentSkipListMap<Long, Long> tookNanos = new ConcurrentSkipListMap<>();

    private Bystander(Client client, Subject subject) {
        this.client = client;
        this.subject = subject;
        this.poster = new Poster(client, subject);
    }

    /** Begins to watch. */
    static Bystander of(Client client, Subject subject) throws Exception {
        Bystander bystander = new Bystander(client, subject);
        client.await(Watch.WEB_SOCKET.open(client, subject, bystander::seen));
        return bystander;
    }

    private void seen(long mark) {
        long now = System.nanoTime();
        Map<Long, Long> told = untold.headMap(mark, true);
        told.forEach((one, posted) -> tookNanos.put(one, now - posted));
        told.clear();
    }

    /**
     * What came of posting for a while.
     *
     * @param took from post to patch; absent where none was told
     * @param untold how many were not told within {@value #PATIENCE_SECONDS} s
     * @param refused how many were not acknowledged
     */
    record Round(Optional<Distribution> took, int untold, long refused) {
        private static final double P95 = 0.95;

        /** How often the p95 of another is in this one. */
        String timesAs(Round other) {
            if (took.isEmpty() || other.took().isEmpty()) {
                return "unknown";
            }
            return String.format(
                    Locale.ROOT,
                    "%.1f times",
                    took.get().millis(P95) / other.took().get().millis(P95));
        }

        @Override
        public String toString() {
            String times = took.map(all -> String.format(
                            Locale.ROOT,
                            "p50 %.0f, p95 %.0f, max %.0f ms",
                            all.millis(0.5),
                            all.millis(P95),
                            all.millis(1)))
                    .orElse("nothing told");
            return times
                    + (untold > 0 ? ", " + untold + " never told" : "")
                    + (refused > 0 ? ", " + refused + " refused" : "");
        }
    }

    /** Posts for so long. */
    Round posts(int seconds) throws Exception {
        tookNanos.clear();
        untold.clear();
        List<Future<Void>> answers = new ArrayList<>();
        Pace.keep(POSTS_PER_SECOND, seconds, () -> {
            long mark = poster.nextMark();
            untold.put(mark, System.nanoTime());
            answers.add(poster.post(mark));
        });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && !(untold.isEmpty() && answers.stream().allMatch(Future::isComplete))) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        long[] took = tookNanos.values().stream().mapToLong(Long::longValue).toArray();
        return new Round(
                took.length == 0 ? Optional.empty() : Optional.of(Distribution.ofNanos(LongStream.of(took))),
                untold.size(),
                answers.stream().filter(answer -> !answer.succeeded()).count());
    }

    /** What the server says of itself. */
    String health() throws InterruptedException {
        Future<Integer> status = client.http()
                .request(HttpMethod.GET, subject.port(), "localhost", "/health/ready")
                .compose(request -> request.send())
                .map(response -> response.statusCode());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!status.isComplete() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (!status.succeeded()) {
            return "does not answer";
        }
        return status.result() == OK ? "ready" : "answers " + status.result();
    }
}
