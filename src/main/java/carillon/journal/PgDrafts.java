package carillon.journal;

import static carillon.postgres.SqlValues.first;
import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.CityId;
import carillon.postgres.Database;
import carillon.statement.StatementJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The drafts of one journal in PostgreSQL. Each version is compared in the statement that writes the next one. */
final class PgDrafts implements Drafts {
    private static final String FIND = """
            select version, programme, seen, author::text, at
            from draft
            where journal = $1 and city = $2
            """;

    private static final String BEGIN = """
            insert into draft (journal, city, programme, seen, author, at)
            values ($1, $2, $3, $4, $5::text::jsonb, $6)
            on conflict do nothing
            returning version, programme, seen, author::text, at
            """;

    private static final String REPLACE = """
            update draft
            set version = nextval('draft_version'), programme = $3, seen = $4, author = $5::text::jsonb, at = $6
            where journal = $1 and city = $2 and version = $7
            returning version, programme, seen, author::text, at
            """;

    private static final String DELETE = """
            delete from draft
            where journal = $1 and city = $2 and version = $3
            returning version, programme, seen, author::text, at
            """;

    private final Database database;
    private final long journal;
    private final LineReader lines;

    PgDrafts(Database database, long journal, LineReader lines) {
        this.database = database;
        this.journal = journal;
        this.lines = lines;
    }

    @Override
    public Future<Optional<Draft>> find(CityId city) {
        return database.ask(connection -> find(connection, city));
    }

    private Future<Optional<Draft>> find(SqlConnection connection, CityId city) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(journal, city.value()))
                .map(this::draft);
    }

    @Override
    public Future<Outcome> save(CityId city, long known, Content content) {
        Tuple values = Tuple.of(
                journal,
                city.value(),
                content.programme(),
                content.seen(),
                StatementJson.write(content.by()),
                timestamp(content.at()));
        return database.ask(connection -> connection
                .preparedQuery(known == 0 ? BEGIN : REPLACE)
                .execute(known == 0 ? values : values.addLong(known))
                .compose(rows -> outcome(connection, city, rows)));
    }

    @Override
    public Future<Outcome> delete(CityId city, long known) {
        return database.ask(connection -> connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(journal, city.value(), known))
                .compose(rows -> outcome(connection, city, rows)));
    }

    /** Returns what was done, or where nothing was, the draft that is there. */
    private Future<Outcome> outcome(SqlConnection connection, CityId city, RowSet<Row> done) {
        return draft(done)
                .<Future<Outcome>>map(draft -> Future.succeededFuture(new Outcome.Done(draft)))
                .orElseGet(() -> find(connection, city).map(Outcome.Overtaken::new));
    }

    private Optional<Draft> draft(RowSet<Row> rows) {
        return first(rows)
                .map(row -> new Draft(
                        row.getLong("version"),
                        new Content(
                                row.getString("programme"),
                                row.getString("seen"),
                                lines.author(row.getString("author")),
                                instant(row, "at"))));
    }
}
