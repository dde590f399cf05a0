package carillon.access;

import static carillon.access.InvitationTable.city;
import static carillon.postgres.SqlValues.first;
import static carillon.postgres.SqlValues.instant;
import static carillon.postgres.SqlValues.timestamp;

import carillon.edition.EditionId;
import carillon.postgres.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges the invitations of one edition for sessions. A use is a device: one that comes again with the session which it
 * has of the same invitation keeps that session, also where the invitation is used up or has expired meanwhile.
 */
final class Redemption {
    /** The session that a device has of an invitation, by the hashes of both: {@code $2} and {@code $3}. */
    private static final String KNOWN = """
            known as (
                select session.id, session.expires
                from session
                join invitation on invitation.id = session.invitation
                where invitation.edition = $1 and invitation.hash = $2
                    and session.hash = $3 and session.expires > $4
            )""";

    private final Database database;
    private final EditionId edition;

    Redemption(Database database, EditionId edition) {
        this.database = database;
        this.edition = edition;
    }

    /** Does what {@link Access#redeem} says, at an instant of the world. */
    Future<RedeemResult> redeem(String invite, Optional<String> earlier, Instant now) {
        Secret secret = Secret.random();
        UUID id = UUID.randomUUID();
        // To the millisecond already in the table, so that a session ends exactly when its holder was told.
        Instant expires = now.plus(Access.SESSION).truncatedTo(ChronoUnit.MILLIS);
        // One statement: of two requests at once, an invitation for one use serves one, and a device has one session,
        // the old or the new.
        String sql = "with " + KNOWN + """
                , spent as (
                    update invitation set used = used + 1
                    where edition = $1 and hash = $2 and used < uses and expires > $4 and not exists (select from known)
                    returning invitation.id
                ), ended as (
                    delete from session using invitation
                    where invitation.id = session.invitation and invitation.edition = $1 and session.hash = $3
                        and exists (select from spent)
                    returning session.id
                ), begun as (
                    insert into session (id, invitation, hash, expires) select $5, spent.id, $6, $7 from spent
                )
                select
                    invitation.id,
                    invitation.city,
                    exists (select from spent) as serves,
                    (select ended.id from ended) as earlier,
                    known.id as known,
                    known.expires
                from invitation
                left join known on true
                where invitation.edition = $1 and invitation.hash = $2
                """;
        Tuple values =
                who(invite, earlier, now).addUUID(id).addBuffer(secret.hash()).addOffsetDateTime(timestamp(expires));
        return database.ask(connection -> connection.preparedQuery(sql).execute(values))
                .map(rows ->
                        first(rows).map(row -> result(row, id, secret, expires)).orElseGet(RedeemResult.Unknown::new));
    }

    private Tuple who(String invite, Optional<String> earlier, Instant now) {
        return Tuple.tuple()
                .addString(edition.value())
                .addBuffer(new Secret(invite).hash())
                .addBuffer(hashOrNull(earlier))
                .addOffsetDateTime(timestamp(now));
    }

    private static @Nullable Buffer hashOrNull(Optional<String> secret) {
        return secret.map(Secret::new).map(Secret::hash).orElse(null);
    }

    private static RedeemResult result(Row row, UUID session, Secret secret, Instant expires) {
        UUID invitation = row.getUUID("id");
        @Nullable UUID known = row.getUUID("known");
        if (known != null) {
            return new RedeemResult.AlreadyIn(
                    new Speaker.Person(known, invitation, city(row), instant(row, "expires")));
        }
        return row.getBoolean("serves")
                ? new RedeemResult.SignedIn(
                        new Speaker.Person(session, invitation, city(row), expires),
                        secret,
                        Optional.ofNullable(row.getUUID("earlier")))
                : new RedeemResult.Spent(invitation);
    }

    /** Does what {@link Access#preview} says, at an instant of the world. */
    Future<PreviewResult> preview(String invite, Optional<String> earlier, Instant now) {
        String sql = "with " + KNOWN + """
                select
                    id,
                    city,
                    label,
                    used < uses and expires > $4 or exists (select from known) as serves
                from invitation
                where edition = $1 and hash = $2
                """;
        return database.ask(connection -> connection.preparedQuery(sql).execute(who(invite, earlier, now)))
                .map(rows -> first(rows).map(Redemption::outcome).orElseGet(PreviewResult.Unknown::new));
    }

    private static PreviewResult outcome(Row row) {
        return row.getBoolean("serves")
                ? new PreviewResult.Serves(city(row), Optional.ofNullable(row.getString("label")))
                : new PreviewResult.Spent(row.getUUID("id"));
    }
}
