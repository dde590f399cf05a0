package carillon.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Many who watch the same. It knows for each mark when it was posted, and when the last of them had seen it. */
final class Crowd {
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicIntegerArray missing;
    private final AtomicLongArray postedNanos;
    private final AtomicLongArray lastSeenNanos;
    private final CountDownLatch unseen;

    /** A crowd of that many, before any of the marks from 1 on was posted. */
    Crowd(int watchers, int marks) {
        missing = new AtomicIntegerArray(
                IntStream.range(0, marks).map(unused -> watchers).toArray());
        postedNanos = new AtomicLongArray(marks);
        lastSeenNanos = new AtomicLongArray(marks);
        unseen = new CountDownLatch(marks);
    }

    /** One more watcher, to be told of marks by one thread at a time. */
    LongConsumer member() {
        return new LongConsumer() {
            private long highest = Marks.NONE;

            @Override
            public void accept(long mark) {
                for (; highest < mark; highest++) {
                    seenByOneMore((int) highest);
                }
            }
        };
    }

    private void seenByOneMore(int index) {
        if (missing.decrementAndGet(index) == 0) {
            lastSeenNanos.set(index, System.nanoTime());
            unseen.countDown();
        }
    }

    void posted(long mark) {
        postedNanos.set((int) mark - 1, System.nanoTime());
    }

    void awaitAllSeen() throws IOException, InterruptedException {
        if (!unseen.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("somebody has not seen everything: " + unseen.getCount() + " notes");
        }
    }

    /** The time from post to last watcher, for the marks from that one on. */
    Distribution postToLast(long firstMark) {
        return Distribution.ofNanos(LongStream.range(firstMark - 1, missing.length())
                .map(index -> lastSeenNanos.get((int) index) - postedNanos.get((int) index)));
    }
}
