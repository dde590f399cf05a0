package carillon.access;

import static carillon.access.Columns.city;
import static carillon.access.Columns.first;
import static carillon.access.Columns.hash;
import static carillon.access.Columns.instant;
import static carillon.access.Columns.utc;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The invitations and sessions of one edition. Every future fails with {@link carillon.postgres.DatabaseUnavailable} where the database
 * cannot be reached.
 */
public final class Access {
    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofDays(30);

    private static final Duration ONE_TIME_LINK = Duration.ofHours(24);
    private static final System.Logger LOG = System.getLogger(Access.class.getName());

    private final Database database;
    private final EditionId edition;
    private final InstantSource world;
    private final InvitationTable invitations;
    private final Expiry expiry;

    public Access(Database database, EditionId edition, InstantSource world) {
        this.database = database;
        this.edition = edition;
        this.world = world;
        this.invitations = new InvitationTable(edition);
        this.expiry = new Expiry(database);
    }

    /**
     * To be asked once, before anybody is let in: forgets what is over, and brings what an older version made within bounds.
     *
     * @param latest when an invitation may expire at the latest
     */
    public Future<Void> start(Instant latest) {
        return database.ask(connection -> invitations.limit(connection, latest))
                .compose(unused -> expiry.forgetMost(world.instant()));
    }

    /** Makes an invitation on behalf of whoever speaks. */
    public Future<Inviting> invite(
            Speaker speaker, Optional<CityId> city, Optional<String> label, Instant expires, int uses) {
        Invitation invitation = new Invitation(UUID.randomUUID(), city, label, expires, uses, 0, speaker.maker());
        return clearAway()
                .compose(unused -> database.askInTransaction(connection -> invitations
                        .lock(connection)
                        .compose(locked -> speaksStill(connection, speaker))
                        .compose(still -> still
                                ? inviteOneMore(connection, invitation)
                                : Future.succeededFuture(new Inviting.Ended()))));
    }

    /** Asked under the lock: whoever took this speaker's invitation back has done so by now, or has to wait. */
    private Future<Boolean> speaksStill(SqlConnection connection, Speaker speaker) {
        return speaker instanceof Speaker.Person person
                ? connection
                        .preparedQuery("select from session where id = $1 and expires > $2")
                        .execute(Tuple.of(person.session(), utc(world.instant())))
                        .map(rows -> rows.size() > 0)
                : Future.succeededFuture(true);
    }

    private Future<Inviting> inviteOneMore(SqlConnection connection, Invitation invitation) {
        return invitations
                .count(connection)
                .compose(count -> count < Invitation.MAX_OF_EDITION
                        ? invitations.insert(connection, invitation).map(made -> made)
                        : Future.succeededFuture(new Inviting.TooMany()));
    }

    /** Makes an invitation that makes one person a coordinator. */
    public Future<Secret> oneTimeLink() {
        Invitation link = new Invitation(
                UUID.randomUUID(),
                Optional.empty(),
                Optional.of(Label.SERVER),
                world.instant().plus(ONE_TIME_LINK),
                1,
                0,
                new Maker.Server());
        return database.askInTransaction(connection -> invitations
                .lock(connection)
                .compose(locked -> invitations.forgetOldestPrinted(connection))
                .compose(forgotten -> invitations.insert(connection, link))
                .map(Inviting.Made::secret));
    }

