package carillon.http;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token bucket for each key, for all event loops of a node.
 *
 * <h2>Bounds</h2>
 *
 * The table has room for a fixed number of buckets. A full bucket says nothing that a new one would not, so only full
 * ones are forgotten, the least recently used first. Where all that were looked at are still filling, a new key gets no
 * bucket of its own but shares one with all other new keys. So a flood of made-up keys slows itself down, and never
 * makes the table forget a client that is above the limit.
 *
 * <h2>Concurrency</h2>
 *
 * Every method holds one lock for a few steps in memory.
 */
final class RateLimiter<K> {
    /** How many buckets are looked at to find one that can be forgotten. */
    private static final int LOOKED_AT = 4;

    private final Rate rate;
    private final int most;
    private final LongSupplier nanoTime;
    private final Map<K, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
    private TokenBucket newKeys;

    /**
     * Makes a limiter.
     *
     * @param most how many buckets are kept
     * @param nanoTime a clock that only goes forward
     */
    RateLimiter(Rate rate, int most, LongSupplier nanoTime) {
        this.rate = rate;
        this.most = most;
        this.nanoTime = nanoTime;
        this.newKeys = TokenBucket.full(nanoTime.getAsLong());
    }

    /** Takes a token. Returns zero; where there was none, it takes nothing and returns the time until there is one. */
    synchronized Duration take(K key) {
        long now = nanoTime.getAsLong();
        boolean hasOwn = buckets.containsKey(key) || hasRoom(now);
        TokenBucket bucket = bucket(key, hasOwn, now);
        Duration wait = bucket.untilToken(rate, now);
        if (wait.isZero()) {
            keep(key, hasOwn, bucket.take(rate, now));
        }
        return wait;
    }

    /** Takes tokens whether or not they are there, of what is allowed and turns out to cost more than one. */
    synchronized void spend(K key, int tokens) {
        long now = nanoTime.getAsLong();
        boolean hasOwn = buckets.containsKey(key) || hasRoom(now);
        keep(key, hasOwn, bucket(key, hasOwn, now).spend(tokens, rate, now));
    }

    private TokenBucket bucket(K key, boolean hasOwn, long now) {
        return hasOwn ? buckets.getOrDefault(key, TokenBucket.full(now)) : newKeys;
    }

    private void keep(K key, boolean hasOwn, TokenBucket left) {
        if (hasOwn) {
            buckets.put(key, left);
        } else {
            newKeys = left;
        }
    }

    /** Gives the time until there is a token, without taking it. */
    synchronized Duration untilToken(K key) {
        long now = nanoTime.getAsLong();
        @Nullable TokenBucket known = buckets.get(key);
        if (known == null) {
            return hasRoom(now) ? Duration.ZERO : newKeys.untilToken(rate, now);
        }
        return known.untilToken(rate, now);
    }

    /** How many buckets are kept. */
    synchronized int size() {
        return buckets.size();
    }

    private boolean hasRoom(long now) {
        Iterator<TokenBucket> eldest = buckets.values().iterator();
        for (int i = 0; i < LOOKED_AT && buckets.size() >= most && eldest.hasNext(); i++) {
            if (eldest.next().isFull(now)) {
                eldest.remove();
            }
        }
        return buckets.size() < most;
    }
}
