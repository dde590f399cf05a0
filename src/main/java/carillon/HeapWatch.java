package carillon;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process when its heap is full. An {@link OutOfMemoryError} may be caught by anybody, or be put off for hours by collections
 * that free just enough for the next moment; so it is the collections that are looked at. A server that is merely busy makes garbage,
 * which a full collection takes away, so it never gets there.
 */
final class HeapWatch implements Runnable {
    /** By these names the serial, the parallel and the G1 collector count their full collections; others have none to count. */
    private static final Set<String> FULL_COLLECTIONS = Set.of("MarkSweepCompact", "PS MarkSweep", "G1 Old Generation");

    private static final double MIN_FREE = 0.02;

    /** In a small heap that is less than the last regions of G1, of 1 MiB each, which it hands out to nobody. */
    private static final long MIN_FREE_BYTES = 2 << 20;

    /** A process that only collects serves nobody. */
    private static final double MAX_COLLECTING = 0.9;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int POLL_MILLIS = 250;

    private final GarbageCollectorMXBean[] collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> FULL_COLLECTIONS.contains(collector.getName()))
            .toArray(GarbageCollectorMXBean[]::new);

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private long collections;
    private long windowBegan = System.nanoTime();
    private long collectingMillis;

    /** Looks from now on, in a thread of its own. */
    static void start() {
        HeapWatch watch = new HeapWatch();
        if (watch.collectors.length > 0) {
            Thread.ofPlatform().name("heap-watch").daemon().start(watch);
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(POLL_MILLIS);
                if (isFull() || doesNothingButCollect()) {
                    ProcessEnd.outOfMemory();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            ProcessEnd.now(e);
        }
    }

    private boolean isFull() {
        long counted = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            counted += collector.getCollectionCount();
        }
        if (counted == collections) {
            return false;
        }
        collections = counted;
        long left = 0;
        for (int i = 0; i < pools.size(); i++) {
            MemoryUsage afterCollection = pools.get(i).getCollectionUsage();
            left += afterCollection == null ? 0 : afterCollection.getUsed();
        }
        return isFull(left, Runtime.getRuntime().maxMemory());
    }

    /** Whether a heap of so many bytes has no room left to work in, where that much is left in it after a full collection. */
    static boolean isFull(long left, long heap) {
        return left > heap - Math.max(heap * MIN_FREE, MIN_FREE_BYTES);
    }

    private boolean doesNothingButCollect() {
        long now = System.nanoTime();
        if (now - windowBegan < WINDOW_NANOS) {
            return false;
        }
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += collector.getCollectionTime();
        }
        boolean nothingElse =
                TimeUnit.MILLISECONDS.toNanos(millis - collectingMillis) > (now - windowBegan) * MAX_COLLECTING;
        windowBegan = now;
        collectingMillis = millis;
        return nothingElse;
    }
}
