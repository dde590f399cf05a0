package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A link that leaked: what was said with it is set aside, through the protocol alone. */
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetAsideIT {
    private final RunningServer server;
    private final Program program;
    private Member stranger;
    private String session;
    private String spam;

    SetAsideIT(RunningServer server, Program program) {
        this.server = server;
        this.program = program;
    }

    @BeforeEach
    void aLinkLeaks() throws Exception {
        spam = "Cliquez ici : " + UUID.randomUUID();
        stranger = Member.of(server, program.invitation("lyon"));
        assertThat(said(note(spam)).statusCode()).isEqualTo(201);
        JsonNode line = program.journal().getLast();
        assertThat(line.path("type").asText()).isEqualTo("note");
        session = line.at("/by/session").asText();
    }

    @Test
    void whatItsHolderSaidIsGoneForEverybodyAndTheirSessionEnds() throws Exception {
        said("{'type':'headcount','city':'lyon','count':9}");
        UUID id = UUID.randomUUID();
        String decision = "{'type':'session.set-aside','session':'" + session + "'}";

        program.decides(id, decision);

        HttpResponse<String> after = said(note("Encore"));
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.body()).contains("not-signed-in");
        String cursor = decided(id, decision, 200);
        assertThat(program.documentAt(cursor).toString()).doesNotContain(spam);
        assertThat(program.documentAt(cursor).at("/cities/lyon").has("headcount"))
                .isFalse();
        assertThat(statements()).doesNotContain(spam).doesNotContain("session.");
        assertThat(program.journal())
                .anyMatch(line -> line.path("text").asText().equals(spam));
        assertThat(program.journal().getLast().path("session").asText()).isEqualTo(session);

        cursor = decided(UUID.randomUUID(), "{'type':'session.reinstated','session':'" + session + "'}", 201);

        assertThat(program.documentAt(cursor).path("notices").toString()).contains(spam);
        assertThat(program.documentAt(cursor).at("/cities/lyon/headcount").asInt())
                .isEqualTo(9);
        assertThat(statements()).contains(spam).doesNotContain("session.");
        assertThat(said(note("Me revoilà")).statusCode()).isEqualTo(401);
    }

    @Test
    void aWatcherGetsThePatchAndOneWhoWasAwayResumes() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.follow(program.noted("Bonsoir"));
        FeedClient away = FeedClient.connect(server.feed(""));
        away.follow(watcher.cursor());
        String seen = away.cursor();
        JsonNode held = away.document();

        String cursor = decided(UUID.randomUUID(), "{'type':'session.set-aside','session':'" + session + "'}", 201);
        watcher.follow(cursor);
        FeedClient back = FeedClient.connect(server.feed("?after=" + seen), held, seen);
        back.follow(cursor);

        assertThat(watcher.document()).isEqualTo(program.documentAt(cursor));
        assertThat(back.types()).containsExactly("hello", "patch");
        assertThat(back.document()).isEqualTo(watcher.document());
    }

    @Test
    void onlyWhatWasSaidSinceIsGone() throws Exception {
        said(note("Et là"));
        String since = program.journal().getLast().path("at").asText();

        String cursor = decided(
                UUID.randomUUID(),
                "{'type':'session.set-aside','session':'%s','since':'%s'}".formatted(session, since),
                201);

        assertThat(program.documentAt(cursor).path("notices").toString()).doesNotContain("Et là");
        assertThat(statements()).contains(spam).doesNotContain("Et là");
    }

    @Test
    void whatCannotBeSetAsideIsRefusedWithAReasonAndASentence() throws Exception {
        UUID nobody = UUID.randomUUID();
        refused("{'type':'session.set-aside','session':'" + nobody + "'}", "unknown-session");
        refused("{'type':'session.reinstated','session':'" + session + "'}", "session-not-set-aside");
        Instant ahead = program.now().plusSeconds(3_600);
        refused("{'type':'session.set-aside','session':'%s','since':'%s'}".formatted(session, ahead), "since-ahead");
        program.decides("{'type':'session.set-aside','session':'" + session + "'}");
        refused("{'type':'session.set-aside','session':'" + session + "'}", "session-set-aside");
    }

    @Test
    void aCoordinatorSetsASessionAsideAndAnOrganizerDoesNot() throws Exception {
        Member lyon = Member.of(server, program.invitation("lyon"));
        Member coordinator = Member.of(server, program.coordinatorInvitation("Nadia"));
        String body = "{\"type\":\"session.set-aside\",\"session\":\"" + session + "\"}";

        HttpResponse<String> refused = lyon.put("/decisions/" + UUID.randomUUID(), body);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("not-your-role");

        assertThat(coordinator.put("/decisions/" + UUID.randomUUID(), body).statusCode())
                .isEqualTo(201);
        assertThat(lyon.get("/journal?city=lyon").body())
                .as("the team learns that some of it counts no more")
                .contains("session.set-aside");
    }

    private HttpResponse<String> said(String checkIn) throws Exception {
        return stranger.put("/check-ins/" + UUID.randomUUID(), checkIn.replace('\'', '"'));
    }

    private static String note(String text) {
        return "{'type':'note','city':'lyon','text':'" + text + "'}";
    }

    /** Posts a decision under that id; gives the cursor at which it holds. */
    private String decided(UUID id, String decision, int status) throws Exception {
        HttpResponse<String> answer = program.decision(id, decision);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Program.parsed(answer.body()).path("cursor").asText();
    }

    private void refused(String decision, String code) throws Exception {
        HttpResponse<String> answer = program.decision(UUID.randomUUID(), decision);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode problem = Program.parsed(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("detail").asText()).isNotBlank().isNotEqualTo(code);
    }

    private String statements() throws Exception {
        return program.get("/api/v1/editions/" + RunningServer.EDITION + "/statements")
                .body();
    }
}
