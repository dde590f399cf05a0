package carillon.access;

import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.postgres.Database;
import io.vertx.core.Future;
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

/**
 * Creates, redeems and revokes the invitations of all editions, finds devices by their secrets, and lists and ends their sessions.
 * Every future fails with {@link carillon.postgres.DatabaseUnavailable} where the database cannot be reached.
 */
public final class Access {
    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofDays(30);

    private static final Duration ONE_TIME_LINK = Duration.ofHours(24);
    private static final System.Logger LOG = System.getLogger(Access.class.getName());

    private final Database database;
    private final InstantSource world;
    private final InvitationTable invitations = new InvitationTable();
    private final SessionTable sessions = new SessionTable();
    private final Redemption redemption;
    private final ExpiredRows expiredRows;

    public Access(Database database, InstantSource world) {
        this.database = database;
        this.world = world;
        this.redemption = new Redemption(database, sessions);
        this.expiredRows = new ExpiredRows(database);
    }

    /** Deletes what has expired. It is called once, before the first request. */
    public Future<Void> start() {
        return expiredRows.deleteMost(world.instant());
    }

    /**
     * Brings invitations that an older version made in an edition within today's bounds.
     *
     * @param latest when an invitation may expire at the latest
     */
    public Future<Void> limit(EditionId edition, Instant latest) {
        return database.ask(connection -> invitations.limit(connection, edition, latest));
    }

    /**
     * Creates an invitation on behalf of a speaker.
     *
     * @param edition the edition in which it is made
     */
    public Future<InviteResult> invite(
            Speaker speaker, EditionId edition, Role role, Optional<String> label, Instant expires, int uses) {
        Invitation invitation = new Invitation(UUID.randomUUID(), role, label, expires, uses, 0, speaker.inviter());
        return deleteExpired()
                .compose(_ -> database.askInTransaction(connection -> invitations
                        .lock(connection, Optional.of(edition))
                        .compose(locked -> isSignedIn(connection, speaker))
                        .compose(signedIn -> signedIn
                                ? insertWithinLimit(connection, edition, invitation)
                                : Future.succeededFuture(new InviteResult.SessionEnded()))));
    }

    /** Is asked under the lock: a revocation of this speaker's invitation has committed by now, or has to wait. */
    private Future<Boolean> isSignedIn(SqlConnection connection, Speaker speaker) {
        return speaker instanceof Speaker.Person person
                ? sessions.isGoingOn(connection, person.speaking().session(), world.instant())
                : Future.succeededFuture(true);
    }

    private Future<InviteResult> insertWithinLimit(SqlConnection connection, EditionId edition, Invitation invitation) {
        return invitations
                .count(connection, edition)
                .compose(count -> count < Invitation.MAX_OF_EDITION
                        ? invitations
                                .insert(connection, Optional.of(edition), invitation)
                                .map(created -> created)
                        : Future.succeededFuture(new InviteResult.TooMany()));
    }

    /**
     * Creates an invitation that makes one person an administrator.
     *
     * @param edition the current one; absent where there is none
     */
    public Future<Secret> oneTimeLink(Optional<EditionId> edition) {
        Invitation link = new Invitation(
                UUID.randomUUID(),
                new Role.Administrator(),
                Optional.of(Label.SERVER),
                world.instant().plus(ONE_TIME_LINK),
                1,
                0,
                new Inviter.Server());
        return database.askInTransaction(connection -> invitations
                .lock(connection, edition)
                .compose(locked -> invitations.deleteOldestPrinted(connection))
                .compose(deleted -> invitations.insert(connection, edition, link))
                .map(InviteResult.Created::secret));
    }

    /**
     * Exchanges an invitation for a session, or finds the one that this device already has of it.
     *
     * @param invite the invitation's secret
     * @param earlier the secret that this device had so far; where a session begins, the device gets a new one for all its roles
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
     * @param earlier the secret that this device has
     */
    public Future<PreviewResult> preview(String invite, Optional<String> earlier) {
        return redemption.preview(invite, earlier, world.instant());
    }

    /** Finds the device that has this secret, and notes that it was heard of; nothing where all its sessions have ended. */
    public Future<Optional<Device>> find(String secret) {
        Instant now = world.instant();
        return database.ask(connection -> sessions.find(connection, new Secret(secret), now))
                .map(found -> found.map(known -> {
                    noteSeen(known, now);
                    return known.device();
                }));
    }

