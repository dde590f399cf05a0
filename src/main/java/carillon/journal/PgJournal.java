package carillon.journal;

import static carillon.postgres.SqlValues.instant;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionWriter;
import carillon.postgres.Database;
import carillon.postgres.SqlValues;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A journal in PostgreSQL. An append is one statement, and so one transaction and one round trip: it locks the journal's row, checks
 * that the journal ends with the entry that the caller believes to be its last, inserts the entries, and notifies. PostgreSQL delivers
 * the notification after the commit; it only wakes the readers, which read the table.
 *
 * <p>Signals are notifications too, and are not kept.
 */
public final class PgJournal implements Journal, SignalChannel {
    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * Appends entries. The update waits for the transaction that holds the row, then checks the head and the last entry again, so only
     * one of two concurrent appends succeeds.
     */
    private static final String APPEND = """
            with head as (
                update journal set head = head + $3
                where id = $1 and head = $2 and ($2 = 0 or entry_stands($1, $2, $10, $11))
                returning id, head
            ), inserted as (
                insert into entry (journal, seq, id, at, claimed, author, statement)
                select head.id, added.seq, added.id, added.at, added.claimed, added.author::jsonb, added.statement::jsonb
                from head, unnest($4::bigint[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[])
                    as added (seq, id, at, claimed, author, statement)
            )
            select pg_notify('carillon', head.id || ' ' || head.head) from head
            """;

    private static final String AFTER = """
            select seq, id, at, claimed, author::text, statement::text
            from entry
            where journal = $1 and seq > $2
            order by seq
            limit $3
            """;

    private static final String END = """
            select
                journal.head,
                (select coalesce(max(entry.seq), 0) from entry where entry.journal = $1) as last_entry,
                $2 = 0 or entry_stands($1, $2, $3, $4) as stands
            from journal
            where journal.id = $1
            """;

    /**
     * Truncating gives the table a new file, so the insert needs room on the disk; free room in existing pages would prove nothing.
     * Everything is one transaction, so other transactions never see the rows, and the second truncate reuses the file.
     */
    private static final String EMPTY_TRIAL = "truncate write_trial";

    private static final String TRIAL = """
            insert into write_trial (content)
            select convert_to(repeat('carillon', 500), 'UTF8') from generate_series(1, 8)
            """;

    /** The most files that are known to have been taken in. */
    private static final int MAX_FILES = 1_000;

    private static final String BEGINNING = """
            select
                announced,
                $3 = any (files) as taken,
                exists (
                    select from entry
                    where entry.journal = $1
                        and entry.statement->>'type' = any ($2)
                        and entry.author->>'kind' <> 'file'
                ) as changed
            from journal
            where id = $1
            for update
            """;

    private static final String BEGIN = "update journal set announced = $2, files = array[$3] where id = $1";

    private static final String TAKE_IN = """
            update journal
            set files = files[greatest(1, cardinality(files) - $3 + 1):] || $2
            where id = $1 and not $2 = any (files)
            """;

    /** Sends signals in one transaction, so that all are delivered or none. */
    private static final String SIGNAL = """
            select pg_notify('carillon_signals', $1::bigint || ' ' || signal)
            from unnest($2::text[]) as signal
            """;

    private final Database database;
    private final long id;
    private final ClockAnchor anchor;
    private final NotificationListener notifications;
    private final LineReader lines = new LineReader();

    PgJournal(Database database, long id, ClockAnchor anchor) {
        this.database = database;
        this.id = id;
        this.anchor = anchor;
        // Created here, not at the first subscription: that verticle may end before the journal's other listeners do.
        this.notifications = new NotificationListener(database, id);
    }

    /**
     * How this journal began, as seen by a server that starts with an edition file.
     *
     * @param edition position 0
     * @param isTaken whether that file was taken in already
     * @param isChanged whether anything but files changed what was announced since
     */
    public record Beginning(Edition edition, boolean isTaken, boolean isChanged) {}

    /**
     * Returns how this journal began. A new one begins with the edition given, and so does one of a version that kept none.
     *
     * @param digest of the file that says so
     * @return fails with an {@link IllegalArgumentException} where a newer version wrote what this one cannot read, and with
     *     {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached
     */
    public Future<Beginning> begin(Edition edition, String digest) {
        Tuple known = Tuple.tuple()
                .addLong(id)
                .addArrayOfString(Statement.Change.TYPES.toArray(String[]::new))
                .addString(digest);
        return database.askInTransaction(connection -> connection
                .preparedQuery(BEGINNING)
                .execute(known)
                .map(rows -> rows.iterator().next())
                .compose(row -> row.getString("announced") == null
                        ? begin(connection, edition, digest)
                        : Future.succeededFuture(new Beginning(
                                EditionFile.parse(StatementJson.tree(row.getString("announced"))),
                                row.getBoolean("taken"),
                                row.getBoolean("changed")))));
    }

