package carillon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What a server would do that commits each entry by itself: the journal's own tables, copied, and its way to append, one entry at a time
 * over one connection. More connections would not help it, for an append holds the journal's row until it is durable.
 */
final class OneByOne implements AutoCloseable {
    private static final String TABLES = """
            create schema bench;
            create table bench.journal (like journal including all);
            create table bench.entry (like entry including all);
            insert into bench.journal (edition) values ('bench');
            """;

    private static final String APPEND = """
            with head as (update bench.journal set head = head + 1 returning id, head)
            insert into bench.entry (journal, seq, id, at, author, statement)
            select id, head, ?, now(), '{"type":"program"}', ?::jsonb from head
            """;

    private final Connection connection;
    private long lastMark = Marks.NONE;

    /** Makes the tables, in the database in the data directory of a server that runs. */
    OneByOne(Path data) throws IOException, SQLException {
        connection = BroughtAlong.in(data).connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    /** Commits for that long; returns how many commits there were. */
    long commit(int seconds) throws SQLException {
        long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long commits = 0;
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            while (System.nanoTime() < ends) {
                append.setObject(1, UUID.randomUUID());
                append.setString(
                        2, "{\"type\":\"note\",\"city\":\"one-by-one\",\"text\":\"" + Marks.text(++lastMark) + "\"}");
                append.executeUpdate();
                commits++;
            }
        }
        return commits;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
