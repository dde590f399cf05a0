package carillon.access;

import static carillon.access.InvitationTable.role;
import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and ends sessions in the database, each of which is one role of one device.
 *
 * <p>The device has the secret. A session that a server of the version before made has no device yet, and has the secret itself: it is
 * a device of its own, with the session's id.
 */
final class SessionTable {
    /** The most that a list shows. */
    static final int MAX_LISTED = 1_000;

    /** {@code $1} is now. */
    private static final String SESSIONS = """
            select
                session.id,
                session.invitation,
                session.expires,
                session.began,
                coalesce(session.device, session.id) as device,
                session.device is not null as adopted,
                device.seen,
                invitation.edition,
                invitation.administrator,
                invitation.city,
                invitation.label
            from session
            join invitation on invitation.id = session.invitation
            left join device on device.id = session.device
            where session.expires > $1
            """;

    /** Each session lasts equally long, so the last to end is the newest. */
    private static final String NEWEST_FIRST = " session.expires desc, session.id limit " + MAX_LISTED;

    /**
     * A device, as it was found by its secret.
     *
     * @param isAdopted whether the table of devices has it
     * @param seen when it was last heard of, as far as is noted
     */
    record Found(Device device, boolean isAdopted, Optional<Instant> seen) {

        /** Whether it is to be noted that the device was heard of now. */
        boolean isToBeNoted(Instant now) {
            return seen.filter(before -> !before.isBefore(minute(now))).isEmpty();
        }
    }

    /** Finds the device that has this secret; nothing where none has it, or all its sessions have ended. */
    Future<Optional<Found>> find(SqlConnection connection, Secret secret, Instant now) {
        return connection
                .preparedQuery(SESSIONS + """
                        and (
                            session.device = (select id from device where hash = $2)
                            or session.device is null and session.hash = $2
                        )
                        order by coalesce(session.hash = device.hash, false) desc,
                        """ + NEWEST_FIRST)
                .execute(Tuple.of(timestamp(now), secret.hash()))
                .map(SessionTable::found);
    }

    private static Optional<Found> found(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row newest = rows.iterator().next();
        List<HeldRole> roles = rows.stream().map(SessionTable::held).toList();
        return Optional.of(
                new Found(new Device(newest.getUUID("device"), roles), newest.getBoolean("adopted"), seen(newest)));
    }

    private static HeldRole held(Row row) {
        return new HeldRole(row.getUUID("id"), row.getUUID("invitation"), role(row), instant(row, "expires"));
    }

    private static Optional<Instant> seen(Row row) {
        return optional(row, "seen");
    }

    private static Optional<Instant> optional(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /** Notes that a device was heard of. One that the table of devices does not have is added to it. */
    Future<Void> noteSeen(SqlConnection connection, Found found, Instant now) {
        UUID id = found.device().id();
        Future<Void> adopted = found.isAdopted() ? Future.succeededFuture() : adopt(connection, id);
        return adopted.compose(_ -> connection
                .preparedQuery("update device set seen = $2 where id = $1 and (seen is null or seen < $2)")
                .execute(Tuple.of(id, timestamp(minute(now))))
                .mapEmpty());
    }

    private static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Future<Void> adopt(SqlConnection connection, UUID session) {
        return connection.preparedQuery("""
                        with adopted as (
                            insert into device (id, hash, expires)
                            select id, hash, expires from session where id = $1 and device is null
                            on conflict do nothing
                            returning id
                        )
                        update session set device = adopted.id from adopted where session.id = adopted.id
                        """).execute(Tuple.of(session)).mapEmpty();
    }

    /**
     * Lists the sessions of an edition and those of administrators, the newest first.
     *
     * @param cities only those of these cities' organizers; all where it is absent
     */
    Future<List<Session>> list(
            SqlConnection connection, EditionId edition, Optional<List<CityId>> cities, Instant now) {
        String @Nullable [] names = cities.map(
                        ids -> ids.stream().map(CityId::value).toArray(String[]::new))
                .orElse(null);
        return connection
                .preparedQuery(SESSIONS + """
                        and (invitation.edition = $2 or invitation.administrator)
                        and ($3::text[] is null or invitation.city = any ($3))
                        order by
                        """ + NEWEST_FIRST)
                .execute(Tuple.of(timestamp(now), edition.value()).addArrayOfString(names))
                .map(rows -> rows.stream().map(SessionTable::session).toList());
    }

    /** Finds a session that is listed in an edition. */
    Future<Optional<Session>> get(SqlConnection connection, EditionId edition, UUID id, Instant now) {
        return connection
                .preparedQuery(
                        SESSIONS + "and (invitation.edition = $2 or invitation.administrator) and session.id = $3")
                .execute(Tuple.of(timestamp(now), edition.value(), id))
                .map(rows -> rows.stream().map(SessionTable::session).findFirst());
    }

    private static Session session(Row row) {
        return new Session(
                held(row),
                row.getUUID("device"),
                Optional.ofNullable(row.getString("label")),
                optional(row, "began").map(began -> began.truncatedTo(ChronoUnit.MILLIS)),
                seen(row));
    }

    /** Ends a session. */
    Future<Void> end(SqlConnection connection, UUID session) {
        return connection
                .preparedQuery("delete from session where id = $1")
                .execute(Tuple.of(session))
                .mapEmpty();
    }

    /** Ends all sessions of a device. */
    Future<Void> endAllOf(SqlConnection connection, UUID device) {
        return connection
                .preparedQuery("delete from session where device = $1 or device is null and id = $1")
                .execute(Tuple.of(device))
                .mapEmpty();
    }

    /**
     * Ends the sessions of an edition but not those of one device; administrators' go on.
     *
     * @param city only those of its organizers; all where it is absent
     * @param except the id of that device; absent where all are to end
     * @return how many
     */
    Future<Integer> endAll(
            SqlConnection connection, EditionId edition, Optional<CityId> city, Optional<UUID> except, Instant now) {
        return connection
                .preparedQuery("""
                        delete from session using invitation
                        where invitation.id = session.invitation
                            and invitation.edition = $1
                            and not invitation.administrator
                            and ($2::text is null or invitation.city = $2)
                            and coalesce(session.device, session.id) is distinct from $3
                            and session.expires > $4
                        """)
                .execute(Tuple.tuple()
                        .addString(edition.value())
                        .addString(city.map(CityId::value).orElse(null))
                        .addUUID(except.orElse(null))
                        .addOffsetDateTime(timestamp(now)))
                .map(rows -> rows.rowCount());
    }

    /** Whether a session goes on. */
    Future<Boolean> isGoingOn(SqlConnection connection, UUID session, Instant now) {
        return connection
                .preparedQuery("select from session where id = $1 and expires > $2")
                .execute(Tuple.of(session, timestamp(now)))
                .map(rows -> rows.size() > 0);
    }

    /** Finds the labels of the invitations of sessions, as {@link Access#labels} says. */
    Future<Map<UUID, String>> labels(SqlConnection connection, Collection<UUID> sessions) {
        return connection
                .preparedQuery("""
                        select session.id, invitation.label
                        from session
                        join invitation on invitation.id = session.invitation
                        where session.id = any ($1) and invitation.label is not null
                        """)
                .execute(Tuple.tuple().addArrayOfUUID(sessions.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(row -> row.getUUID("id"), row -> row.getString("label"))));
    }
}
