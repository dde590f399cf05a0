package carillon.journal;

import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.SqlValues;
import carillon.statement.StatementJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Opens the journals of a database: one for each edition, and one for each run of a rehearsal. */
public final class Journals {
    private static final String EVENT = """
            insert into journal (edition) values ($1)
            on conflict (edition, rehearsal, run) do update set edition = excluded.edition
            returning id
            """;

    /** Selects the last run of a rehearsal. The row lock keeps two nodes that start at once from beginning a new run twice. */
    private static final String LAST_RUN = """
            select id, run, position, anchored_at, speed
            from journal
            where edition = $1 and rehearsal = $2
            order by run desc
            limit 1
            for update
            """;

    private static final String BEGINNING = """
            select announced
            from journal
            where edition = $1 and announced is not null
                and rehearsal is not distinct from $2::timestamptz
            order by run desc
            limit 1
            """;

    private static final String NEXT_RUN = """
            insert into journal (edition, rehearsal, run, position, anchored_at, speed) values ($1, $2, $3, $2, $4, $5)
            on conflict (edition, rehearsal, run) do update set edition = excluded.edition
            returning id, position, anchored_at, speed
            """;

    private static final String UPDATE_CLOCK =
            "update journal set position = $2, anchored_at = $3, speed = $4 where id = $1";

    private final Database database;

    public Journals(Database database) {
        this.database = database;
    }

    /** Opens the journal of the event itself. */
    public Future<PgJournal> ofEvent(EditionId edition) {
        return database.ask(connection -> connection.preparedQuery(EVENT).execute(Tuple.of(edition.value())))
                .map(rows -> new PgJournal(
                        database,
                        rows.iterator().next().getLong("id"),
                        new ClockAnchor(Instant.EPOCH, Instant.EPOCH, 1)));
    }

    /**
     * Finds the edition with which the journal of an event, or the last run of a rehearsal, began; empty where there is none yet.
     *
     * @param begins where the rehearsal's clock begins; absent for the event itself
     */
    public Future<Optional<Edition>> beginning(EditionId edition, Optional<Instant> begins) {
        return database.ask(connection -> connection
                        .preparedQuery(BEGINNING)
                        .execute(Tuple.tuple()
                                .addString(edition.value())
                                .addOffsetDateTime(
                                        begins.map(SqlValues::timestamp).orElse(null))))
                .map(rows -> SqlValues.first(rows)
                        .map(row -> EditionFile.parse(StatementJson.tree(row.getString("announced")))));
    }

    /**
     * Opens the journal of a rehearsal. It continues the last run of the same rehearsal, with the clock of that run; where that
     * clock has passed the end of the weekend, a new run begins, with a journal of its own.
     *
     * @param begins where its clock begins, which distinguishes the rehearsals of one edition
     * @param speed how fast its clock is to run from now on
     * @param ends when the weekend ends, by the rehearsal's clock
     * @param now the world's time
     */
    public Future<PgJournal> ofRehearsal(EditionId edition, Instant begins, double speed, Instant ends, Instant now) {
        return database.askInTransaction(connection -> connection
                .preparedQuery(LAST_RUN)
                .execute(Tuple.of(edition.value(), timestamp(begins)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return insertRun(connection, edition, 1, new ClockAnchor(begins, now, speed));
                    }
                    Row last = rows.iterator().next();
                    return anchor(last).at(now).isBefore(ends)
                            ? updateClock(connection, last, anchor(last).withSpeed(speed, now))
                            : insertRun(
                                    connection,
                                    edition,
                                    last.getInteger("run") + 1,
                                    new ClockAnchor(begins, now, speed));
                }));
    }

    private Future<PgJournal> insertRun(SqlConnection connection, EditionId edition, int run, ClockAnchor anchor) {
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

    private Future<PgJournal> updateClock(SqlConnection connection, Row last, ClockAnchor anchor) {
        long id = last.getLong("id");
        return connection
                .preparedQuery(UPDATE_CLOCK)
                .execute(Tuple.of(id, timestamp(anchor.position()), timestamp(anchor.anchoredAt()), anchor.speed()))
                .map(updated -> new PgJournal(database, id, anchor));
    }

    private static ClockAnchor anchor(Row row) {
        return new ClockAnchor(instant(row, "position"), instant(row, "anchored_at"), row.getDouble("speed"));
    }
}
