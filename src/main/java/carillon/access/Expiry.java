package carillon.access;

import static carillon.access.Columns.utc;

import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * Deletes what is over, of any edition: sessions, and invitations that nothing hangs on any more. An invitation stays as long as a
 * session or another invitation came of it, or taking it back would no longer reach them.
 *
 * <p>There is no timer. Whoever makes something new clears away some of the old, at least as much: so it does not pile up.
 */
final class Expiry {
    /** How many of each are deleted at once. */
    static final int MAX_AT_ONCE = 100;

    /** How often in a row a server that starts does so, since a chain goes link by link. */
    private static final int TIMES_AT_START = 20;

    private final Database database;

    Expiry(Database database) {
        this.database = database;
    }

    /** Deletes some of what was over by then; how many that were. */
    Future<Integer> forgetSome(Instant now) {
        // Whoever deletes at the same time passes over what another is about to delete, and nobody waits for anybody.
        return delete("""
                        delete from session where id in (
                            select id from session where expires <= $1
                            order by expires limit $2 for update skip locked
                        )
                        """, now).compose(sessions -> delete("""
                        delete from invitation where id in (
                            select id from invitation where expires <= $1
                                and not exists (select from session where session.invitation = invitation.id)
                                and not exists (select from invitation made where made.made_by = invitation.id)
                            order by expires limit $2 for update skip locked
                        )
                        """, now).map(invitations -> sessions + invitations));
    }

    private Future<Integer> delete(String sql, Instant now) {
        return database.ask(connection -> connection
                .preparedQuery(sql)
                .execute(Tuple.of(utc(now), MAX_AT_ONCE))
                .map(rows -> rows.rowCount()));
    }

    /** Deletes what was over by then, where it is not very much. */
    Future<Void> forgetMost(Instant now) {
        Future<Integer> deleted = forgetSome(now);
        for (int times = 1; times < TIMES_AT_START; times++) {
            deleted = deleted.compose(some -> some == 0 ? Future.succeededFuture(0) : forgetSome(now));
        }
        return deleted.mapEmpty();
    }
}
