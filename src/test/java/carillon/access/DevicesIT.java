package carillon.access;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import carillon.postgres.Database;
import carillon.postgres.TestDatabase;
import carillon.statement.Author;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One device with several roles, each of which somebody else may end. */
class DevicesIT {
    private static final Speaker PROGRAM = new Speaker.Program();
    private static final Instant TODAY = Instant.parse("2026-11-24T08:00:30.250Z");
    private static final CityId LYON = new CityId("lyon");
    private static final CityId TUNIS = new CityId("tunis");

    private static Database database;

    private final EditionId here = TestDatabase.edition();
    private final EditionId elsewhere = TestDatabase.edition();
    private Instant today = TODAY;
    private final Access access = new Access(database, () -> today);

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

    private InviteResult.Created invited(Role role) {
        EditionId edition = role.equals(new Role.Coordinator(elsewhere)) ? elsewhere : here;
        return (InviteResult.Created) now(
                access.invite(PROGRAM, edition, role, Optional.of("une tablette"), TODAY.plus(Duration.ofDays(5)), 5));
    }

    /** A device that redeems an invitation to each of these roles, one after the other. */
    private RedeemResult.SignedIn deviceWith(Role... roles) {
        RedeemResult.SignedIn begun = redeemed(invited(roles[0]), Optional.empty());
        for (Role role : List.of(roles).subList(1, roles.length)) {
            today = today.plusSeconds(1);
            begun = redeemed(invited(role), Optional.of(begun.secret().value()));
        }
        return begun;
    }

    private RedeemResult.SignedIn redeemed(InviteResult.Created invitation, Optional<String> earlier) {
        return (RedeemResult.SignedIn) now(access.redeem(invitation.secret().value(), earlier));
    }

    private Optional<Device> found(RedeemResult.SignedIn begun) {
        return now(access.find(begun.secret().value()));
    }

    private List<Session> listed() {
        return now(access.sessions(here, Optional.empty()));
    }

    @Test
    void eachRoleSpeaksWhereItIsOneAndTheJournalHasItsSession() {
        Device device = deviceWith(
                        new Role.Organizer(here, LYON),
                        new Role.Organizer(here, TUNIS),
                        new Role.Coordinator(elsewhere))
                .device();
        Speaker speaksHere = device.in(here);
        Speaker speaksElsewhere = device.in(elsewhere);

        assertThat(device.distinctRoles())
                .containsExactly(
                        new Role.Coordinator(elsewhere),
                        new Role.Organizer(here, TUNIS),
                        new Role.Organizer(here, LYON));
        assertThat(speaksHere.authorFor(LYON))
                .isEqualTo(new Author.Organizer(LYON, device.roles().get(2).session()));
        assertThat(speaksHere.authorFor(TUNIS))
                .isEqualTo(new Author.Organizer(TUNIS, device.roles().get(1).session()));
        assertThat(speaksHere.coordinates()).isFalse();
        assertThat(speaksElsewhere.authorFor(LYON))
                .isEqualTo(new Author.Coordinator(device.roles().get(0).session()));
        assertThat(speaksElsewhere.inviter())
                .isEqualTo(new Inviter.Holder(device.roles().get(0).invitation()));
    }

    @Test
    void whoHasACityAndCoordinatesSpeaksForThatCityAsItsOrganizer() {
        Device device = deviceWith(new Role.Organizer(here, LYON), new Role.Administrator())
                .device();
        Speaker speaker = device.in(here);

        assertThat(speaker.authorFor(LYON))
                .isEqualTo(new Author.Organizer(LYON, device.roles().get(1).session()));
        assertThat(speaker.authorFor(TUNIS))
                .isEqualTo(new Author.Coordinator(device.roles().get(0).session()));
        assertThat(speaker.author()).isEqualTo(speaker.authorFor(TUNIS));
    }

    @Test
    void anInvitationThatIsTakenBackTakesOneRoleAndLeavesTheOthers() {
        RedeemResult.SignedIn begun =
                deviceWith(new Role.Organizer(here, LYON), new Role.Organizer(here, TUNIS), new Role.Coordinator(here));

        now(access.revoke(here, begun.device().newest().invitation()));

        assertThat(found(begun).orElseThrow().distinctRoles())
                .as("under the same secret")
                .containsExactly(new Role.Organizer(here, TUNIS), new Role.Organizer(here, LYON));

        now(access.signOut(begun.device().roles().get(1).session()));

        assertThat(found(begun).orElseThrow().distinctRoles()).containsExactly(new Role.Organizer(here, LYON));

        now(access.signOut(begun.device()));

        assertThat(found(begun)).isEmpty();
    }

    @Test
    void anAdministratorsInvitationIsTakenBackWithAllThatCameOfItInEveryEdition() {
        Device administrator = deviceWith(new Role.Administrator()).device();
        InviteResult.Created there = (InviteResult.Created) now(access.invite(
                administrator.in(elsewhere),
                elsewhere,
                new Role.Coordinator(elsewhere),
                Optional.empty(),
                TODAY.plus(Duration.ofDays(1)),
                1));
        RedeemResult.SignedIn coordinator = redeemed(there, Optional.empty());

        assertThat(now(access.revoke(here, administrator.newest().invitation())))
                .hasValue(new Revocation(2, 2));

        assertThat(found(coordinator)).isEmpty();
        assertThat(now(access.invitations(elsewhere))).isEmpty();
    }

