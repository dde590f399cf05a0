package carillon.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.pubsub.PgChannel;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal in PostgreSQL. Appending is one statement, and so one transaction and one round trip: it locks the journal's row,
 * goes on only if the head is where the caller believes it to be, writes all entries, and notifies. PostgreSQL delivers the
 * notification once the transaction has committed; it only wakes, and readers read the table.
 */
public final class PgJournal implements Journal {
    private static final System.Logger LOG = System.getLogger(PgJournal.class.getName());
    private static final String CHANNEL = "carillon";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final long ANSWER_SECONDS = 8;
    private static final long RECONNECT_MILLIS = 500;

    /** The update waits for whoever holds the row, then looks at the head again: only one of two rivals finds it in place. */
    private static final String APPEND = """
            with head as (
                update journal set head = head + $3 where id = $1 and head = $2 returning id, head
            ), kept as (
                insert into entry (journal, seq, id, at, claimed, author, statement)
                select head.id, said.seq, said.id, said.at, said.claimed, said.author::jsonb, said.statement::jsonb
                from head, unnest($4::bigint[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[])
                    as said (seq, id, at, claimed, author, statement)
            )
            select pg_notify('carillon', id || ' ' || head) from head
            """;

    private static final String AFTER = """
            select seq, id, at, claimed, author::text as author, statement::text as statement
            from entry where journal = $1 and seq > $2 order by seq limit $3
            """;

    private final Database database;
    private final long id;
    private final Anchor anchor;
    private final PgSubscriber subscriber;

    PgJournal(Database database, long id, Anchor anchor) {
        this.database = database;
        this.id = id;
        this.anchor = anchor;
        this.subscriber = PgSubscriber.subscriber(database.vertx(), database.connectOptions())
                .reconnectPolicy(n -> RECONNECT_MILLIS);
    }

    /** What the clock hangs on: the rehearsal's, or for the event itself one that shows the world's time. */
    public Anchor anchor() {
        return anchor;
    }

    @Override
    public Future<Boolean> append(List<Entry> entries) {
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
            ats[i] = entry.at().atOffset(ZoneOffset.UTC);
            claims[i] = entry.claimed() == null ? null : entry.claimed().atOffset(ZoneOffset.UTC);
            authors[i] = JournalJson.write(entry.by());
            statements[i] = JournalJson.write(entry.statement());
        }
        Tuple said = Tuple.tuple()
                .addLong(id)
                .addLong(entries.getFirst().seq() - 1)
                .addLong((long) n)
                .addArrayOfLong(seqs)
                .addArrayOfUUID(ids)
                .addArrayOfOffsetDateTime(ats)
                .addArrayOfOffsetDateTime(claims)
                .addArrayOfString(authors)
                .addArrayOfString(statements);
        return database.pool()
                .preparedQuery(APPEND)
                .execute(said)
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .map(rows -> rows.size() == 1)
                .recover(failure -> isUniqueViolation(failure)
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(unavailable(failure)));
    }

    /** Another node has kept the same id in the meantime. */
    private static boolean isUniqueViolation(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    @Override
    public Future<List<Entry>> after(long seq, int limit) {
        return database.pool()
                .preparedQuery(AFTER)
                .execute(Tuple.of(id, seq, limit))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(unavailable(failure)))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(entry(row)));
                    return entries;
                });
    }

    private static Entry entry(Row row) {
        @Nullable OffsetDateTime claimed = row.getOffsetDateTime("claimed");
        return new Entry(
                row.getLong("seq"),
                row.getUUID("id"),
                instant(row.getOffsetDateTime("at")),
                JournalJson.read(row.getString("author"), Author.class),
                JournalJson.read(row.getString("statement"), Statement.class),
                claimed == null ? null : claimed.toInstant());
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return Objects.requireNonNull(time).toInstant();
    }

    private static JournalUnavailable unavailable(Throwable failure) {
        if (failure instanceof PgException refused) {
            LOG.log(System.Logger.Level.WARNING, "the database refused: {0}", refused.getMessage());
        }
        return new JournalUnavailable("the database does not answer: " + failure.getMessage(), failure);
    }

    @Override
    public void onAppended(LongConsumer listener) {
        Context context = database.vertx().getOrCreateContext();
        String mine = id + " ";
        PgChannel channel = subscriber.channel(CHANNEL);
        channel.handler(notified -> {
            if (notified.startsWith(mine)) {
                long head = Long.parseLong(notified.substring(mine.length()));
                context.runOnContext(unused -> listener.accept(head));
            }
        });
        // What was said while nobody listened was not heard: wake once the channel is subscribed, now and after each
        // loss.
        channel.subscribeHandler(unused -> context.runOnContext(alsoUnused -> listener.accept(Long.MAX_VALUE)));
        listen(database.vertx());
    }

    private void listen(Vertx vertx) {
        subscriber.connect().onFailure(unused -> vertx.setTimer(RECONNECT_MILLIS, alsoUnused -> listen(vertx)));
    }

    /** Stops listening. */
    public Future<Void> close() {
        return subscriber.close();
    }
}
