package carillon.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Times that were measured, all of them kept: nothing is rounded or left out before they are summed up. */
final class Distribution {
    private static final double NANOS_IN_MILLI = 1e6;

    private final long[] sortedNanos;

    private Distribution(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    static Distribution ofNanos(LongStream nanos) {
        long[] sorted = nanos.toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    int count() {
        return sortedNanos.length;
    }

    /** The smallest of them that at least this share do not exceed (nearest rank), in milliseconds. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos[Math.max(rank, 1) - 1] / NANOS_IN_MILLI;
    }

    String minMedianMax() {
        return "min, median, max: " + written(0, 0.5, 1);
    }

    String medianP90P99() {
        return "median, p90, p99: " + written(0.5, 0.9, 0.99);
    }

    private String written(double... shares) {
        return String.join(
                        " / ",
                        DoubleStream.of(shares)
                                .mapToObj(share -> String.format(Locale.ROOT, "%.1f", millis(share)))
                                .toList())
                + " ms";
    }
}
