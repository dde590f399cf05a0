package carillon.bench;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Many who watch the same. It knows for each mark when it was posted, and when the last of them had seen it. */
final class Crowd {
    private final AtomicIntegerArray missing;
    private final AtomicLongArray postedNanos;
    private final AtomicLongArray lastSeenNanos;

    /** A crowd of that many, before any of the marks from 1 on was posted. */
    Crowd(int watchers, int marks) {
        missing = new AtomicIntegerArray(
                IntStream.range(0, marks).map(_ -> watchers).toArray());
        postedNanos = new AtomicLongArray(marks);
        lastSeenNanos = new AtomicLongArray(marks);
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
        // Each notes its time first: whoever sees that nobody is missing sees the last one's time, too.
        lastSeenNanos.setPlain(index, System.nanoTime());
        missing.decrementAndGet(index);
    }

    void posted(long mark) {
        postedNanos.set((int) mark - 1, System.nanoTime());
    }

    /** Whether all have seen that mark, and so all before it. */
    boolean hasSeen(long mark) {
        return missing.get((int) mark - 1) == 0;
    }

    /** The time from post to last watcher, for the marks from the first to the last. */
    Distribution postToLast(long first, long last) {
        return Distribution.ofNanos(LongStream.rangeClosed(first - 1, last - 1)
                .map(index -> lastSeenNanos.get((int) index) - postedNanos.get((int) index)));
    }
}
