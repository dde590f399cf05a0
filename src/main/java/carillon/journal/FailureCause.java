package carillon.journal;

import carillon.postgres.DatabaseUnavailable;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be done although nobody asked wrongly. To clients both are one: nothing was accepted, and to try again is safe.
 * Whoever runs the server waits for the one to pass, and reports the other.
 */
public enum FailureCause {
    /** The database cannot be reached, refuses, or does not answer in time; or this server is about to stop. */
    LOST_DATABASE,
    /** Carillon is wrong: a programmer has to look. */
    BUG;

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A) that say what was asked makes no sense, whatever state the database is in: feature
     * not supported, cardinality, data, constraint, and syntax.
     */
    private static final Set<String> ASKED_WRONGLY = Set.of("0A", "21", "22", "23", "42");

    /** Within them: the database was set up otherwise, or put back without its tables. */
    private static final Set<String> SET_UP_OTHERWISE = Set.of("42501", "42P01", "42883");

    /** As the metrics say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why it failed: what is no known sign of a lost database is a bug. */
    public static FailureCause of(@Nullable Throwable failure) {
        if (failure == null) {
            return BUG;
        }
        return switch (failure) {
            case DatabaseUnavailable unavailable ->
                unavailable.getCause() == null ? LOST_DATABASE : of(unavailable.getCause());
            case PgException refused -> of(refused);
            // A connection that was closed, a pool that is full, or a bus on which nobody answers any more.
            case VertxException unused -> LOST_DATABASE;
            case IOException unused -> LOST_DATABASE;
            case TimeoutException unused -> LOST_DATABASE;
            default -> BUG;
        };
    }

    private static FailureCause of(PgException refused) {
        String state = refused.getSqlState() == null ? "" : refused.getSqlState();
        return state.length() == 5 && ASKED_WRONGLY.contains(state.substring(0, 2)) && !SET_UP_OTHERWISE.contains(state)
                ? BUG
                : LOST_DATABASE;
    }
}