    private Future<Beginning> begin(SqlConnection connection, Edition edition, String digest) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(id, EditionWriter.write(edition).toString(), digest))
                .map(_ -> new Beginning(edition, true, false));
    }

    /** Notes that a file was taken in; of the most recent {@value #MAX_FILES}, this is known. */
    public Future<Void> takeIn(String digest) {
        return database.ask(
                        connection -> connection.preparedQuery(TAKE_IN).execute(Tuple.of(id, digest, MAX_FILES - 1)))
                .mapEmpty();
    }

    /** Returns its id in the database. */
    public long id() {
        return id;
    }

    /** Returns the drafts that belong to this journal. */
    public Drafts drafts() {
        return new PgDrafts(database, id, lines);
    }

    /** Returns the rehearsal's clock, or for the event itself one that shows the world's time. */
    public ClockAnchor anchor() {
        return anchor;
    }

    @Override
    public Future<Boolean> append(Last last, List<Entry> entries) {
        checkSequence(last, entries);
        int n = entries.size();
        Long[] seqs = new Long[n];
        UUID[] ids = new UUID[n];
        OffsetDateTime[] ats = new OffsetDateTime[n];
        @Nullable OffsetDateTime[] claims = new @Nullable OffsetDateTime[n];
        String[] authors = new String[n];
        String[] statements = new String[n];
        for (int i = 0; i < n; i++) {
            Entry entry = entries.get(i);
            seqs[i] = entry.seq();
            ids[i] = entry.id();
            ats[i] = SqlValues.timestamp(entry.at());
            claims[i] = entry.claimed() == null ? null : SqlValues.timestamp(entry.claimed());
            authors[i] = StatementJson.write(entry.by());
            statements[i] = StatementJson.write(entry.statement());
        }
        Tuple values = Tuple.tuple()
                .addLong(id)
                .addLong(last.seq())
                .addLong((long) n)
                .addArrayOfLong(seqs)
                .addArrayOfUUID(ids)
                .addArrayOfOffsetDateTime(ats)
                .addArrayOfOffsetDateTime(claims)
                .addArrayOfString(authors)
                .addArrayOfString(statements)
                .addUUID(last.id())
                .addOffsetDateTime(timestamp(last));
        return database.askForJournal(connection -> connection
                .preparedQuery(APPEND)
                .execute(values)
                .map(rows -> rows.size() == 1)
                .recover(failure ->
                        isUniqueViolation(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure)));
    }

    private static @Nullable OffsetDateTime timestamp(Last last) {
        return last.at() == null ? null : SqlValues.timestamp(last.at());
    }

    /** Refuses a gap or a duplicate id, which no retry would make acceptable. */
    private static void checkSequence(Last last, List<Entry> entries) {
        long first = last.seq() + 1;
        Set<UUID> ids = HashSet.newHashSet(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).seq() != first + i || !ids.add(entries.get(i).id())) {
                throw new IllegalArgumentException("not in sequence, or an id twice: " + entries.get(i));
            }
        }
    }

    /** Whether another node has inserted an entry with the same id in the meantime. */
    private static boolean isUniqueViolation(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    @Override
    public Future<List<Entry>> after(long seq, int limit) {
        return database.askForJournal(connection -> page(connection, seq, limit, row -> lines.entry(line(row))));
    }

    @Override
    public Future<List<Line>> browse(long seq, int limit) {
        return database.askForReader(connection -> page(connection, seq, limit, PgJournal::line));
    }

    private <T> Future<List<T>> page(SqlConnection connection, long seq, int limit, Function<Row, T> reader) {
        return connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(id, seq, limit))
                .compose(rows -> PageReader.compute(database.vertx(), rows.size(), () -> read(rows, reader)));
    }

    private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> reader) {
        List<T> page = new ArrayList<>(rows.size());
        rows.forEach(row -> page.add(reader.apply(row)));
        return page;
    }

    @Override
    public Future<End> end(Last last) {
        Tuple known =
                Tuple.tuple().addLong(id).addLong(last.seq()).addUUID(last.id()).addOffsetDateTime(timestamp(last));
        return database.askForJournal(
                        connection -> connection.preparedQuery(END).execute(known))
                .map(PgJournal::end);
    }

    private static End end(RowSet<Row> rows) {
        // A journal that does not exist any more has another history, too.
        if (rows.size() == 0) {
            return new End.AnotherHistory();
        }
        Row row = rows.iterator().next();
        long head = row.getLong("head");
        long lastEntry = row.getLong("last_entry");
        if (!row.getBoolean("stands")) {
            return new End.AnotherHistory();
        }
        return head == lastEntry ? new End.At(head) : new End.HeadLost(head, lastEntry);
    }

    @Override
    public Future<Void> tryToWrite() {
        return database.askInTransaction(connection -> connection
                .query(EMPTY_TRIAL)
                .execute()
                .compose(emptied -> connection.query(TRIAL).execute())
                .compose(inserted -> connection.query(EMPTY_TRIAL).execute())
                .mapEmpty());
    }

    /** Reads the columns by their place in {@link #AFTER}: to look up a name takes longer than to read the value. */
    private static Line line(Row row) {
        @Nullable OffsetDateTime claimed = row.getOffsetDateTime(3);
        return new Line(
                row.getLong(0),
                row.getUUID(1),
                instant(row, 2),
                row.getString(4),
                row.getString(5),
                claimed == null ? null : claimed.toInstant());
    }

    @Override
    public void watch(Listener listener) {
        Context context = database.vertx().getOrCreateContext();
        notifications.watch(new Listener() {
            @Override
            public void appended(long head) {
                context.runOnContext(start -> listener.appended(head));
            }

            @Override
            public void lost() {
                context.runOnContext(start -> listener.lost());
            }
        });
    }

    @Override
    public Future<Void> send(List<String> signals) {
        for (String signal : signals) {
            if (signal.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes: " + signal);
            }
        }
        Tuple values = Tuple.tuple().addLong(id).addArrayOfString(signals.toArray(String[]::new));
        return database.ask(connection -> connection.preparedQuery(SIGNAL).execute(values))
                .mapEmpty();
    }

    @Override
    public void onSignal(Consumer<String> listener) {
        Context context = database.vertx().getOrCreateContext();
        notifications.onSignal(signal -> context.runOnContext(start -> listener.accept(signal)));
    }

    /** Stops listening. */
    public Future<Void> close() {
        return notifications.close();
    }
}
