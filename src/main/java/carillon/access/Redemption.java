package carillon.access;

import static carillon.access.InvitationTable.role;
import static carillon.postgres.SqlValues.first;
import static carillon.postgres.SqlValues.timestamp;

import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Exchanges invitations for sessions. A use is a device: one that comes again with the secret under which it already has a session of
 * the same invitation keeps that session, also where the invitation is used up or has expired meanwhile.
 *
 * <p>One that comes with another invitation gets a new secret, which has all its roles. A session in the same role is replaced.
 */
final class Redemption {
    private final Database database;
    private final SessionTable sessions;

    Redemption(Database database, SessionTable sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /**
     * An invitation that was found by its secret.
     *
     * @param serves whether it lets one more device in
     */
    private record Found(UUID id, Role role, Optional<String> label, boolean serves) {

        /** Finds the role that this invitation gave to a device already. */
        Optional<HeldRole> of(Optional<Device> device) {
            return device.stream()
                    .flatMap(known -> known.roles().stream())
                    .filter(held -> held.invitation().equals(id))
                    .findFirst();
        }
    }

    /** Does what {@link Access#redeem} says, at an instant of the world. */
    Future<RedeemResult> redeem(String invite, Optional<String> earlier, Instant now) {
        return database.askInTransaction(connection -> find(connection, invite, now)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(new RedeemResult.Unknown())
                        : device(connection, earlier, now)
                                .compose(device -> redeem(connection, found.get(), device, now))));
    }

    private Future<Optional<Found>> find(SqlConnection connection, String invite, Instant now) {
        return connection
                .preparedQuery("""
                        select id, edition, administrator, city, label, used < uses and expires > $2 as serves
                        from invitation
                        where hash = $1
                        """)
                .execute(Tuple.of(new Secret(invite).hash(), timestamp(now)))
                .map(rows -> first(rows).map(Redemption::found));
    }

    private static Found found(Row row) {
        return new Found(
                row.getUUID("id"), role(row), Optional.ofNullable(row.getString("label")), row.getBoolean("serves"));
    }

    private Future<Optional<Device>> device(SqlConnection connection, Optional<String> secret, Instant now) {
        return secret.map(known -> sessions.find(connection, new Secret(known), now)
                        .map(found -> found.map(SessionTable.Found::device)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<RedeemResult> redeem(
            SqlConnection connection, Found invitation, Optional<Device> device, Instant now) {
        Optional<HeldRole> known = invitation.of(device);
        return known.isPresent()
                ? Future.succeededFuture(new RedeemResult.AlreadyIn(known.get()))
                : spend(connection, invitation, now)
                        .compose(spent -> spent
                                ? begin(connection, invitation, device, now).map(begun -> begun)
                                : Future.succeededFuture(new RedeemResult.Spent(invitation.id())));
    }

    /** Counts a use. Of two requests at once, an invitation for one use serves one. */
    private static Future<Boolean> spend(SqlConnection connection, Found invitation, Instant now) {
        return connection
                .preparedQuery("update invitation set used = used + 1 where id = $1 and used < uses and expires > $2")
                .execute(Tuple.of(invitation.id(), timestamp(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Future<RedeemResult> begin(
            SqlConnection connection, Found invitation, Optional<Device> device, Instant now) {
        Secret secret = Secret.random();
        // To the millisecond already in the table, so that a session ends exactly when its holder was told.
        Instant expires = now.plus(Access.SESSION).truncatedTo(ChronoUnit.MILLIS);
        HeldRole begun = new HeldRole(UUID.randomUUID(), invitation.id(), invitation.role(), expires);
        List<HeldRole> before = device.map(Device::roles).orElse(List.of());
        List<HeldRole> kept = before.stream()
                .filter(held -> !held.role().equals(begun.role()))
                .limit(Device.MAX_ROLES - 1L)
                .toList();
        List<HeldRole> ended =
                before.stream().filter(held -> !kept.contains(held)).toList();
        Device known = new Device(
                device.map(Device::id).orElseGet(UUID::randomUUID),
                Stream.concat(Stream.of(begun), kept.stream()).toList());
        return end(connection, ended)
                .compose(_ -> setSecret(connection, known.id(), secret, expires))
                .compose(_ -> hideOthers(connection, known.id()))
                .compose(_ -> insert(connection, begun, known.id(), secret, now))
                .map(_ -> new RedeemResult.SignedIn(
                        known, secret, ended.stream().map(HeldRole::session).findFirst()));
    }

    private static Future<Void> end(SqlConnection connection, List<HeldRole> ended) {
        UUID[] ids = ended.stream().map(HeldRole::session).toArray(UUID[]::new);
        return ids.length == 0
                ? Future.succeededFuture()
                : connection
                        .preparedQuery("delete from session where id = any ($1)")
                        .execute(Tuple.tuple().addArrayOfUUID(ids))
                        .mapEmpty();
    }

    private static Future<Void> setSecret(SqlConnection connection, UUID device, Secret secret, Instant expires) {
        return connection
                .preparedQuery("""
                        insert into device (id, hash, expires) values ($1, $2, $3)
                        on conflict (id) do update set hash = excluded.hash, expires = excluded.expires
                        """)
                .execute(Tuple.of(device, secret.hash(), timestamp(expires)))
                .mapEmpty();
    }

    /** Gives the other sessions a hash that nobody knows: a server of the version before takes none but the newest. */
    private static Future<Void> hideOthers(SqlConnection connection, UUID device) {
        return connection.preparedQuery("""
                        update session set device = $1, hash = sha256(convert_to(gen_random_uuid()::text, 'UTF8'))
                        where device = $1 or device is null and id = $1
                        """).execute(Tuple.of(device)).mapEmpty();
    }

    private static Future<Void> insert(
            SqlConnection connection, HeldRole begun, UUID device, Secret secret, Instant now) {
        return connection
                .preparedQuery("""
                        insert into session (id, invitation, hash, expires, device, began) values ($1, $2, $3, $4, $5, $6)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(begun.session())
                        .addUUID(begun.invitation())
                        .addBuffer(secret.hash())
                        .addOffsetDateTime(timestamp(begun.expires()))
                        .addUUID(device)
                        .addOffsetDateTime(timestamp(now)))
                .mapEmpty();
    }

    /** Does what {@link Access#preview} says, at an instant of the world. */
    Future<PreviewResult> preview(String invite, Optional<String> earlier, Instant now) {
        return database.ask(connection -> find(connection, invite, now)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(new PreviewResult.Unknown())
                        : device(connection, earlier, now).map(device -> outcome(found.get(), device))));
    }

    private static PreviewResult outcome(Found invitation, Optional<Device> device) {
        return invitation.serves() || invitation.of(device).isPresent()
                ? new PreviewResult.Serves(invitation.role(), invitation.label())
                : new PreviewResult.Spent(invitation.id());
    }
}
