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
 * Ends the process when its heap is full. An {@link OutOfMemoryError} may be caught by any code, or be put off for hours by
 * collections that free just enough for the next moment; so this watches the collections. A server that is merely busy produces
 * garbage, which a full collection frees, so its heap is never full.
 */
final class HeapWatch implements Runnable {
    /** The names under which the serial, the parallel and the G1 collector count full collections; others count none. */
    private static final Set<String> FULL_COLLECTIONS = Set.of("MarkSweepCompact", "PS MarkSweep", "G1 Old Generation");

    private static final double MIN_FREE = 0.02;

    /** The least free memory: in a small heap, 2 % is less than G1's last regions of 1 MiB, which it does not allocate. */
    private static final long MIN_FREE_BYTES = 2 << 20;

    /** The largest share of time for collections: above it, no request is served. */
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

    /** Starts watching, in a thread of its own. */
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
                if (isFull() || onlyCollects()) {
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
        long used = 0;
        for (int i = 0; i < pools.size(); i++) {
            MemoryUsage afterCollection = pools.get(i).getCollectionUsage();
            used += afterCollection == null ? 0 : afterCollection.getUsed();
        }
        return isFull(used, Runtime.getRuntime().maxMemory());
    }

    /**
     * Whether a heap has too little free memory.
     *
     * @param used the bytes still in use after a full collection
     * @param heap the most bytes of the heap
     */
    static boolean isFull(long used, long heap) {
        return used > heap - Math.max(heap * MIN_FREE, MIN_FREE_BYTES);
    }

    private boolean onlyCollects() {
        long now = System.nanoTime();
        if (now - windowBegan < WINDOW_NANOS) {
            return false;
        }
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += collector.getCollectionTime();
        }
        boolean only = TimeUnit.MILLISECONDS.toNanos(millis - collectingMillis) > (now - windowBegan) * MAX_COLLECTING;
        windowBegan = now;
        collectingMillis = millis;
        return only;
    }
}
