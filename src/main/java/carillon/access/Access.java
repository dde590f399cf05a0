package carillon.access;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.journal.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The invitations and sessions of one edition. Every future fails with {@link carillon.journal.JournalUnavailable} where the database
 * cannot be reached.
 */
public final class Access {
    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofDays(30);

    private static final Duration ONE_TIME_LINK = Duration.ofHours(24);

    private final Database database;
    private final EditionId edition;
    private final InstantSource world;

    public Access(Database database, EditionId edition, InstantSource world) {
        this.database = database;
        this.edition = edition;
        this.world = world;
    }

    /**
     * An invitation and the secret that redeems it, which nobody can read again.
     *
     * @param secret stands in the link
     */
    public record Made(Invitation invitation, Secret secret) {}

    /**
     * A session and its secret, which nobody can read again.
     *
     * @param secret stands in the cookie
     */
    public record Begun(Speaker.Person speaker, Secret secret) {}

    /** Makes an invitation. */
    public Future<Made> invite(Optional<CityId> city, Optional<String> label, Instant expires, int uses) {
        Secret secret = Secret.make();
        Invitation invitation = new Invitation(UUID.randomUUID(), city, label, expires, uses, 0);
        return query(
                        "insert into invitation (id, edition, hash, city, label, expires, uses) values ($1, $2, $3, $4, $5, $6, $7)",
                        Tuple.tuple()
                                .addUUID(invitation.id())
                                .addString(edition.value())
                                .addBuffer(Buffer.buffer(secret.hash()))
                                .addString(city.map(CityId::value).orElse(null))
                                .addString(label.orElse(null))
                                .addOffsetDateTime(utc(expires))
                                .addInteger(uses))
                .map(unused -> new Made(invitation, secret));
    }

    /** Makes an invitation that makes one person a coordinator. */
    public Future<Secret> oneTimeLink() {
        return invite(Optional.empty(), Optional.of("server"), world.instant().plus(ONE_TIME_LINK), 1)
                .map(Made::secret);
    }

    /** Exchanges an invitation for a session; nothing where it is unknown, used up, or too old. */
    public Future<Optional<Begun>> redeem(String invite) {
        Secret secret = Secret.make();
        UUID id = UUID.randomUUID();
        Instant now = world.instant();
        Instant expires = now.plus(SESSION);
        // One statement, so that an invitation which serves once serves once, whoever comes at the same time.
        return query(
                        """
                        with over as (
                            delete from session using invitation
                            where invitation.id = invitation and edition = $1 and session.expires <= $3
                        ), spent as (
                            update invitation set used = used + 1
                            where edition = $1 and hash = $2 and used < uses and expires > $3 returning id, city
                        ), begun as (
                            insert into session (id, invitation, hash, expires) select $4, spent.id, $5, $6 from spent
                        )
                        select city from spent
                        """,
                        Tuple.tuple()
                                .addString(edition.value())
                                .addBuffer(Buffer.buffer(new Secret(invite).hash()))
                                .addOffsetDateTime(utc(now))
                                .addUUID(id)
                                .addBuffer(Buffer.buffer(secret.hash()))
                                .addOffsetDateTime(utc(expires)))
                .map(rows -> first(rows).map(row -> new Begun(new Speaker.Person(id, city(row), expires), secret)));
    }

    /** Who a session's secret belongs to; nothing where it is unknown or over. */
    public Future<Optional<Speaker.Person>> find(String session) {
        return query(
                        """
                        select session.id, session.expires, city
                        from session join invitation on invitation.id = invitation
                        where edition = $1 and session.hash = $2 and session.expires > $3
                        """,
                        Tuple.tuple()
                                .addString(edition.value())
                                .addBuffer(Buffer.buffer(new Secret(session).hash()))
                                .addOffsetDateTime(utc(world.instant())))
                .map(rows -> first(rows)
                        .map(row -> new Speaker.Person(row.getUUID("id"), city(row), instant(row, "expires"))));
    }

    /** Ends a session. */
    public Future<Void> signOut(UUID session) {
        return query("delete from session where id = $1", Tuple.of(session)).mapEmpty();
    }

    /** All invitations, the last to expire first. */
    public Future<List<Invitation>> invitations() {
        return query(
                        "select id, city, label, expires, uses, used from invitation where edition = $1 order by expires desc, id",
                        Tuple.of(edition.value()))
                .map(rows -> {
                    List<Invitation> invitations = new ArrayList<>();
                    rows.forEach(row -> invitations.add(new Invitation(
                            row.getUUID("id"),
                            city(row),
                            Optional.ofNullable(row.getString("label")),
                            instant(row, "expires"),
                            row.getInteger("uses"),
                            row.getInteger("used"))));
                    return invitations;
                });
    }

    /** Takes an invitation back, and every session that came of it; false where there is none of that id. */
    public Future<Boolean> revoke(UUID invitation) {
        return query("delete from invitation where edition = $1 and id = $2", Tuple.of(edition.value(), invitation))
                .map(rows -> rows.rowCount() > 0);
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return database.ask(connection -> connection.preparedQuery(sql).execute(values));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Optional<CityId> city(Row row) {
        return Optional.ofNullable(row.getString("city")).map(CityId::new);
    }

    private static Instant instant(Row row, String column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
