package carillon.http;

import carillon.access.Access;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions and invitations there are, which only the database knows. It is asked when somebody reads the
 * metrics, and not again within {@value #GOOD_SECONDS} seconds however many read them; never when a server starts. To
 * be used on one event loop.
 */
final class AccessFigures {
    private static final int GOOD_SECONDS = 10;

    /** Whoever reads the metrics of a server that has lost its database wants the others, and soon. */
    private static final int ANSWER_SECONDS = 2;

    private final Access access;
    private final Measurements measurements;
    private final LongSupplier nanos;
    private long askedNanos;
    private @Nullable Future<Void> asked;

    AccessFigures(Access access, Measurements measurements, LongSupplier nanos) {
        this.access = access;
        this.measurements = measurements;
        this.nanos = nanos;
    }

    /** Always succeeds, once the figures are known anew; where the database does not say, they are unknown. */
    Future<Void> refresh() {
        if (asked == null || nanos.getAsLong() - askedNanos > TimeUnit.SECONDS.toNanos(GOOD_SECONDS)) {
            askedNanos = nanos.getAsLong();
            asked = access.counts()
                    .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .onSuccess(measurements::know)
                    .onFailure(unused -> measurements.forgetCensus())
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }
        return asked;
    }
}
