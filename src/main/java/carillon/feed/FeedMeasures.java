package carillon.feed;

import carillon.journal.FailureCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Measures how one node takes posts, keeps and sends them; docs/operations.md says what each measure answers. May be
 * used on any thread. Nothing here waits, and every label has a few values that are known from the beginning.
 */
public final class FeedMeasures {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5)
    };

    /** The most posts of which it is known when they came; far more than one tick may bring together. */
    private static final int POSTS_KNOWN = 4_096;

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLongArray positions = new AtomicLongArray(POSTS_KNOWN);
    private final AtomicLongArray cameNanos = new AtomicLongArray(POSTS_KNOWN);
    private final Map<AppendOutcome, Timer> appends = new EnumMap<>(AppendOutcome.class);
    private final Map<FailureCause, Counter> failures = new EnumMap<>(FailureCause.class);
    private final Timer toldAfter;
    private volatile long entries;
    private volatile boolean stale;

    enum AppendOutcome {
        KEPT,
        OVERTAKEN,
        FAILED
    }

    /** Registers all measures at once, so that the first of something is a rise and not a novelty. */
    public FeedMeasures(MeterRegistry registry) {
        registry.gauge("carillon.journal.entries", this, measures -> measures.entries);
        registry.gauge("carillon.commands.waiting", waiting);
        registry.gauge("carillon.stale", this, measures -> measures.stale ? 1 : 0);
        for (AppendOutcome outcome : AppendOutcome.values()) {
            appends.put(
                    outcome,
                    Timer.builder("carillon.append")
                            .description("How long an append to the journal takes, of all posts that waited together")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        for (FailureCause cause : FailureCause.values()) {
            failures.put(
                    cause,
                    Counter.builder("carillon.failures")
                            .description("What could not be done although nobody asked wrongly")
                            .tag("cause", cause.word())
                            .register(registry));
        }
        toldAfter = Timer.builder("carillon.post.to.told")
                .description("From when a post came until all who watch on one event loop were told")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Counts a failure: a lost database, or a bug. */
    public void failed(FailureCause cause) {
        Objects.requireNonNull(failures.get(cause)).increment();
    }

    void commandArrived() {
        waiting.incrementAndGet();
    }

    void commandAnswered() {
        waiting.decrementAndGet();
    }

    void appended(AppendOutcome outcome, long beganNanos) {
        Objects.requireNonNull(appends.get(outcome)).record(System.nanoTime() - beganNanos, TimeUnit.NANOSECONDS);
    }

    void setEntries(long count) {
        entries = count;
    }

    void setStale(boolean now) {
        stale = now;
    }

    /**
     * Notes that posts which came at that time stand at these positions, the last included. To be called before they
     * are sent to a watcher.
     */
    void postsKept(long first, long last, long came) {
        for (long seq = Math.max(first, last - POSTS_KNOWN + 1); seq <= last; seq++) {
            int slot = (int) (seq % POSTS_KNOWN);
            cameNanos.set(slot, came);
            positions.set(slot, seq);
        }
    }

    /**
     * Notes that all watchers of one event loop were sent these positions, the last included. It is unknown when
     * another node's entries came.
     */
    void broadcastDone(long first, long last) {
        long now = System.nanoTime();
        for (long seq = Math.max(first, last - POSTS_KNOWN + 1); seq <= last; seq++) {
            int slot = (int) (seq % POSTS_KNOWN);
            if (positions.get(slot) == seq) {
                toldAfter.record(now - cameNanos.get(slot), TimeUnit.NANOSECONDS);
            }
        }
    }
}