    /**
     * Exchanges an invitation for a session.
     *
     * @param earlier the secret of the session that this device had so far; it ends where the new one begins
     */
    public Future<Redeeming> redeem(String invite, Optional<String> earlier) {
        Secret secret = Secret.make();
        UUID id = UUID.randomUUID();
        Instant now = world.instant();
        // To the millisecond already in the table, so that a session ends just when its holder was told.
        Instant expires = now.plus(SESSION).truncatedTo(ChronoUnit.MILLIS);
        // One statement, so that an invitation which serves once serves once, whoever comes at the same time, and so
        // that
        // a device has one session, the old or the new.
        return query(
                        """
                        with spent as (
                            update invitation set used = used + 1
                            where edition = $1 and hash = $2 and used < uses and expires > $3 returning id
                        ), ended as (
                            delete from session using invitation
                            where invitation.id = session.invitation and invitation.edition = $1 and session.hash = $4
                                and exists (select from spent)
                            returning session.id
                        ), begun as (
                            insert into session (id, invitation, hash, expires) select $5, spent.id, $6, $7 from spent
                        )
                        select
                            id, city,
                            exists (select from spent) as serves,
                            (select ended.id from ended) as earlier
                        from invitation where edition = $1 and hash = $2
                        """,
                        Tuple.tuple()
                                .addString(edition.value())
                                .addBuffer(hash(new Secret(invite)))
                                .addOffsetDateTime(utc(now))
                                .addBuffer(hashOrNull(earlier))
                                .addUUID(id)
                                .addBuffer(hash(secret))
                                .addOffsetDateTime(utc(expires)))
                .map(rows -> first(rows)
                        .map(row -> redeeming(row, id, secret, expires))
                        .orElseGet(Redeeming.Unknown::new))
                .compose(redeeming -> redeeming instanceof Redeeming.Begun
                        ? clearAway().map(redeeming)
                        : Future.succeededFuture(redeeming));
    }

    private static io.vertx.core.buffer.@Nullable Buffer hashOrNull(Optional<String> secret) {
        return secret.map(Secret::new).map(Columns::hash).orElse(null);
    }

    private static Redeeming redeeming(Row row, UUID session, Secret secret, Instant expires) {
        UUID invitation = row.getUUID("id");
        return row.getBoolean("serves")
                ? new Redeeming.Begun(
                        new Speaker.Person(session, invitation, city(row), expires),
                        secret,
                        Optional.ofNullable(row.getUUID("earlier")))
                : new Redeeming.Spent(invitation);
    }

    /** Who a session's secret belongs to; nothing where it is unknown or over. */
    public Future<Optional<Speaker.Person>> find(String session) {
        return query(
                        """
                        select session.id, invitation.id as invitation, session.expires, invitation.city
                        from session join invitation on invitation.id = session.invitation
                        where invitation.edition = $1 and session.hash = $2 and session.expires > $3
                        """,
                        Tuple.tuple()
                                .addString(edition.value())
                                .addBuffer(hash(new Secret(session)))
                                .addOffsetDateTime(utc(world.instant())))
                .map(rows -> first(rows)
                        .map(row -> new Speaker.Person(
                                row.getUUID("id"), row.getUUID("invitation"), city(row), instant(row, "expires"))));
    }

    /** How many sessions and invitations of this edition serve now. */
    public Future<Census> census() {
        return query("""
                        select
                            (select count(*) from session join invitation on invitation.id = session.invitation
                                where invitation.edition = $1 and session.expires > $2) as sessions,
                            (select count(*) from invitation
                                where edition = $1 and expires > $2 and used < uses) as invitations
                        """, Tuple.of(edition.value(), utc(world.instant())))
                .map(rows -> rows.iterator().next())
                .map(row -> new Census(row.getLong("sessions"), row.getLong("invitations")));
    }

    /** Ends a session. */
    public Future<Void> signOut(UUID session) {
        return query("delete from session where id = $1", Tuple.of(session)).mapEmpty();
    }

    /** The invitations, the last to expire first; the first {@value InvitationTable#MAX_LISTED} of them. */
    public Future<List<Invitation>> invitations() {
        return database.ask(invitations::list);
    }

    /**
     * Takes an invitation back, with whatever came of it: its sessions, the invitations that its holders made, and so on. Nothing where
     * there is none of that id.
     */
    public Future<Optional<Revoked>> revoke(UUID invitation) {
        return database.askInTransaction(connection ->
                invitations.lock(connection).compose(locked -> invitations.revoke(connection, invitation)));
    }

    /** Whoever makes something new does not fail because of something old. */
    private Future<Void> clearAway() {
        return expiry.forgetSome(world.instant()).<Void>mapEmpty().recover(failure -> {
            LOG.log(System.Logger.Level.DEBUG, "what is over was not deleted: {0}", failure.getMessage());
            return Future.succeededFuture();
        });
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return database.ask(connection -> connection.preparedQuery(sql).execute(values));
    }
}
