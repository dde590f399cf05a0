package carillon.journal;

import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionId;
import carillon.edition.EditionSummary;
import carillon.edition.EditionWriter;
import carillon.edition.ReservedIds;
import carillon.postgres.Database;
import carillon.postgres.SqlValues;
import carillon.statement.StatementJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the journals of a database: one for each edition, and one for each run of a rehearsal. */
public final class Journals {
    /** The most editions of a database. */
    public static final int MOST = 200;

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

    /**
     * Selects the editions, and the last run of each rehearsal beside one. The summary of one that nobody has summed up yet is that of its
     * beginning.
     */
    private static final String ALL = """
            select distinct on (edition)
                id, edition, summary, case when summary is null then announced end as announced,
                rehearsal, position, anchored_at, speed, simulated
            from journal
            where (rehearsal is null or right(edition, $2) = $3) and announced is not null
            order by edition, id desc
            limit $1
            """;

    private static final String ANNOUNCED = "select announced from journal where id = $1";

    private static final String REHEARSE = """
            insert into journal (edition, rehearsal, run, position, anchored_at, speed, simulated, announced, summary)
            select
                $1, $2,
                (select coalesce(max(run), 0) + 1 from journal where edition = $1 and rehearsal = $2),
                $2, $3, $4, $5, $6, $7
            """;

    private static final String CREATE = """
            insert into journal (edition, announced, summary)
            select $1, $2, $3
            where (select count(*) from journal where rehearsal is null and announced is not null) < $4
            on conflict (edition, rehearsal, run) do nothing
            returning id
            """;

    private static final String EXISTS = "select from journal where edition = $1 and rehearsal is null";

    private static final String SUM_UP = "update journal set summary = $2 where id = $1";

    private static final String CHOSEN = "select edition from current_edition";

    private static final String CHOOSE = """
            insert into current_edition (edition) values ($1)
            on conflict (one) do update set edition = excluded.edition
            """;

    /** Shows the world's time. */
    private static final ClockAnchor WORLD = new ClockAnchor(Instant.EPOCH, Instant.EPOCH, 1);

    private static final System.Logger LOG = System.getLogger(Journals.class.getName());

    private final Database database;

    public Journals(Database database) {
        this.database = database;
    }

    /** Opens the journal of the event itself. */
    public Future<PgJournal> ofEvent(EditionId edition) {
        return database.ask(connection -> connection.preparedQuery(EVENT).execute(Tuple.of(edition.value())))
                .map(rows -> new PgJournal(database, rows.iterator().next().getLong("id"), WORLD));
    }

    /**
     * An edition that has a journal.
     *
     * @param journal the journal's id
     * @param summary what it was when it was last served, or as it began
     * @param isKept whether the summary is kept with the journal, or was made of its beginning
     * @param rehearsal how it is rehearsed; empty for an event
     */
    public record Listed(long journal, EditionSummary summary, boolean isKept, Optional<Rehearsed> rehearsal) {}

    /**
     * How an edition is rehearsed beside its event.
     *
     * @param isSimulated whether the cities play their parts by themselves
     */
    public record Rehearsed(ClockAnchor clock, boolean isSimulated) {}

    /** Lists the editions; of very many, the first {@value #MOST}. One that this version cannot read is left out. */
    public Future<List<Listed>> all() {
        return database.ask(connection -> connection
                        .preparedQuery(ALL)
                        .execute(Tuple.of(MOST, ReservedIds.REHEARSAL.length(), ReservedIds.REHEARSAL)))
                .map(rows -> {
                    List<Listed> all = new ArrayList<>();
                    rows.forEach(row -> listed(row).ifPresent(all::add));
                    return all;
                });
    }

    private static Optional<Listed> listed(Row row) {
        try {
            @Nullable String summary = row.getString("summary");
            return Optional.of(new Listed(
                    row.getLong("id"),
                    summary == null
                            ? EditionSummary.of(EditionFile.parse(StatementJson.tree(row.getString("announced"))))
                            : SummaryJson.read(new EditionId(row.getString("edition")), summary),
                    summary != null,
                    row.getOffsetDateTime("rehearsal") == null
                            ? Optional.empty()
                            : Optional.of(new Rehearsed(anchor(row), row.getBoolean("simulated")))));
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "an edition of a newer version is not listed", e);
            return Optional.empty();
        }
    }

    /** The outcome of {@link #create}. */
    public enum Created {
        DONE,
        /** There is an edition of that id. */
        EXISTS,
        /** There are {@value #MOST} editions. */
        TOO_MANY
    }

    /** Creates the journal of an edition, which begins with it. */
    public Future<Created> create(Edition edition) {
        Tuple values = Tuple.of(
                edition.id().value(),
                EditionWriter.write(edition).toString(),
                SummaryJson.write(EditionSummary.of(edition)),
                MOST);
        return database.askInTransaction(connection -> connection
                .preparedQuery(CREATE)
                .execute(values)
                .compose(made -> made.size() == 1
                        ? Future.succeededFuture(Created.DONE)
                        : connection
                                .preparedQuery(EXISTS)
                                .execute(Tuple.of(edition.id().value()))
                                .map(rows -> rows.size() > 0 ? Created.EXISTS : Created.TOO_MANY)));
    }

    /** Opens the journal of an edition that was listed. */
    public PgJournal open(Listed listed) {
        return new PgJournal(
                database,
                listed.journal(),
                listed.rehearsal().map(Rehearsed::clock).orElse(WORLD));
    }

    /**
     * Returns the edition with which a journal began.
     *
     * @return fails with an {@link IllegalArgumentException} where a newer version wrote what this one cannot read
     */
    public Future<Edition> beginning(Listed listed) {
        return database.ask(connection -> connection.preparedQuery(ANNOUNCED).execute(Tuple.of(listed.journal())))
                .map(rows -> EditionFile.parse(
                        StatementJson.tree(rows.iterator().next().getString("announced"))));
    }

    /**
     * Begins a run of the rehearsal of an edition, beside its event; the last one is served from then on.
     *
     * @param edition what is announced, under the id of the rehearsal
     */
    public Future<Void> rehearse(Edition edition, Rehearsed how) {
        return database.ask(connection -> connection
                        .preparedQuery(REHEARSE)
                        .execute(Tuple.of(
                                edition.id().value(),
                                timestamp(how.clock().position()),
                                timestamp(how.clock().anchoredAt()),
                                how.clock().speed(),
                                how.isSimulated(),
                                EditionWriter.write(edition).toString(),
                                SummaryJson.write(EditionSummary.of(edition)))))
                .mapEmpty();
    }

    /** Notes what lists show of an edition, as it is announced now. */
    public Future<Void> sumUp(long journal, EditionSummary summary) {
        return database.ask(connection ->
                        connection.preparedQuery(SUM_UP).execute(Tuple.of(journal, SummaryJson.write(summary))))
                .mapEmpty();
    }

    /** Finds the edition that an administrator chose as the current one. */
    public Future<Optional<EditionId>> chosen() {
        return database.ask(connection -> connection.preparedQuery(CHOSEN).execute())
                .map(rows -> SqlValues.first(rows).map(row -> new EditionId(row.getString("edition"))));
    }

    /** Chooses the current edition. */
    public Future<Void> choose(EditionId edition) {
        return database.ask(connection -> connection.preparedQuery(CHOOSE).execute(Tuple.of(edition.value())))
                .mapEmpty();
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
