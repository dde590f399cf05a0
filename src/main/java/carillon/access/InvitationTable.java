package carillon.access;

import static carillon.access.Columns.city;
import static carillon.access.Columns.first;
import static carillon.access.Columns.hash;
import static carillon.access.Columns.instant;
import static carillon.access.Columns.utc;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The invitations of one edition, as they are kept.
 *
 * <p>An invitation knows the one whose holder made it, and so does the database: none outlives one that it came of. Making and taking
 * back hold a lock of their edition. So nobody invites whose invitation is just being taken back, and there are never more than
 * there may be.
 */
final class InvitationTable {
    /** The most that the list shows: all there may be, and as many of the server's own. */
    static final int MAX_LISTED = 2 * Invitation.MAX_OF_EDITION;

    /** How many printed links may wait for somebody; the oldest go when another is printed. */
    static final int MAX_PRINTED = 20;

    /** Any number that nothing else in the database locks with. */
    private static final int LOCK = 4711;

    private static final String HOLDER = "holder";

    private final EditionId edition;

    InvitationTable(EditionId edition) {
        this.edition = edition;
    }

    /** Holds the edition's lock until the end of the transaction. What follows sees all that was done before under the same lock. */
    Future<Void> lock(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_advisory_xact_lock($1, hashtext($2))")
                .execute(Tuple.of(LOCK, edition.value()))
                .mapEmpty();
    }

    /** How many there are, those of the server itself aside. */
    Future<Long> count(SqlConnection connection) {
        return connection
                .preparedQuery("select count(*) from invitation where edition = $1 and maker <> 'server'")
                .execute(Tuple.of(edition.value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Inviting.Made> insert(SqlConnection connection, Invitation invitation) {
        Secret secret = Secret.make();
        Maker maker = invitation.madeBy();
        return connection
                .preparedQuery("""
                        insert into invitation (id, edition, hash, city, label, expires, uses, maker, made_by)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(invitation.id())
                        .addString(edition.value())
                        .addBuffer(hash(secret))
                        .addString(invitation.city().map(CityId::value).orElse(null))
                        .addString(invitation.label().orElse(null))
                        .addOffsetDateTime(utc(invitation.expires()))
                        .addInteger(invitation.uses())
                        .addString(maker instanceof Maker.Holder ? HOLDER : maker.word())
                        .addUUID(maker instanceof Maker.Holder holder ? holder.invitation() : null))
                .map(unused -> new Inviting.Made(invitation, secret));
    }

    /** Makes room for another printed link. */
    Future<Void> forgetOldestPrinted(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        delete from invitation where id in (
                            select id from invitation where edition = $1 and maker = 'server' and used = 0
                            order by expires desc offset $2
                        )
                        """)
                .execute(Tuple.of(edition.value(), MAX_PRINTED - 1))
                .mapEmpty();
    }

    /** The last to expire first. */
    Future<List<Invitation>> list(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        select id, city, label, expires, uses, used, maker, made_by from invitation
                        where edition = $1 order by expires desc, id limit $2
                        """)
                .execute(Tuple.of(edition.value(), MAX_LISTED))
                .map(rows -> {
                    List<Invitation> invitations = new ArrayList<>();
                    rows.forEach(row -> invitations.add(read(row)));
                    return invitations;
                });
    }

    private static Invitation read(Row row) {
        return new Invitation(
                row.getUUID("id"),
                city(row),
                Optional.ofNullable(row.getString("label")),
                instant(row, "expires"),
                row.getInteger("uses"),
                row.getInteger("used"),
                maker(row));
    }

    private static Maker maker(Row row) {
        return switch (row.getString("maker")) {
            case HOLDER -> new Maker.Holder(row.getUUID("made_by"));
            case "server" -> new Maker.Server();
            default -> new Maker.Program();
        };
    }

    /**
     * Deletes an invitation with all that its holders made, and what the holders of those made, and every session of any of them;
     * nothing where there is none of that id. All in one statement: left to the keys that hold the chain together, one of hundreds
     * would be deleted in a recursion as deep.
     */
    Future<Optional<Revoked>> revoke(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("""
                        with recursive chain as (
                            select id from invitation where edition = $1 and id = $2
                            union
                            select made.id from invitation made join chain on made.made_by = chain.id
                        ), gone as (
                            delete from invitation using chain where invitation.id = chain.id returning invitation.id
                        )
                        select
                            (select count(*) from gone) as invitations,
                            (select count(*) from session join chain on chain.id = session.invitation) as sessions
                        """)
                .execute(Tuple.of(edition.value(), id))
                .map(rows -> first(rows)
                        .map(row -> new Revoked(row.getLong("invitations"), row.getLong("sessions")))
                        .filter(revoked -> revoked.invitations() > 0));
    }

    /** Brings those of an older version within what may be made now, so that none serves for years. */
    Future<Void> limit(SqlConnection connection, Instant latest) {
        return connection
                .preparedQuery("""
                        update invitation set
                            expires = least(expires, $2),
                            uses = least(uses, case when city is null then $3::integer else $4::integer end)
                        where edition = $1
                            and (expires > $2 or uses > case when city is null then $3::integer else $4::integer end)
                        """)
                .execute(Tuple.tuple()
                        .addString(edition.value())
                        .addOffsetDateTime(utc(latest))
                        .addInteger(Invitation.MAX_COORDINATOR_USES)
                        .addInteger(Invitation.MAX_USES))
                .mapEmpty();
    }
}
