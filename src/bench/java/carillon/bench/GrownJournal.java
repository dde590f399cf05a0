package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A journal of many entries, written into its table at once: what a night of {@link Mix} would have left there, without the night.
 *
 * @param begins when its first entry was accepted
 */
record GrownJournal(Instant begins) {
    /** From the evening to the morning, whatever is said meanwhile. */
    private static final Duration LASTS = Duration.ofHours(16);

    /** The milestones are put off until then, or a rule would start them in the midst of the measurements. */
    private static final Duration PUT_OFF_BY = LASTS.plusHours(2);

    private static final int PAGE = 10_000;
    private static final int SESSIONS_IN_CITY = 5;

    /** One entry in so many is said by a program, all others by organizers. */
    private static final int ENTRIES_FOR_ONE_PROGRAM = 10;

    private static final String PROGRAM = "{\"kind\":\"program\"}";
    private static final String CITY = "\"city\":\"";
    private static final String TEXT = "\"text\":\"";

    private static final String BEGINS = "select id, coalesce(rehearsal, now() - ?::interval) from journal";

    private static final String ENTRIES = """
            insert into entry (journal, seq, id, at, author, statement)
            select ?, said.seq, said.id, said.at, said.author::jsonb, said.statement::jsonb
            from unnest(?::bigint[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[])
                as said (seq, id, at, author, statement)
            """;

    private static final String HEAD = "update journal set head = ?, position = ?, anchored_at = now() where id = ?";

    /** An entry on its way into the table, all of it as text. */
    private record Row(UUID id, String author, String statement) {}

    /** Fills the journal of a server that has never run, in a data directory that does not exist yet. */
    static GrownJournal fill(Path data, int entries) throws IOException, InterruptedException, SQLException {
        try (Subject subject = Subject.start(data)) {
            BroughtAlong database = BroughtAlong.in(data);
            try (Connection connection = database.connect()) {
                // In one transaction: the server must not begin to read what it is about to be stopped for.
                connection.setAutoCommit(false);
                GrownJournal grown = fill(connection, subject.announced(), entries);
                connection.commit();
                return grown;
            }
        }
    }

    /** When so much of it had been said. */
    Instant at(double share) {
        return begins.plusMillis(Math.round(share * LASTS.toMillis()));
    }

    private static GrownJournal fill(Connection connection, JsonNode announced, int entries) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(BEGINS)) {
            question.setString(1, LASTS.toString());
            try (ResultSet journal = question.executeQuery()) {
                journal.next();
                long id = journal.getLong(1);
                Instant begins = journal.getObject(2, OffsetDateTime.class).toInstant();
                GrownJournal grown = new GrownJournal(begins.truncatedTo(ChronoUnit.MILLIS));
                grown.write(connection, id, announced, entries);
                return grown;
            }
        }
    }

    private void write(Connection connection, long journal, JsonNode announced, int entries) throws SQLException {
        List<Row> rows = putOff(announced);
        Mix mix = new Mix(announced);
        int written = 0;
        while (written < entries) {
            int before = written;
            while (rows.size() < Math.min(PAGE, entries - before)) {
                rows.add(row(before + rows.size(), mix));
            }
            write(connection, journal, before, rows, entries);
            written += rows.size();
            rows.clear();
        }
        try (PreparedStatement head = connection.prepareStatement(HEAD);
                Statement analyze = connection.createStatement()) {
            head.setLong(1, entries);
            head.setObject(2, at(1).atOffset(ZoneOffset.UTC));
            head.setLong(3, journal);
            head.executeUpdate();
            analyze.execute("analyze");
        }
    }

    private List<Row> putOff(JsonNode announced) {
        List<Row> rows = new ArrayList<>();
        announced.path("milestones").fieldNames().forEachRemaining(milestone -> {
            ObjectNode decision = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "milestone.postponed")
                    .put("milestone", milestone)
                    .put("to", begins.plus(PUT_OFF_BY).toString());
            rows.add(new Row(UUID.randomUUID(), PROGRAM, decision.toString()));
        });
        return rows;
    }

    /** What the mix says next; what people write differs from entry to entry. */
    private static Row row(int number, Mix mix) {
        Mix.Next next = mix.next();
        next.acknowledged().run();
        String author = number % ENTRIES_FOR_ONE_PROGRAM == 0 ? PROGRAM : organizer(next.body(), number);
        return new Row(next.id(), author, next.body().replace(TEXT, TEXT + "(" + number + ") "));
    }

    private static String organizer(String body, int number) {
        int from = body.indexOf(CITY) + CITY.length();
        String city = body.substring(from, body.indexOf('"', from));
        UUID session = new UUID(city.hashCode(), number % SESSIONS_IN_CITY);
        return "{\"kind\":\"organizer\",\"city\":\"" + city + "\",\"session\":\"" + session + "\"}";
    }

    private void write(Connection connection, long journal, int before, List<Row> rows, int entries)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ENTRIES)) {
            insert.setLong(1, journal);
            List<Integer> seqs = IntStream.rangeClosed(before + 1, before + rows.size())
                    .boxed()
                    .toList();
            column(insert, 2, "bigint", seqs);
            column(insert, 3, "uuid", rows.stream().map(Row::id).toList());
            column(
                    insert,
                    4,
                    "text",
                    seqs.stream()
                            .map(seq -> at((double) seq / entries).toString())
                            .toList());
            column(insert, 5, "text", rows.stream().map(Row::author).toList());
            column(insert, 6, "text", rows.stream().map(Row::statement).toList());
            insert.executeUpdate();
        }
    }

    private static void column(PreparedStatement insert, int index, String type, List<?> values) throws SQLException {
        insert.setArray(index, insert.getConnection().createArrayOf(type, values.toArray()));
    }
}
