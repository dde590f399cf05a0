package carillon.journal;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

/** The journals in a database: one for each edition, and one for each rehearsal of it. */
public final class Journals {
    private static final String EVENT = """
            insert into journal (edition) values ($1)
            on conflict (edition, rehearsal, run) do update set edition = excluded.edition
            returning id
            """;

    /** The last run of a rehearsal; the row lock keeps two nodes that start at once from beginning it anew twice. */
    private static final String LAST_RUN = """
            select id, run, position, anchored_at, speed
            from journal where edition = $1 and rehearsal = $2 order by run desc limit 1 for update
            """;

    private static final String NEXT_RUN = """
            insert into journal (edition, rehearsal, run, position, anchored_at, speed) values ($1, $2, $3, $2, $4, $5)
            on conflict (edition, rehearsal, run) do update set edition = excluded.edition
            returning id, position, anchored_at, speed
            """;

    private static final String ANCHOR = "update journal set position = $2, anchored_at = $3, speed = $4 where id = $1";

    private final Database database;

    public Journals(Database database) {
        this.database = database;
    }

    /** The journal of the event itself. */
    public Future<PgJournal> ofEvent(EditionId edition) {
        return database.ask(connection -> connection.preparedQuery(EVENT).execute(Tuple.of(edition.value())))
                .map(rows -> new PgJournal(
                        database, rows.iterator().next().getLong("id"), new Anchor(Instant.EPOCH, Instant.EPOCH, 1)));
    }

    /**
     * The journal of a rehearsal. It goes on where the same rehearsal was begun before, the running of its clock included;
     * where that clock has passed the end of the weekend, the rehearsal begins anew, with a journal of its own.
     *
     * @param begins where its clock begins, which tells rehearsals of one edition apart
     * @param speed how fast its clock is to run from now on
     * @param ends when the weekend is over, by the rehearsal's clock
     * @param now the world's time
     */
    public Future<PgJournal> ofRehearsal(EditionId edition, Instant begins, double speed, Instant ends, Instant now) {
        return database.askInTransaction(connection -> connection
                .preparedQuery(LAST_RUN)
                .execute(Tuple.of(edition.value(), timestamp(begins)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return begun(connection, edition, 1, new Anchor(begins, now, speed));
                    }
                    Row last = rows.iterator().next();
                    return anchor(last).at(now).isBefore(ends)
                            ? goneOn(connection, last, anchor(last).withSpeed(speed, now))
                            : begun(connection, edition, last.getInteger("run") + 1, new Anchor(begins, now, speed));
                }));
    }

    private Future<PgJournal> begun(SqlConnection connection, EditionId edition, int run, Anchor anchor) {
        return connection
                .preparedQuery(NEXT_RUN)
                .execute(Tuple.of(
                        edition.value(),
                        timestamp(anchor.position()),
                        run,
                        timestamp(anchor.anchoredAt()),
                        anchor.speed()))
                .map(rows -> rows.iterator().next())
                .map(row -> new PgJournal(database, row.getLong("id"), anchor(row)));
    }

    private Future<PgJournal> goneOn(SqlConnection connection, Row last, Anchor anchor) {
        long id = last.getLong("id");
        return connection
                .preparedQuery(ANCHOR)
                .execute(Tuple.of(id, timestamp(anchor.position()), timestamp(anchor.anchoredAt()), anchor.speed()))
                .map(unused -> new PgJournal(database, id, anchor));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Anchor anchor(Row row) {
        return new Anchor(
                Objects.requireNonNull(row.getOffsetDateTime("position")).toInstant(),
                Objects.requireNonNull(row.getOffsetDateTime("anchored_at")).toInstant(),
                row.getDouble("speed"));
    }
}
