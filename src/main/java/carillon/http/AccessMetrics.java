package carillon.http;

import carillon.access.Access;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts of sessions and invitations, which only the database knows. It is asked when the metrics are read, and not
 * again within {@value #GOOD_SECONDS} seconds; never when a server starts. To be used on one event loop.
 */
final class AccessMetrics {
    private static final int GOOD_SECONDS = 10;

    /** The metrics of a server that has lost its database must come soon, without these. */
    private static final int ANSWER_SECONDS = 2;

    private final Access access;
    private final Measurements measurements;
    private final LongSupplier nanos;
    private long askedNanos;
    private @Nullable Future<Void> asked;

    AccessMetrics(Access access, Measurements measurements, LongSupplier nanos) {
        this.access = access;
        this.measurements = measurements;
        this.nanos = nanos;
    }

    /**
     * Refreshes the counts. Always succeeds, once they are known anew; where the database does not answer, they are
     * unknown.
     */
    Future<Void> refresh() {
        if (asked == null || nanos.getAsLong() - askedNanos > TimeUnit.SECONDS.toNanos(GOOD_SECONDS)) {
            askedNanos = nanos.getAsLong();
            asked = access.counts()
                    .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .onSuccess(measurements::setAccessCounts)
                    .onFailure(_ -> measurements.forgetAccessCounts())
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }
        return asked;
    }
}
