package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Devices with several roles on two servers of one Carillon: who sees them, and who ends them (docs/protocol.md, "Identity"). */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesIT {
    private static final String EDITION = " of " + RunningServer.EDITION;
    private static final long A_SECOND_NANOS = 1_000_000_000L;

    private ServersOnOneDatabase servers;
    private RunningServer here;
    private RunningServer there;
    private Program program;
    private Member administrator;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        servers = new ServersOnOneDatabase(data, "2017-03-04T16:40:00Z");
        here = servers.start();
        there = servers.start();
        program = new Program(here);
        administrator = Member.of(here, URI.create(here.coordinatorLink()));
    }

    @AfterAll
    void stop() throws Exception {
        servers.close();
    }

    private Member organizerOf(String city) throws Exception {
        return Member.of(here, program.invitation(city));
    }

    private Member coordinator(String label) throws Exception {
        return Member.of(here, program.coordinatorInvitation(label));
    }

    private static String note(String city, String text) {
        return "{'type':'note','city':'" + city + "','text':'" + text + "'}";
    }

    private static List<JsonNode> listed(Member member, String what) throws Exception {
        HttpResponse<String> answer = member.get("/" + what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Program.parsed(answer.body()).path(what).spliterator(), false)
                .toList();
    }

    private static JsonNode own(Member member) throws Exception {
        return listed(member, "sessions").stream()
                .filter(session -> session.path("mine").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static String problem(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + Program.parsed(answer.body()).path("code").asText();
    }

    private static JsonNode made(Member member, String wish) throws Exception {
        HttpResponse<String> answer = member.post("/invitations", "application/json", wish.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Program.parsed(answer.body());
    }

    @Test
    void aDeviceWithTwoCitiesPostsForBothOnEveryServerAndTheJournalNamesEachRole() throws Exception {
        Member lyon = organizerOf("lyon");
        Member both = lyon.joining(program.invitation("tunis"));

        assertThat(both.roles()).containsExactly("organizer of tunis" + EDITION, "organizer of lyon" + EDITION);
        assertThat(both.posts("check-ins", note("lyon", "de Lyon"))).isEqualTo(201);
        assertThat(both.at(there).posts("check-ins", note("tunis", "de Tunis"))).isEqualTo(201);
        assertThat(both.posts("check-ins", note("lille", "d’ailleurs"))).isEqualTo(403);
        assertThat(lyon.posts("check-ins", note("lyon", "par l’ancien cookie"))).isEqualTo(401);

        List<JsonNode> said = program.journal().stream()
                .filter(line -> line.path("text").asText().startsWith("de "))
                .toList();
        assertThat(said)
                .extracting(
                        line -> line.at("/by/kind").asText(),
                        line -> line.at("/by/city").asText())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("organizer", "lyon"),
                        org.assertj.core.groups.Tuple.tuple("organizer", "tunis"));
        assertThat(listed(both, "sessions"))
                .filteredOn(session -> session.path("mine").asBoolean())
                .extracting(session -> session.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(said.stream()
                        .map(line -> line.at("/by/session").asText())
                        .toList());
    }

    @Test
    void aCoordinatorWhoHasACitySpeaksForItAsItsOrganizer() throws Exception {
        Member both = coordinator("à la fois").joining(program.invitation("toulouse"));

        assertThat(both.posts("check-ins", note("toulouse", "chez moi"))).isEqualTo(201);
        assertThat(both.posts("check-ins", note("lille", "chez vous"))).isEqualTo(201);
        assertThat(both.posts("decisions", "{'type':'announcement','text':'à tous'}"))
                .isEqualTo(201);
        assertThat(program.journal())
                .filteredOn(line -> List.of("chez moi", "chez vous", "à tous")
                        .contains(line.path("text").asText()))
                .extracting(line ->
                        line.path("text").asText() + " " + line.at("/by/kind").asText())
                .containsExactly("chez moi organizer", "chez vous coordinator", "à tous coordinator");
    }

    @Test
    void whatIsRevokedOnOneServerIsRefusedOnTheOtherWithinASecond() throws Exception {
        JsonNode leaked = made(administrator, "{'role':'organizer','city':'lyon','uses':1,'label':'perdu'}");
        Member thief = Member.of(here, URI.create(leaked.path("link").asText()));
        assertThat(thief.at(there).posts("check-ins", note("lyon", "volé"))).isEqualTo(201);

        HttpResponse<String> revoked =
                administrator.delete("/invitations/" + leaked.path("id").asText());
        long revokedAt = System.nanoTime();

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(thief.at(there).posts("check-ins", note("lyon", "encore"))).isEqualTo(401);
        assertThat(thief.at(here).posts("check-ins", note("lyon", "encore"))).isEqualTo(401);
        assertThat(System.nanoTime() - revokedAt).isLessThan(A_SECOND_NANOS);
    }

    @Test
    void aLostPhoneIsEndedByItsTeamAndKeepsWhatElseItMay() throws Exception {
        Member lost = organizerOf("lille").joining(program.invitation("montpellier"));
        Member team = organizerOf("lille");
        JsonNode itsSession = listed(team, "sessions").stream()
                .filter(session -> !session.has("mine"))
                .filter(session -> listedFor(lost, session))
                .findFirst()
                .orElseThrow();

        assertThat(team.delete("/sessions/" + itsSession.path("id").asText()).statusCode())
                .isEqualTo(204);

        assertThat(lost.at(there).roles()).containsExactly("organizer of montpellier" + EDITION);
        assertThat(lost.posts("check-ins", note("lille", "perdu"))).isEqualTo(403);
        assertThat(lost.posts("check-ins", note("montpellier", "toujours là"))).isEqualTo(201);
        assertThat(problem(team.delete("/sessions/" + itsSession.path("id").asText())))
                .isEqualTo("404 not-found");
        assertThat(problem(team.delete("/sessions/" + UUID.randomUUID()))).isEqualTo("404 not-found");
        assertThat(problem(team.delete("/sessions/" + own(lost).path("id").asText())))
                .isEqualTo("403 not-your-city");
        assertThat(problem(team.delete("/sessions/not-an-id"))).isEqualTo("404 not-found");
    }

    private static boolean listedFor(Member device, JsonNode session) {
        try {
            return listed(device, "sessions").stream()
                    .anyMatch(own ->
                            own.path("mine").asBoolean() && own.path("id").equals(session.path("id")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allDevicesOfACityEndAtOnceExceptTheOneThatSaysSo() throws Exception {
        Member mine = organizerOf("paris");
        Member second = organizerOf("paris");
        Member third = organizerOf("paris");
        Member elsewhere = organizerOf("rennes");

        assertThat(problem(mine.delete("/sessions"))).isEqualTo("403 not-your-role");
        assertThat(problem(mine.delete("/sessions?city=rennes"))).isEqualTo("403 not-your-city");
        HttpResponse<String> ended = mine.delete("/sessions?city=paris");

        assertThat(ended.body()).isEqualTo("{\"ended\":2}");
        assertThat(mine.roles()).hasSize(1);
        assertThat(second.at(there).roles()).isEmpty();
        assertThat(third.roles()).isEmpty();
        assertThat(elsewhere.roles()).hasSize(1);
    }

    @Test
    void theListTellsWhoseEachSessionIsAndWhenItWasLastHeardOf() throws Exception {
        Member coordinator = coordinator("la régie");
        Member organizer = organizerOf("lyon");
        while (!own(coordinator).has("seen")) {
            Thread.onSpinWait();
        }

        assertThat(own(coordinator).path("label").asText()).isEqualTo("la régie");
        assertThat(own(coordinator).path("role").asText()).isEqualTo("coordinator");
        assertThat(own(coordinator).path("seen").asText()).endsWith(":00Z");
        assertThat(own(coordinator).has("began")).isTrue();
        assertThat(listed(coordinator, "sessions"))
                .extracting(session -> session.path("role").asText())
                .contains("administrator", "coordinator", "organizer");
        assertThat(listed(organizer, "sessions"))
                .as("an organizer sees the team")
                .isNotEmpty()
                .allMatch(session -> session.path("city").asText().equals("lyon"));
        assertThat(program.post("/sessions", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void anInvitationIsRenamedByACoordinatorAndOnlyReadByItsTeam() throws Exception {
        Member coordinator = coordinator("qui renomme");
        JsonNode invitation = made(coordinator, "{'role':'organizer','city':'lyon'}");
        String path = "/invitations/" + invitation.path("id").asText();
        Member team = Member.of(here, URI.create(invitation.path("link").asText()));

        HttpResponse<String> renamed = coordinator.patch(path, "{\"label\":\"l’accueil\"}");

        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(Program.parsed(renamed.body()).path("label").asText()).isEqualTo("l’accueil");
        assertThat(listed(team, "invitations"))
                .allMatch(each -> each.path("city").asText().equals("lyon"))
                .extracting(each -> each.path("label").asText())
                .contains("l’accueil");
        assertThat(own(team).path("label").asText()).isEqualTo("l’accueil");
        assertThat(problem(team.patch(path, "{\"label\":\"à nous\"}"))).isEqualTo("403 not-your-role");
        assertThat(problem(team.delete(path))).isEqualTo("403 not-your-role");
        assertThat(problem(coordinator.patch(path, "{\"label\":\"Server\"}"))).isEqualTo("422 label-reserved");
        assertThat(problem(coordinator.patch(path, "{}"))).startsWith("400 ");
        assertThat(problem(coordinator.patch(path, "{\"label\":\" \"}"))).startsWith("422 ");
        assertThat(problem(coordinator.patch("/invitations/" + UUID.randomUUID(), "{\"label\":\"x\"}")))
                .isEqualTo("404 not-found");
    }

    @Test
    void onlyAdministratorsInviteAndEndAdministrators() throws Exception {
        Member coordinator = coordinator("une seconde");
        String wish = "{\"role\":\"administrator\",\"uses\":1}";

        assertThat(problem(coordinator.post("/invitations", "application/json", wish)))
                .isEqualTo("403 not-your-role");
        JsonNode invitation = made(administrator, wish);
        Member second = Member.of(here, URI.create(invitation.path("link").asText()));

        assertThat(second.roles()).containsExactly("administrator");
        assertThat(second.posts("decisions", "{'type':'announcement','text':'Bonsoir'}"))
                .isEqualTo(201);
        String session = own(second).path("id").asText();
        assertThat(problem(coordinator.delete("/sessions/" + session))).isEqualTo("403 not-your-role");
        assertThat(problem(coordinator.delete(
                        "/invitations/" + invitation.path("id").asText())))
                .isEqualTo("403 not-your-role");
        assertThat(problem(coordinator.patch(
                        "/invitations/" + invitation.path("id").asText(), "{\"label\":\"x\"}")))
                .isEqualTo("403 not-your-role");
        assertThat(administrator.delete("/sessions/" + session).statusCode()).isEqualTo(204);
        assertThat(second.at(there).roles()).isEmpty();
        assertThat(problem(administrator.post(
                        "/invitations", "application/json", "{\"role\":\"administrator\",\"uses\":6}")))
                .startsWith("422 ");
        assertThat(problem(administrator.post(
                        "/invitations", "application/json", "{\"role\":\"administrator\",\"city\":\"lyon\"}")))
                .startsWith("400 ");
    }
}
