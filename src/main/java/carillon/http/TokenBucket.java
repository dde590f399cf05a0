package carillon.http;

import java.time.Duration;

/**
 * A token bucket. It holds as many tokens as may be taken at once, and fills again at a steady pace.
 *
 * <p>It only remembers the instant at which it will be full: each token taken moves that one interval further away. An
 * instant is a number of nanoseconds on any clock that only goes forward.
 *
 * @param fullAt when the bucket is full; where that has passed, it is full
 */
record TokenBucket(long fullAt) {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Makes a bucket from which nothing was taken. */
    static TokenBucket full(long now) {
        return new TokenBucket(now);
    }

    /** Gives the time until there is a token; zero where there is one. */
    Duration untilToken(Rate rate, long now) {
        long wait = missing(now) + interval(rate) - rate.atOnce() * interval(rate);
        return Duration.ofNanos(Math.max(0, wait));
    }

    /** Takes a token. To be called only where {@link #untilToken} is zero. */
    TokenBucket take(Rate rate, long now) {
        return spend(1, rate, now);
    }

    /** Takes tokens whether or not they are there: what is missing has to come in before another one can be taken. */
    TokenBucket spend(int tokens, Rate rate, long now) {
        return new TokenBucket(now + missing(now) + tokens * interval(rate));
    }

    /** Whether the bucket is as good as a new one, and may be forgotten. */
    boolean isFull(long now) {
        return missing(now) == 0;
    }

    private long missing(long now) {
        return Math.max(0, fullAt - now);
    }

    private static long interval(Rate rate) {
        return SECOND / rate.perSecond();
    }
}
