package carillon.access;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.DatabaseUnavailable;
import carillon.postgres.LosableDatabase;
import carillon.postgres.TestDatabase;
import carillon.statement.Author;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessIT {
    private static final CityId LYON = new CityId("lyon");
    private static final Instant TODAY = Instant.parse("2026-11-24T08:00:00.250Z");
    private static final Instant TOMORROW = TODAY.plus(Duration.ofDays(1));

    private static final Speaker PROGRAM = new Speaker.Program();
    private static final Optional<String> NOTHING = Optional.empty();

    private static Database database;

    private final EditionId edition = TestDatabase.edition();
    private Instant today = TODAY;
    private final Access access = new Access(database, () -> today);
    private final Role lyon = new Role.Organizer(edition, LYON);
    private final Role coordinator = new Role.Coordinator(edition);

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
    }

    /** An administrator's invitation is listed in every edition. */
    @BeforeEach
    void nobodyElseWasHere() {
        now(database.ask(
                connection -> connection.query("delete from invitation").execute()));
    }

    @AfterAll
    static void close() {
        now(database.close());
    }

    @Test
    void allNodesOfOneDatabaseHaveItsIdAndNoOtherHas() {
        List<Installation> nodes = now(Future.all(IntStream.range(0, 8)
                        .mapToObj(node -> Installation.read(database))
                        .toList())
                .map(all -> all.<Installation>list()));

        assertThat(nodes).hasSize(8).containsOnly(nodes.getFirst());
        assertThat(now(Installation.read(database))).isEqualTo(nodes.getFirst());
        assertThat(nodes.getFirst().id()).matches("[0-9a-f]{8}");
        assertThat(nodes.getFirst().earlier()).isEmpty();
        Database other = TestDatabase.open();
        assertThat(now(Installation.read(other))).isNotEqualTo(nodes.getFirst());
        now(other.close());
    }

    private InviteResult.Created invited(int uses) {
        return invited(PROGRAM, lyon, TOMORROW, uses);
    }

    private InviteResult.Created invited(Speaker by, Role role, Instant expires, int uses) {
        return (InviteResult.Created)
                now(access.invite(by, edition, role, Optional.of("les téléphones"), expires, uses));
    }

    private Future<Optional<RedeemResult.SignedIn>> redeem(InviteResult.Created invitation) {
        return access.redeem(invitation.secret().value(), Optional.empty()).map(AccessIT::begun);
    }

    private static Optional<RedeemResult.SignedIn> begun(RedeemResult result) {
        return result instanceof RedeemResult.SignedIn begun ? Optional.of(begun) : Optional.empty();
    }

    private Optional<RedeemResult.SignedIn> redeemed(InviteResult.Created invitation) {
        return now(redeem(invitation));
    }

    private boolean isRevoked(UUID invitation) {
        return now(access.revoke(edition, invitation)).isPresent();
    }

    private boolean isKnown(RedeemResult.SignedIn session) {
        return now(access.find(session.secret().value())).isPresent();
    }

    @Test
    void anInvitationServesAsOftenAsItSaysHoweverManyComeAtOnce() {
        InviteResult.Created invitation = invited(3);

        List<Future<Optional<RedeemResult.SignedIn>>> rush =
                IntStream.range(0, 40).mapToObj(n -> redeem(invitation)).toList();
        now(Future.join(rush));

        List<RedeemResult.SignedIn> begun =
                rush.stream().map(Future::result).flatMap(Optional::stream).toList();
        assertThat(begun).hasSize(3).allMatch(this::isKnown);
        assertThat(begun).extracting(RedeemResult.SignedIn::secret).doesNotHaveDuplicates();
        assertThat(now(access.invitations(edition)))
                .containsExactly(new Invitation(
                        invitation.invitation().id(),
                        lyon,
                        Optional.of("les téléphones"),
                        TOMORROW,
                        3,
                        3,
                        new Inviter.Program()));
    }

    @Test
    void theServersOwnLinkMakesOneAdministratorWhoCoordinatesEveryEdition() {
        Secret link = now(access.oneTimeLink(Optional.of(edition)));

        Device device =
                begun(now(access.redeem(link.value(), NOTHING))).orElseThrow().device();

        for (EditionId any : List.of(edition, TestDatabase.edition())) {
            Speaker administrator = device.in(any);
            assertThat(administrator.administers()).isTrue();
            assertThat(administrator.coordinates()).isTrue();
            assertThat(administrator.speaksFor(LYON)).isTrue();
            assertThat(administrator.authorFor(LYON))
                    .isEqualTo(new Author.Coordinator(device.newest().session()));
        }
        assertThat(now(access.redeem(link.value(), NOTHING))).isInstanceOf(RedeemResult.Spent.class);
        assertThat(now(access.invitations(TestDatabase.edition())))
                .as("in the list of every edition")
                .extracting(Invitation::madeBy)
                .containsExactly(new Inviter.Server());
    }

    @Test
    void whereThereIsNoEditionYetTheLinkMakesAnAdministratorAllTheSame() {
        Secret link = now(access.oneTimeLink(Optional.empty()));

        Device device =
                begun(now(access.redeem(link.value(), NOTHING))).orElseThrow().device();

        assertThat(device.distinctRoles()).containsExactly(new Role.Administrator());
        assertThat(device.in(edition).coordinates()).isTrue();
    }

    @Test
    void anOrganizersSessionSpeaksForTheirCityOnly() {
        RedeemResult.SignedIn session = redeemed(invited(1)).orElseThrow();

        Device device = now(access.find(session.secret().value())).orElseThrow();

        assertThat(device).isEqualTo(session.device());
        Speaker organizer = device.in(edition);
        assertThat(organizer.author())
                .isEqualTo(organizer.authorFor(LYON))
                .isEqualTo(new Author.Organizer(LYON, device.newest().session()));
        assertThat(organizer.speaksFor(LYON)).isTrue();
        assertThat(organizer.speaksFor(new CityId("tunis"))).isFalse();
        assertThat(organizer.coordinates()).isFalse();
        assertThat(organizer.administers()).isFalse();
        assertThat(device.in(TestDatabase.edition()).speaksFor(LYON))
                .as("of another edition")
                .isFalse();
    }

    @Test
    void anInvitationServesUntilItExpires() {
        InviteResult.Created invitation = invited(5);

        today = TOMORROW.minusMillis(1);
        RedeemResult.SignedIn session = redeemed(invitation).orElseThrow();
        today = TOMORROW;

        assertThat(redeemed(invitation)).isEmpty();
        assertThat(isKnown(session)).as("a session outlives its invitation").isTrue();
    }

    @Test
    void aSessionEndsAfterThirtyDays() {
        RedeemResult.SignedIn session = redeemed(invited(1)).orElseThrow();

        today = TODAY.plus(Duration.ofDays(30)).minusMillis(1);
        assertThat(isKnown(session)).isTrue();
        today = session.device().newest().expires();
        assertThat(isKnown(session)).isFalse();
    }

    @Test
    void aSessionThatIsOverIsForgottenWhenSomebodySignsIn() {
        InviteResult.Created invitation = invited(PROGRAM, coordinator, TODAY.plus(Duration.ofDays(60)), 3);
        RedeemResult.SignedIn over = redeemed(invitation).orElseThrow();
        today = over.device().newest().expires().minusSeconds(1);
        RedeemResult.SignedIn lasts = redeemed(invitation).orElseThrow();

        today = over.device().newest().expires();
        RedeemResult.SignedIn newest = redeemed(invitation).orElseThrow();

        today = TODAY;
        assertThat(isKnown(over)).as("gone for good, whatever the clock says").isFalse();
        assertThat(List.of(lasts, newest)).allMatch(this::isKnown);
    }

    @Test
    void signingOutEndsThatSessionAndNoOther() {
        InviteResult.Created invitation = invited(2);
        RedeemResult.SignedIn left = redeemed(invitation).orElseThrow();
        RedeemResult.SignedIn stays = redeemed(invitation).orElseThrow();

        now(access.signOut(left.device()));

        assertThat(isKnown(left)).isFalse();
        assertThat(isKnown(stays)).isTrue();
    }

    @Test
    void aDeviceThatAnInvitationLetInComesAgainWithItAlsoWhenItServesNobodyElse() {
        InviteResult.Created invitation = invited(1);
        RedeemResult.SignedIn first = redeemed(invitation).orElseThrow();
        String invite = invitation.secret().value();
        Optional<String> device = Optional.of(first.secret().value());

        assertThat(now(access.redeem(invite, device)))
                .isEqualTo(new RedeemResult.AlreadyIn(first.device().newest()));
        today = TOMORROW.plusSeconds(1);
        assertThat(now(access.redeem(invite, device)))
                .isEqualTo(new RedeemResult.AlreadyIn(first.device().newest()));
        assertThat(now(access.preview(invite, device)))
                .isEqualTo(new PreviewResult.Serves(lyon, Optional.of("les téléphones")));
        assertThat(now(access.preview(invite, Optional.empty())))
                .isEqualTo(new PreviewResult.Spent(invitation.invitation().id()));

        now(access.signOut(first.device()));
        assertThat(now(access.redeem(invite, device)))
                .as("who has signed out is any device")
                .isEqualTo(new RedeemResult.Spent(invitation.invitation().id()));
    }

    @Test
    void takenBackAnInvitationServesNoMoreAndItsSessionsEnd() {
        InviteResult.Created takenBack = invited(5);
        InviteResult.Created other = invited(5);
        List<RedeemResult.SignedIn> ended =
                List.of(redeemed(takenBack).orElseThrow(), redeemed(takenBack).orElseThrow());
        RedeemResult.SignedIn stays = redeemed(other).orElseThrow();

        assertThat(isRevoked(takenBack.invitation().id())).isTrue();

        assertThat(ended).noneMatch(this::isKnown);
        assertThat(redeemed(takenBack)).isEmpty();
        assertThat(isKnown(stays)).isTrue();
        assertThat(isRevoked(takenBack.invitation().id())).isFalse();
        assertThat(isRevoked(UUID.randomUUID())).isFalse();
    }

    @Test
    void nobodySlipsInWhileAnInvitationIsTakenBack() {
        for (int round = 0; round < 20; round++) {
            InviteResult.Created invitation = invited(100);
            List<Future<Optional<RedeemResult.SignedIn>>> rush = new ArrayList<>();
            IntStream.range(0, 4).forEach(n -> rush.add(redeem(invitation)));
            Future<Optional<Revocation>> takenBack =
                    access.revoke(edition, invitation.invitation().id());
            IntStream.range(0, 4).forEach(n -> rush.add(redeem(invitation)));
            now(Future.join(rush));

            assertThat(now(takenBack)).isPresent();
            assertThat(rush.stream().map(Future::result).flatMap(Optional::stream))
                    .noneMatch(this::isKnown);
        }
    }

    @Test
    void anotherEditionsInvitationsAreNotSeenHereAndTheirSessionsMayNothing() {
        EditionId elsewhere = TestDatabase.edition();
        InviteResult.Created theirs = (InviteResult.Created)
                now(access.invite(PROGRAM, elsewhere, new Role.Coordinator(elsewhere), Optional.empty(), TOMORROW, 2));
        RedeemResult.SignedIn session = redeemed(theirs).orElseThrow();

        assertThat(session.device().in(edition).coordinates()).isFalse();
        assertThat(session.device().in(elsewhere).coordinates()).isTrue();
        assertThat(isRevoked(theirs.invitation().id())).isFalse();
        assertThat(now(access.invitation(edition, theirs.invitation().id()))).isEmpty();
        assertThat(now(access.rename(edition, theirs.invitation().id(), "à nous")))
                .isEmpty();
        assertThat(now(access.invitations(edition))).isEmpty();
        assertThat(now(access.sessions(edition, Optional.empty()))).isEmpty();
        assertThat(now(access.sessions(elsewhere, Optional.empty()))).hasSize(1);
    }

    @Test
    void whatNobodyWasGivenOpensNothing() {
        InviteResult.Created invitation = invited(1);
        for (String guess :
                List.of("", "\0", "' or true --", invitation.secret().value() + "=", "🔑".repeat(2_000))) {
            assertThat(now(access.redeem(guess, Optional.of(guess)))).isInstanceOf(RedeemResult.Unknown.class);
            assertThat(now(access.find(guess))).isEmpty();
        }
        assertThat(now(access.find(invitation.secret().value())))
                .as("an invitation is not a session")
                .isEmpty();
    }

    @Test
    void theTablesHoldNoSecretButItsHash() {
        InviteResult.Created invitation = invited(2);
        RedeemResult.SignedIn session = redeemed(invitation).orElseThrow();

        String tables = everythingKept();

        for (Secret secret : List.of(invitation.secret(), session.secret())) {
            assertThat(tables)
                    .contains(HexFormat.of().formatHex(secret.hash().getBytes()))
                    .doesNotContain(secret.value())
                    .doesNotContain(HexFormat.of().formatHex(secret.value().getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain(
                            HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret.value())));
            assertThat(secret).hasToString("Secret");
        }
    }

    @Test
    void theLabelsOfSessionsAreThoseOfTheirInvitationsWhileTheyLast() {
        UUID phone = sessionOf(invited(1));
        UUID nameless = sessionOf(
                (InviteResult.Created) now(access.invite(PROGRAM, edition, lyon, Optional.empty(), TOMORROW, 1)));
        UUID signedOut = sessionOf(invited(1));
        now(access.signOut(signedOut));

        assertThat(now(access.labels(List.of(phone, nameless, signedOut, UUID.randomUUID()))))
                .containsOnly(Map.entry(phone, "les téléphones"));
        assertThat(now(access.labels(List.of()))).isEmpty();
    }

    private UUID sessionOf(InviteResult.Created invitation) {
        return redeemed(invitation).orElseThrow().device().newest().session();
    }

    /** Every row of every table, as PostgreSQL writes it out. */
    private static String everythingKept() {
        return now(database.ask(connection -> connection.query("""
                        select query_to_xml('select kept::text from ' || quote_ident(table_name) || ' kept', true, false, '')::text
                        from information_schema.tables where table_schema = 'public'
                        """).execute().map(rows -> {
            StringBuilder all = new StringBuilder();
            rows.forEach(row -> all.append(row.getString(0)));
            return all.toString();
        })));
    }

    @Test
    void aDatabaseThatFreezesLocksNobodyOutForLong() throws Exception {
        try (LosableDatabase server = LosableDatabase.start()) {
            Database own = now(Database.external(TestDatabase.vertx(), server.address()));
            Access there = new Access(own, () -> today);
            Secret link = now(there.oneTimeLink(Optional.of(edition)));

            server.freeze();
            // More of them than there are connections.
            List<Future<Optional<Device>>> waiting =
                    IntStream.range(0, 12).mapToObj(n -> there.find("somebody")).toList();
            for (Future<Optional<Device>> answer : waiting) {
                assertThatThrownBy(() -> now(answer)).isInstanceOf(DatabaseUnavailable.class);
            }
            server.thaw();

            assertThat(now(there.redeem(link.value(), Optional.empty()))).isInstanceOf(RedeemResult.SignedIn.class);
            now(own.close());
        }
    }
}
