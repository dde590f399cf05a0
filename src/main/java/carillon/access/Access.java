package carillon.access;

import static carillon.access.InvitationTable.city;
import static carillon.postgres.SqlValues.first;
import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Creates, redeems and revokes the invitations of one edition, and looks up its sessions. Every future fails with
 * {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached.
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
    private final Redemption redemption;
    private final ExpiredRows expiredRows;

    public Access(Database database, EditionId edition, InstantSource world) {
        this.database = database;
        this.edition = edition;
        this.world = world;
        this.invitations = new InvitationTable(edition);
        this.redemption = new Redemption(database, edition);
        this.expiredRows = new ExpiredRows(database);
    }

    /**
     * Deletes what has expired, and brings invitations of an older version within today's bounds. It is called once, before
     * the first request.
     *
     * @param latest when an invitation may expire at the latest
     */
    public Future<Void> start(Instant latest) {
        return database.ask(connection -> invitations.limit(connection, latest))
                .compose(_ -> expiredRows.deleteMost(world.instant()));
    }

    /** Creates an invitation on behalf of a speaker. */
    public Future<InviteResult> invite(
            Speaker speaker, Optional<CityId> city, Optional<String> label, Instant expires, int uses) {
        Invitation invitation = new Invitation(UUID.randomUUID(), city, label, expires, uses, 0, speaker.inviter());
        return deleteExpired()
                .compose(_ -> database.askInTransaction(connection -> invitations
                        .lock(connection)
                        .compose(locked -> isSignedIn(connection, speaker))
                        .compose(signedIn -> signedIn
                                ? insertWithinLimit(connection, invitation)
                                : Future.succeededFuture(new InviteResult.SessionEnded()))));
    }

    /** Is asked under the lock: a revocation of this speaker's invitation has committed by now, or has to wait. */
    private Future<Boolean> isSignedIn(SqlConnection connection, Speaker speaker) {
        return speaker instanceof Speaker.Person person
                ? connection
                        .preparedQuery("select from session where id = $1 and expires > $2")
                        .execute(Tuple.of(person.session(), timestamp(world.instant())))
                        .map(rows -> rows.size() > 0)
                : Future.succeededFuture(true);
    }

    private Future<InviteResult> insertWithinLimit(SqlConnection connection, Invitation invitation) {
        return invitations
                .count(connection)
                .compose(count -> count < Invitation.MAX_OF_EDITION
                        ? invitations.insert(connection, invitation).map(created -> created)
                        : Future.succeededFuture(new InviteResult.TooMany()));
    }

    /** Creates an invitation that makes one person a coordinator. */
    public Future<Secret> oneTimeLink() {
        Invitation link = new Invitation(
                UUID.randomUUID(),
                Optional.empty(),
                Optional.of(Label.SERVER),
                world.instant().plus(ONE_TIME_LINK),
                1,
                0,
                new Inviter.Server());
        return database.askInTransaction(connection -> invitations
                .lock(connection)
                .compose(locked -> invitations.deleteOldestPrinted(connection))
                .compose(deleted -> invitations.insert(connection, link))
                .map(InviteResult.Created::secret));
    }

    /**
     * Exchanges an invitation for a session, or finds the one that this device already has of it.
     *
     * @param invite the invitation's secret
     * @param earlier the secret of the session that this device had so far; it ends where a new one begins
     */
    public Future<RedeemResult> redeem(String invite, Optional<String> earlier) {
        return redemption
                .redeem(invite, earlier, world.instant())
                .compose(result -> result instanceof RedeemResult.SignedIn
                        ? deleteExpired().map(result)
                        : Future.succeededFuture(result));
    }

    /**
     * Finds what an invitation would make of a device, and changes nothing.
     *
     * @param earlier the secret of the session that this device has
     */
    public Future<PreviewResult> preview(String invite, Optional<String> earlier) {
        return redemption.preview(invite, earlier, world.instant());
    }

    /** Finds the person whose session has this secret; nothing where it is unknown or has expired. */
    public Future<Optional<Speaker.Person>> find(String session) {
        return query(
                        """
                        select session.id, invitation.id as invitation, session.expires, invitation.city
                        from session
                        join invitation on invitation.id = session.invitation
                        where invitation.edition = $1 and session.hash = $2 and session.expires > $3
                        """,
                        Tuple.tuple()
                                .addString(edition.value())
                                .addBuffer(new Secret(session).hash())
                                .addOffsetDateTime(timestamp(world.instant())))
                .map(rows -> first(rows)
                        .map(row -> new Speaker.Person(
                                row.getUUID("id"), row.getUUID("invitation"), city(row), instant(row, "expires"))));
    }

    /** Counts the sessions and invitations of this edition that are valid now. */
    public Future<AccessCounts> counts() {
        return query("""
                        select
                            (
                                select count(*)
                                from session
                                join invitation on invitation.id = session.invitation
                                where invitation.edition = $1 and session.expires > $2
                            ) as sessions,
                            (
                                select count(*)
                                from invitation
                                where edition = $1 and expires > $2 and used < uses
                            ) as invitations
                        """, Tuple.of(edition.value(), timestamp(world.instant())))
                .map(rows -> rows.iterator().next())
                .map(row -> new AccessCounts(row.getLong("sessions"), row.getLong("invitations")));
    }

    /**
     * Finds what their inviters called those who hold these sessions: the labels of the sessions' invitations. A session that has
     * ended, or whose invitation has no label, is not among them.
     */
    public Future<Map<UUID, String>> labels(Collection<UUID> sessions) {
        return sessions.isEmpty()
                ? Future.succeededFuture(Map.of())
                : query("""
                        select session.id, invitation.label
                        from session
                        join invitation on invitation.id = session.invitation
                        where invitation.edition = $1 and session.id = any ($2) and invitation.label is not null
                        """, Tuple.tuple().addString(edition.value()).addArrayOfUUID(sessions.toArray(UUID[]::new)))
                        .map(rows -> rows.stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        row -> row.getUUID("id"), row -> row.getString("label"))));
    }

    /** Ends a session. */
    public Future<Void> signOut(UUID session) {
        return query("delete from session where id = $1", Tuple.of(session)).mapEmpty();
    }

    /** Lists the invitations, the last to expire first; at most {@value InvitationTable#MAX_LISTED} of them. */
    public Future<List<Invitation>> invitations() {
        return database.ask(invitations::list);
    }

    /**
     * Deletes an invitation with all that descends from it: its sessions, the invitations that its holders created, and so on.
     *
     * @return nothing where there is no invitation with this id
     */
    public Future<Optional<Revocation>> revoke(UUID invitation) {
        return database.askInTransaction(connection ->
                invitations.lock(connection).compose(locked -> invitations.revoke(connection, invitation)));
    }

    /** Deletes expired rows. A failure is only logged: what is new does not fail because of what is old. */
    private Future<Void> deleteExpired() {
        return expiredRows.deleteSome(world.instant()).<Void>mapEmpty().recover(failure -> {
            LOG.log(System.Logger.Level.DEBUG, "expired rows were not deleted: {0}", failure.getMessage());
            return Future.succeededFuture();
        });
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return database.ask(connection -> connection.preparedQuery(sql).execute(values));
    }
}
