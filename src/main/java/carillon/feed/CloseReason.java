package carillon.feed;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Why the server closes a connection, and when its client is to come back: at a random time, so that not all come back
 * at once.
 */
enum CloseReason {
    RESTART((short) 1012, 250, 3_000),
    OVERLOAD((short) 1013, 5_000, 30_000);

    private final short closeCode;
    private final long minRetryMillis;
    private final long maxRetryMillis;

    CloseReason(short closeCode, long minRetryMillis, long maxRetryMillis) {
        this.closeCode = closeCode;
        this.minRetryMillis = minRetryMillis;
        this.maxRetryMillis = maxRetryMillis;
    }

    /** Returns the word in the protocol. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the code with which a WebSocket is closed (IANA, WebSocket Close Code Number Registry). */
    short closeCode() {
        return closeCode;
    }

    /** Returns after how long one client is to come back. */
    long retryAfterMillis() {
        return ThreadLocalRandom.current().nextLong(minRetryMillis, maxRetryMillis);
    }
}
