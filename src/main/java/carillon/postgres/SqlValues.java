package carillon.postgres;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** Converts between Java's values and those that PostgreSQL's client for Vert.x reads and writes. */
public final class SqlValues {
    private SqlValues() {}

    /** Converts an instant to a {@code timestamptz}, which the client knows only with an offset. */
    public static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Reads a column that is {@code timestamptz not null}. */
    public static Instant instant(Row row, String column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
    }

    /** Reads a column that is {@code timestamptz not null}, by its place from 0, which is faster than by its name. */
    public static Instant instant(Row row, int column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
    }

    /** Returns the first row, or nothing where there is none. */
    public static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
