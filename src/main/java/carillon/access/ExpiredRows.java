package carillon.access;

import static carillon.postgres.SqlValues.timestamp;

import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * Deletes expired sessions, devices and invitations of every edition. An invitation stays as long as a session or another invitation
 * descends from it: without it, a revocation would no longer reach them.
 *
 * <p>There is no timer. Each creation deletes expired rows, at least as many as it adds, so they do not pile up.
 */
final class ExpiredRows {
    /** The most rows of each kind in one deletion. */
    static final int MAX_AT_ONCE = 100;

    /** How often a starting server repeats it: of a chain of invitations, each deletion takes the last link. */
    private static final int TIMES_AT_START = 20;

    private final Database database;

    ExpiredRows(Database database) {
        this.database = database;
    }

    /** Deletes some rows that have expired by now; returns how many. */
    Future<Integer> deleteSome(Instant now) {
        // Of two deletions at once, each skips what the other has locked, and neither waits.
        return deleteFrom("session", now)
                .compose(sessions -> deleteFrom("device", now)
                        .compose(devices ->
                                deleteInvitations(now).map(invitations -> sessions + devices + invitations)));
    }

    /** Deletes some expired rows of a table, whatever refers to them. */
    private Future<Integer> deleteFrom(String table, Instant now) {
        return delete("""
                delete from %1$s where id in (
                    select id
                    from %1$s
                    where expires <= $1
                    order by expires
                    limit $2
                    for update skip locked
                )
                """.formatted(table), now);
    }

    private Future<Integer> deleteInvitations(Instant now) {
        return delete("""
                delete from invitation where id in (
                    select id
                    from invitation
                    where expires <= $1
                        and not exists (select from session where session.invitation = invitation.id)
                        and not exists (select from invitation child where child.made_by = invitation.id)
                    order by expires
                    limit $2
                    for update skip locked
                )
                """, now);
    }

    private Future<Integer> delete(String sql, Instant now) {
        return database.ask(connection -> connection
                .preparedQuery(sql)
                .execute(Tuple.of(timestamp(now), MAX_AT_ONCE))
                .map(rows -> rows.rowCount()));
    }

    /** Deletes the rows that have expired by now, unless they are very many. */
    Future<Void> deleteMost(Instant now) {
        Future<Integer> deleted = deleteSome(now);
        for (int times = 1; times < TIMES_AT_START; times++) {
            deleted = deleted.compose(count -> count == 0 ? Future.succeededFuture(0) : deleteSome(now));
        }
        return deleted.mapEmpty();
    }
}