    @Test
    void theListTellsEachRoleOfEachDeviceAndWhenItWasLastHeardOf() {
        RedeemResult.SignedIn both = deviceWith(new Role.Organizer(here, LYON), new Role.Organizer(here, TUNIS));
        RedeemResult.SignedIn other = deviceWith(new Role.Organizer(here, TUNIS));
        deviceWith(new Role.Coordinator(elsewhere));
        today = TODAY.plus(Duration.ofMinutes(3));
        found(both);

        while (listed().stream().filter(session -> session.seen().isPresent()).count() < 2) {
            Thread.onSpinWait();
        }

        assertThat(listed())
                .extracting(session -> session.held().session())
                .containsExactlyInAnyOrder(
                        both.device().roles().get(0).session(),
                        both.device().roles().get(1).session(),
                        other.device().newest().session());
        assertThat(listed())
                .filteredOn(session -> session.device().equals(both.device().id()))
                .hasSize(2)
                .allSatisfy(session -> {
                    assertThat(session.seen()).hasValue(today.truncatedTo(ChronoUnit.MINUTES));
                    assertThat(session.label()).hasValue("une tablette");
                    assertThat(session.began()).isPresent();
                });
        assertThat(now(access.sessions(here, Optional.of(List.of(LYON)))))
                .extracting(session -> session.held().role())
                .containsExactly(new Role.Organizer(here, LYON));
    }

    @Test
    void allSessionsOfACityEndExceptThoseOfWhoEndsThem() {
        RedeemResult.SignedIn mine = deviceWith(new Role.Organizer(here, LYON));
        RedeemResult.SignedIn theirs = deviceWith(new Role.Organizer(here, LYON), new Role.Organizer(here, TUNIS));
        RedeemResult.SignedIn coordinator = deviceWith(new Role.Coordinator(here));
        RedeemResult.SignedIn administrator = deviceWith(new Role.Administrator());

        assertThat(now(access.signOutOthers(mine.device().in(here), here, Optional.of(LYON))))
                .isEqualTo(1);

        assertThat(found(mine)).isPresent();
        assertThat(found(theirs).orElseThrow().distinctRoles()).containsExactly(new Role.Organizer(here, TUNIS));

        assertThat(now(access.signOutOthers(PROGRAM, here, Optional.empty()))).isEqualTo(3);

        assertThat(found(mine)).isEmpty();
        assertThat(found(theirs)).isEmpty();
        assertThat(found(coordinator)).isEmpty();
        assertThat(found(administrator)).as("of no edition").isPresent();
    }

    @Test
    void aDeviceHasAtMostSoManyRolesOfWhichTheOldestEnds() {
        RedeemResult.SignedIn begun = deviceWith(new Role.Organizer(here, new CityId("city-0")));
        for (int city = 1; city <= Device.MAX_ROLES; city++) {
            today = today.plusMillis(10);
            begun = redeemed(
                    invited(new Role.Organizer(here, new CityId("city-" + city))),
                    Optional.of(begun.secret().value()));
        }

        assertThat(found(begun).orElseThrow().roles()).hasSize(Device.MAX_ROLES);
        assertThat(begun.device().in(here).speaksFor(new CityId("city-0"))).isFalse();
        assertThat(begun.device().in(here).speaksFor(new CityId("city-1"))).isTrue();
    }

    /** As a server of the version before writes it, which knows no devices. */
    private String madeByAnOlderServer(InviteResult.Created invitation) {
        Secret secret = Secret.random();
        now(database.ask(connection -> connection
                .query("""
                        insert into session (id, invitation, hash, expires)
                        values ('%s', '%s', '\\x%s', '%s')
                        """.formatted(
                                UUID.randomUUID(),
                                invitation.invitation().id(),
                                HexFormat.of().formatHex(secret.hash().getBytes()),
                                TODAY.plus(Duration.ofDays(29))))
                .execute()));
        return secret.value();
    }

    @Test
    void aSessionThatAnOlderServerMadeIsADeviceAndTakesMoreRoles() {
        InviteResult.Created lyon = invited(new Role.Organizer(here, LYON));
        String secret = madeByAnOlderServer(lyon);

        Device device = now(access.find(secret)).orElseThrow();
        assertThat(device.distinctRoles()).containsExactly(new Role.Organizer(here, LYON));
        assertThat(now(access.redeem(lyon.secret().value(), Optional.of(secret))))
                .isEqualTo(new RedeemResult.AlreadyIn(device.newest()));

        RedeemResult.SignedIn begun = redeemed(invited(new Role.Coordinator(here)), Optional.of(secret));

        assertThat(now(access.find(secret))).as("the former secret").isEmpty();
        assertThat(found(begun).orElseThrow().distinctRoles())
                .containsExactly(new Role.Coordinator(here), new Role.Organizer(here, LYON));
    }

    @Test
    void anOlderServerFindsTheNewestRoleOfADeviceAndNoneByItsFormerSecret() {
        RedeemResult.SignedIn former = deviceWith(new Role.Organizer(here, LYON));
        RedeemResult.SignedIn begun = redeemed(
                invited(new Role.Organizer(here, TUNIS)),
                Optional.of(former.secret().value()));

        assertThat(cityForAnOlderServer(begun.secret())).hasValue("tunis");
        assertThat(cityForAnOlderServer(former.secret())).isEmpty();
    }

    private static Optional<String> cityForAnOlderServer(Secret secret) {
        return now(database.ask(connection -> connection
                .preparedQuery("""
                        select invitation.city
                        from session
                        join invitation on invitation.id = session.invitation
                        where session.hash = $1
                        """)
                .execute(Tuple.of(secret.hash()))
                .map(rows -> rows.stream().map(row -> row.getString("city")).findFirst())));
    }
}