    /** Nobody waits for it: whom a request is from is known without it. */
    private void noteSeen(SessionTable.Found found, Instant now) {
        if (found.isToBeNoted(now)) {
            database.ask(connection -> sessions.noteSeen(connection, found, now))
                    .onFailure(failure ->
                            LOG.log(System.Logger.Level.DEBUG, "a request was not noted: {0}", failure.getMessage()));
        }
    }

    /** Counts the sessions and invitations that are valid now. */
    public Future<AccessCounts> counts() {
        return database.ask(connection -> connection.preparedQuery("""
                                select
                                    (select count(*) from session where expires > $1) as sessions,
                                    (select count(*) from invitation where expires > $1 and used < uses) as invitations
                                """).execute(Tuple.of(timestamp(world.instant()))))
                .map(rows -> rows.iterator().next())
                .map(row -> new AccessCounts(row.getLong("sessions"), row.getLong("invitations")));
    }

    /**
     * Finds what their inviters called those who hold these sessions: the labels of the sessions' invitations. A session that has
     * ended, or whose invitation has no label, is not among them.
     */
    public Future<Map<UUID, String>> labels(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : database.ask(connection -> sessions.labels(connection, ids));
    }

    /**
     * Lists the sessions of an edition and those of administrators, the newest first; at most {@value SessionTable#MAX_LISTED}.
     *
     * @param cities only those of these cities' organizers; all where it is absent
     */
    public Future<List<Session>> sessions(EditionId edition, Optional<List<CityId>> cities) {
        return database.ask(connection -> sessions.list(connection, edition, cities, world.instant()));
    }

    /** Finds one of these sessions. */
    public Future<Optional<Session>> session(EditionId edition, UUID id) {
        return database.ask(connection -> sessions.get(connection, edition, id, world.instant()));
    }

    /** Ends a session: its device loses that role. */
    public Future<Void> signOut(UUID session) {
        return database.ask(connection -> sessions.end(connection, session));
    }

    /** Ends all sessions of a device. */
    public Future<Void> signOut(Device device) {
        return database.ask(connection -> sessions.endAllOf(connection, device.id()));
    }

    /**
     * Ends the sessions of an edition except those of the speaker's own device; administrators' go on.
     *
     * @param city only those of its organizers; all where it is absent
     * @return how many
     */
    public Future<Integer> signOutOthers(Speaker speaker, EditionId edition, Optional<CityId> city) {
        Optional<UUID> own = speaker instanceof Speaker.Person person
                ? Optional.of(person.device().id())
                : Optional.empty();
        return database.ask(connection -> sessions.endAll(connection, edition, city, own, world.instant()));
    }

    /**
     * Lists the invitations of an edition and those of administrators, the last to expire first; at most
     * {@value InvitationTable#MAX_LISTED} of them.
     */
    public Future<List<Invitation>> invitations(EditionId edition) {
        return database.ask(connection -> invitations.list(connection, edition));
    }

    /** Finds one of these invitations. */
    public Future<Optional<Invitation>> invitation(EditionId edition, UUID id) {
        return database.ask(connection -> invitations.find(connection, edition, id));
    }

    /** Gives one of these invitations another label; nothing where there is no invitation with this id. */
    public Future<Optional<Invitation>> rename(EditionId edition, UUID id, String label) {
        return database.ask(connection -> invitations.rename(connection, edition, id, label));
    }

    /**
     * Deletes an invitation with all that descends from it: its sessions, the invitations that its holders created, and so on.
     *
     * @return nothing where there is no invitation with this id
     */
    public Future<Optional<Revocation>> revoke(EditionId edition, UUID invitation) {
        return database.askInTransaction(connection -> invitations
                .lock(connection, Optional.of(edition))
                .compose(locked -> invitations.revoke(connection, edition, invitation)));
    }

    /** Deletes expired rows. A failure is only logged: what is new does not fail because of what is old. */
    private Future<Void> deleteExpired() {
        return expiredRows.deleteSome(world.instant()).<Void>mapEmpty().recover(failure -> {
            LOG.log(System.Logger.Level.DEBUG, "expired rows were not deleted: {0}", failure.getMessage());
            return Future.succeededFuture();
        });
    }
}
