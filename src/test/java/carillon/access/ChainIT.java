package carillon.access;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a thief with a coordinator's session can leave behind: nothing that outlives its invitation, and nothing without bound. */
class ChainIT {
    private static final Speaker PROGRAM = new Speaker.Program();
    private static final Instant TODAY = Instant.parse("2026-11-24T08:00:00.250Z");
    private static final Instant TOMORROW = TODAY.plus(Duration.ofDays(1));

    private static Database database;

    private final EditionId edition = TestDatabase.edition();
    private Instant today = TODAY;
    private final Access access = new Access(database, () -> today);
    private final Role coordinator = new Role.Coordinator(edition);
    private final Role lyon = new Role.Organizer(edition, new CityId("lyon"));

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
    }

    @AfterAll
    static void close() {
        now(database.close());
    }

    @BeforeEach
    void nobodyElseWasHere() {
        now(database.ask(
                connection -> connection.query("delete from invitation").execute()));
    }

    private InviteResult.Created invited(Speaker by, Role role, int uses) {
        return (InviteResult.Created) now(access.invite(by, edition, role, Optional.empty(), TOMORROW, uses));
    }

    private RedeemResult.SignedIn signedIn(InviteResult.Created invitation) {
        return signedIn(invitation, Optional.empty());
    }

    private RedeemResult.SignedIn signedIn(InviteResult.Created invitation, Optional<String> earlier) {
        return (RedeemResult.SignedIn) now(access.redeem(invitation.secret().value(), earlier));
    }

    /** Somebody who came with an invitation makes another coordinator's. */
    private InviteResult.Created furtherDown(InviteResult.Created invitation) {
        return invited(speaker(signedIn(invitation)), coordinator, 5);
    }

    private Speaker speaker(RedeemResult.SignedIn begun) {
        return begun.device().in(edition);
    }

    private boolean isKnown(RedeemResult.SignedIn session) {
        return now(access.find(session.secret().value())).isPresent();
    }

    private List<UUID> kept() {
        return now(access.invitations(edition)).stream().map(Invitation::id).toList();
    }

    @Test
    void anInvitationSaysWhoMadeIt() {
        now(access.oneTimeLink(Optional.of(edition)));
        InviteResult.Created byProgram = invited(PROGRAM, coordinator, 1);
        InviteResult.Created byHolder = furtherDown(byProgram);

        assertThat(now(access.invitations(edition)))
                .extracting(Invitation::madeBy)
                .containsExactlyInAnyOrder(
                        new Inviter.Server(),
                        new Inviter.Program(),
                        new Inviter.Holder(byProgram.invitation().id()));
        assertThat(byHolder.invitation().madeBy().word())
                .isEqualTo(byProgram.invitation().id().toString());
    }

    @Test
    void takingOneBackTakesBackAllThatCameOfIt() {
        InviteResult.Created stolen = invited(PROGRAM, coordinator, 5);
        InviteResult.Created second = furtherDown(stolen);
        InviteResult.Created third = furtherDown(second);
        RedeemResult.SignedIn organizer = signedIn(invited(speaker(signedIn(third)), lyon, 100));
        InviteResult.Created other = invited(PROGRAM, coordinator, 5);
        RedeemResult.SignedIn stays = signedIn(other);

        assertThat(now(access.revoke(edition, stolen.invitation().id()))).hasValue(new Revocation(4, 4));

        assertThat(kept()).containsExactly(other.invitation().id());
        assertThat(isKnown(organizer)).isFalse();
        assertThat(isKnown(stays)).isTrue();
        assertThat(List.of(stolen, second, third))
                .allSatisfy(gone -> assertThat(now(access.redeem(gone.secret().value(), Optional.empty())))
                        .isInstanceOf(RedeemResult.Unknown.class));
    }

    @Test
    void aChainAsLongAsThereMayBeInvitationsIsTakenBackAtOnce() {
        InviteResult.Created first = invited(PROGRAM, coordinator, 5);
        now(lengthen(first.invitation().id(), Invitation.MAX_OF_EDITION - 1, 100));
        assertThat(kept()).hasSize(Invitation.MAX_OF_EDITION);

        assertThat(now(access.revoke(edition, first.invitation().id())))
                .hasValue(new Revocation(Invitation.MAX_OF_EDITION, 100L * (Invitation.MAX_OF_EDITION - 1)));

        assertThat(kept()).isEmpty();
    }

    /** As if each had been made by who came with the one before, and had let so many in. */
    private Future<Void> lengthen(UUID first, int links, int guests) {
        String chain = """
                insert into invitation (id, edition, hash, expires, uses, maker, made_by)
                select ('00000000-0000-0000-0000-' || lpad(link::text, 12, '0'))::uuid, '%s', sha256(('made ' || link)::bytea),
                    '%s', 5, 'holder',
                    case link when 1 then '%s'::uuid else ('00000000-0000-0000-0000-' || lpad((link - 1)::text, 12, '0'))::uuid end
                from generate_series(1, %d) link
                """.formatted(edition.value(), TOMORROW, first, links);
        String sessions = """
                insert into session (id, invitation, hash, expires)
                select gen_random_uuid(), id, sha256((id::text || guest)::bytea), '%s'
                from invitation, generate_series(1, %d) guest where maker = 'holder'
                """.formatted(TOMORROW, guests);
        return database.ask(connection -> connection
                .query(chain)
                .execute()
                .compose(_ -> connection.query(sessions).execute())
                .mapEmpty());
    }

    @Test
    void nobodyInvitesWhileTheirInvitationIsTakenBack() {
        for (int round = 0; round < 20; round++) {
            InviteResult.Created stolen = invited(PROGRAM, coordinator, 5);
            Speaker thief = speaker(signedIn(stolen));
            List<Future<InviteResult>> rush = new ArrayList<>();
            IntStream.range(0, 4)
                    .forEach(n -> rush.add(access.invite(thief, edition, coordinator, Optional.empty(), TOMORROW, 5)));
            Future<Optional<Revocation>> takenBack =
                    access.revoke(edition, stolen.invitation().id());
            IntStream.range(0, 4)
                    .forEach(n -> rush.add(access.invite(thief, edition, coordinator, Optional.empty(), TOMORROW, 5)));
            now(Future.join(rush));

            assertThat(now(takenBack)).isPresent();
            assertThat(kept()).isEmpty();
        }
    }

    @Test
    void whoseSessionHasEndedInvitesNobodyAnyMore() {
        Device device = signedIn(invited(PROGRAM, coordinator, 1)).device();
        Speaker left = device.in(edition);
        now(access.signOut(device.newest().session()));

        assertThat(now(access.invite(left, edition, coordinator, Optional.empty(), TOMORROW, 1)))
                .isEqualTo(new InviteResult.SessionEnded());
    }

    @Test
    void aDeviceThatJoinsAnewKeepsItsRolesUnderANewSecret() {
        RedeemResult.SignedIn earlier = signedIn(invited(PROGRAM, coordinator, 2));
        Optional<String> cookie = Optional.of(earlier.secret().value());
        InviteResult.Created spent = invited(PROGRAM, coordinator, 1);
        signedIn(spent);

        assertThat(now(access.redeem(spent.secret().value(), cookie)))
                .isEqualTo(new RedeemResult.Spent(spent.invitation().id()));
        assertThat(now(access.redeem("a guess", cookie))).isEqualTo(new RedeemResult.Unknown());
        assertThat(isKnown(earlier))
                .as("where nothing new begins, the old one stays")
                .isTrue();

        RedeemResult.SignedIn anew = signedIn(invited(PROGRAM, lyon, 1), cookie);

        assertThat(isKnown(earlier)).as("under the earlier secret").isFalse();
        Device device = now(access.find(anew.secret().value())).orElseThrow();
        assertThat(device).isEqualTo(anew.device());
        assertThat(device.id()).isEqualTo(earlier.device().id());
        assertThat(device.distinctRoles()).containsExactly(lyon, coordinator);
        assertThat(anew.replaced()).isEmpty();

        RedeemResult.SignedIn again =
                signedIn(invited(PROGRAM, lyon, 1), Optional.of(anew.secret().value()));

        assertThat(again.replaced())
                .as("the same role")
                .hasValue(device.newest().session());
        assertThat(again.device().distinctRoles()).containsExactly(lyon, coordinator);
        assertThat(again.device().roles()).hasSize(2);
    }

    @Test
    void thereAreNeverMoreInvitationsThanThereMayBeHoweverManyAreMadeAtOnce() {
        now(lengthen(invited(PROGRAM, coordinator, 5).invitation().id(), Invitation.MAX_OF_EDITION - 4, 0));

        List<Future<InviteResult>> rush = IntStream.range(0, 20)
                .mapToObj(n -> access.invite(PROGRAM, edition, coordinator, Optional.empty(), TOMORROW, 1))
                .toList();
        now(Future.join(rush));

        assertThat(rush.stream().map(Future::result))
                .filteredOn(result -> result instanceof InviteResult.Created)
                .hasSize(3);
        assertThat(kept()).hasSize(Invitation.MAX_OF_EDITION);
        assertThat(now(access.redeem(
                        now(access.oneTimeLink(Optional.of(edition))).value(), Optional.empty())))
                .as("the server's own link is printed all the same")
                .isInstanceOf(RedeemResult.SignedIn.class);
    }

    @Test
    void ofThePrintedLinksThatNobodyTookTheNewestServe() {
        List<Secret> links = new ArrayList<>();
        for (int start = 0; start <= InvitationTable.MAX_PRINTED; start++) {
            today = TODAY.plusSeconds(start);
            links.add(now(access.oneTimeLink(Optional.of(edition))));
        }

        assertThat(kept()).hasSize(InvitationTable.MAX_PRINTED);
        assertThat(now(access.redeem(links.getFirst().value(), Optional.empty())))
                .isInstanceOf(RedeemResult.Unknown.class);
        assertThat(now(access.redeem(links.get(1).value(), Optional.empty())))
                .isInstanceOf(RedeemResult.SignedIn.class);
    }

    @Test
    void anInvitationThatIsOverIsForgottenOnceNothingHangsOnItAnyMore() {
        InviteResult.Created nobodyCame = invited(PROGRAM, coordinator, 1);
        InviteResult.Created first = invited(PROGRAM, coordinator, 1);
        InviteResult.Created second = furtherDown(first);
        RedeemResult.SignedIn session = signedIn(second);

        today = TOMORROW;
        now(access.start());

        assertThat(kept())
                .as("taking the first back still reaches the session")
                .containsExactlyInAnyOrder(
                        first.invitation().id(), second.invitation().id())
                .doesNotContain(nobodyCame.invitation().id());

        today = session.device().newest().expires();
        now(access.start());
        today = TODAY;

        assertThat(kept()).isEmpty();
        assertThat(isKnown(session)).isFalse();
    }

    @Test
    void whoMakesSomethingNewClearsSomeOfTheOldAway() {
        now(lengthen(invited(PROGRAM, coordinator, 5).invitation().id(), 20, 10));
        today = TOMORROW.plus(Duration.ofDays(1));
        Instant later = today.plus(Duration.ofDays(1));
        InviteResult.Created other =
                (InviteResult.Created) now(access.invite(PROGRAM, edition, coordinator, Optional.empty(), later, 100));

        for (int guest = 0; guest < 50; guest++) {
            signedIn(other);
        }

        assertThat(kept()).containsExactly(other.invitation().id());
    }

    @Test
    void whatAnOlderVersionMadeIsBroughtWithinBounds() {
        Instant never = Instant.parse("9999-12-31T23:59:59Z");
        Instant latest = TODAY.plus(Duration.ofDays(7));
        now(access.invite(PROGRAM, edition, coordinator, Optional.empty(), never, 100));
        now(access.invite(PROGRAM, edition, lyon, Optional.empty(), TOMORROW, 100));

        now(access.limit(edition, latest));

        assertThat(now(access.invitations(edition)))
                .extracting(Invitation::expires, Invitation::uses)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(latest, 5),
                        org.assertj.core.groups.Tuple.tuple(TOMORROW, 100));
    }
}
