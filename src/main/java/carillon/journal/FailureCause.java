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
 * Classifies failures that are not the client's fault. Clients see no difference: nothing was accepted, and to try again is safe.
 * Administrators wait for a lost database, and report a bug.
 */
public enum FailureCause {
    /** The database cannot be reached, refuses, or does not answer in time; or this server is about to stop. */
    LOST_DATABASE,
    /** Carillon is wrong, and has to be corrected. */
    BUG;

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A) for statements that are wrong in any state of the database: feature not supported,
     * cardinality, data, constraint, and syntax.
     */
    private static final Set<String> WRONG_STATEMENT = Set.of("0A", "21", "22", "23", "42");

    /** Exceptions among them: rights or tables are missing because the database was set up or restored differently. */
    private static final Set<String> WRONG_SETUP = Set.of("42501", "42P01", "42883");

    /** The word for it in the metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Classifies a failure; any that is no known sign of a lost database is a bug. */
    public static FailureCause of(@Nullable Throwable failure) {
        if (failure == null) {
            return BUG;
        }
        return switch (failure) {
            case DatabaseUnavailable unavailable ->
                unavailable.getCause() == null ? LOST_DATABASE : of(unavailable.getCause());
            case PgException refused -> of(refused);
            // A closed connection, a full pool, or an event bus without a reply.
            case VertxException _ -> LOST_DATABASE;
            case IOException _ -> LOST_DATABASE;
            case TimeoutException _ -> LOST_DATABASE;
            default -> BUG;
        };
    }

    private static FailureCause of(PgException refused) {
        String state = refused.getSqlState() == null ? "" : refused.getSqlState();
        return state.length() == 5 && WRONG_STATEMENT.contains(state.substring(0, 2)) && !WRONG_SETUP.contains(state)
                ? BUG
                : LOST_DATABASE;
    }
}
