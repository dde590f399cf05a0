package carillon.access;

import static carillon.postgres.SqlValues.first;
import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads and writes the invitations in the database.
 *
 * <p>An invitation refers to the one whose holder created it, also by a foreign key: none outlives its parent. Creating and
 * revoking hold one lock. So no session creates invitations while its own is being revoked, and the limit on their number holds.
 *
 * <p>An administrator's invitation belongs to all editions: it is listed in each, and counts in the one in which it was made.
 */
final class InvitationTable {
    /** The most that the list shows: all that people may have created, and as many of the server's own. */
    static final int MAX_LISTED = 2 * Invitation.MAX_OF_EDITION;

    /** How many printed links may be unused; the oldest are deleted when another is printed. */
    static final int MAX_PRINTED = 20;

    /** A number that nothing else in the database uses for advisory locks. */
    private static final int LOCK = 4711;

    private static final String HOLDER = "holder";

    /** The edition of an administrator's invitation that was made where there was no edition. */
    private static final String NO_EDITION = "";

    /**
     * Holds the lock until the end of the transaction. Statements after it see everything that was committed under the same lock.
     * Chains of an administrator's invitations lead through all editions, so there is one lock for all of them; that of the
     * edition is the one that a server of the version before holds.
     */
    Future<Void> lock(SqlConnection connection, Optional<EditionId> edition) {
        return connection
                .preparedQuery(
                        "select pg_advisory_xact_lock($1, hashtext(name)) from unnest(array ['', $2]::text[]) name")
                .execute(Tuple.of(LOCK, nameOf(edition)))
                .mapEmpty();
    }

    private static String nameOf(Optional<EditionId> edition) {
        return edition.map(EditionId::value).orElse(NO_EDITION);
    }

    /** Counts the invitations that were made in an edition, except the server's own. */
    Future<Long> count(SqlConnection connection, EditionId edition) {
        return connection
                .preparedQuery("select count(*) from invitation where edition = $1 and maker <> 'server'")
                .execute(Tuple.of(edition.value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Adds an invitation.
     *
     * @param edition the edition in which it is made; absent where there is none
     */
    Future<InviteResult.Created> insert(SqlConnection connection, Optional<EditionId> edition, Invitation invitation) {
        Secret secret = Secret.random();
        Inviter inviter = invitation.madeBy();
        return connection
                .preparedQuery("""
                        insert into invitation
                            (id, edition, hash, administrator, city, label, expires, uses, maker, made_by)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(invitation.id())
                        .addString(nameOf(edition))
                        .addBuffer(secret.hash())
                        .addBoolean(invitation.role() instanceof Role.Administrator)
                        .addString(invitation.city().map(CityId::value).orElse(null))
                        .addString(invitation.label().orElse(null))
                        .addOffsetDateTime(timestamp(invitation.expires()))
                        .addInteger(invitation.uses())
                        .addString(inviter instanceof Inviter.Holder ? HOLDER : inviter.word())
                        .addUUID(inviter instanceof Inviter.Holder holder ? holder.invitation() : null))
                .map(_ -> new InviteResult.Created(invitation, secret));
    }

    /** Deletes the oldest unused printed links, so that one more keeps to the limit. */
    Future<Void> deleteOldestPrinted(SqlConnection connection) {
        return connection.preparedQuery("""
                        delete from invitation where id in (
                            select id
                            from invitation
                            where maker = 'server' and used = 0
                            order by expires desc
                            offset $1
                        )
                        """).execute(Tuple.of(MAX_PRINTED - 1)).mapEmpty();
    }

    /** Lists the invitations of an edition and those of administrators, the last to expire first. */
    Future<List<Invitation>> list(SqlConnection connection, EditionId edition) {
        return connection
                .preparedQuery("""
                        select id, edition, administrator, city, label, expires, uses, used, maker, made_by
                        from invitation
                        where edition = $1 or administrator
                        order by expires desc, id
                        limit $2
                        """)
                .execute(Tuple.of(edition.value(), MAX_LISTED))
                .map(rows -> rows.stream().map(InvitationTable::read).toList());
    }

    /** Finds an invitation that is listed in an edition. */
    Future<Optional<Invitation>> find(SqlConnection connection, EditionId edition, UUID id) {
        return connection
                .preparedQuery("""
                        select id, edition, administrator, city, label, expires, uses, used, maker, made_by
                        from invitation
                        where (edition = $1 or administrator) and id = $2
                        """)
                .execute(Tuple.of(edition.value(), id))
                .map(rows -> first(rows).map(InvitationTable::read));
    }

    /** Gives an invitation another label; nothing where there is no invitation with this id. */
    Future<Optional<Invitation>> rename(SqlConnection connection, EditionId edition, UUID id, String label) {
        return connection
                .preparedQuery("""
                        update invitation set label = $3
                        where (edition = $1 or administrator) and id = $2
                        returning id, edition, administrator, city, label, expires, uses, used, maker, made_by
                        """)
                .execute(Tuple.of(edition.value(), id, label))
                .map(rows -> first(rows).map(InvitationTable::read));
    }

    private static Invitation read(Row row) {
        return new Invitation(
                row.getUUID("id"),
                role(row),
                Optional.ofNullable(row.getString("label")),
                instant(row, "expires"),
                row.getInteger("uses"),
                row.getInteger("used"),
                inviter(row));
    }

    /** Reads what an invitation makes of a device. */
    static Role role(Row row) {
        if (row.getBoolean("administrator")) {
            return new Role.Administrator();
        }
        EditionId edition = new EditionId(row.getString("edition"));
        return Optional.ofNullable(row.getString("city"))
                .<Role>map(city -> new Role.Organizer(edition, new CityId(city)))
                .orElseGet(() -> new Role.Coordinator(edition));
    }

    private static Inviter inviter(Row row) {
        return switch (row.getString("maker")) {
            case HOLDER -> new Inviter.Holder(row.getUUID("made_by"));
            case "server" -> new Inviter.Server();
            default -> new Inviter.Program();
        };
    }

    /**
     * Deletes an invitation, all that descend from it through their holders, and every session of any of them. It is one statement:
     * the foreign keys' cascades would delete a chain of hundreds in a recursion as deep.
     *
     * @return nothing where there is no invitation with this id
     */
    Future<Optional<Revocation>> revoke(SqlConnection connection, EditionId edition, UUID id) {
        return connection
                .preparedQuery("""
                        with recursive chain as (
                            select id from invitation where (edition = $1 or administrator) and id = $2
                            union
                            select child.id from invitation child join chain on child.made_by = chain.id
                        ), deleted as (
                            delete from invitation using chain where invitation.id = chain.id returning invitation.id
                        )
                        select
                            (select count(*) from deleted) as invitations,
                            (select count(*) from session join chain on chain.id = session.invitation) as sessions
                        """)
                .execute(Tuple.of(edition.value(), id))
                .map(rows -> first(rows)
                        .map(row -> new Revocation(row.getLong("invitations"), row.getLong("sessions")))
                        .filter(revocation -> revocation.invitations() > 0));
    }

    /** Applies today's limits to invitations that an older version made in an edition, so that none is valid for years. */
    Future<Void> limit(SqlConnection connection, EditionId edition, Instant latest) {
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
                        .addOffsetDateTime(timestamp(latest))
                        .addInteger(Invitation.MAX_COORDINATOR_USES)
                        .addInteger(Invitation.MAX_USES))
                .mapEmpty();
    }
}
