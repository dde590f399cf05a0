package carillon.access;

import carillon.edition.CityId;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** How values stand in the tables. */
final class Columns {
    private Columns() {}

    static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    static Optional<CityId> city(Row row) {
        return Optional.ofNullable(row.getString("city")).map(CityId::new);
    }

    static Instant instant(Row row, String column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
    }

    static Buffer hash(Secret secret) {
        return Buffer.buffer(secret.hash());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
