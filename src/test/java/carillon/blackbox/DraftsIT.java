package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the team of a city has not published yet (docs/protocol.md, "Drafts"). */
@WithServer(clock = "2017-03-04T16:40:00Z")
class DraftsIT {
    private static final int BODY_BYTES = 64 * 1024;

    private final RunningServer server;
    private final Program program;
    private final Member lyon;

    DraftsIT(RunningServer server, Program program) throws Exception {
        this.server = server;
        this.program = program;
        this.lyon = organizer("lyon");
    }

    private Member organizer(String city) throws Exception {
        return Member.of(server, program.invitation(city));
    }

    @Test
    void aTeamSharesOneDraftAndSeesWhatItWouldChangeAndNobodyElseDoes() throws Exception {
        JsonNode before = program.timeline();
        Member colleague = organizer("lyon");
        Member coordinator = Member.of(server, program.coordinatorInvitation("Amel"));
        ObjectNode draft = draft("lyon", 0);
        ObjectNode slot = slot(draft, "atelier-design");
        slot.put("title", "Atelier design, salle bleue");

        JsonNode saved = lyon.saved("lyon", draft);

        assertThat(saved.path("mine").asBoolean()).isTrue();
        assertThat(saved.path("faults")).isEmpty();
        assertThat(saved.at("/changes/0/slot").asText()).isEqualTo("atelier-design");
        assertThat(saved.at("/changes/0/is").asText()).isEqualTo("Atelier design, salle bleue");
        JsonNode read = Program.parsed(colleague.get(path("lyon")).body());
        assertThat(read.path("programme")).isEqualTo(draft.path("programme"));
        assertThat(read.path("mine").asBoolean()).isFalse();
        assertThat(read.at("/by/kind").asText()).isEqualTo("organizer");
        JsonNode renamed = coordinator.saved(
                "lyon", draft.put("version", read.path("version").asLong()));
        assertThat(renamed.at("/by/label").asText()).isEqualTo("Amel");
        assertThat(program.timeline().path("cursor")).isEqualTo(before.path("cursor"));
        assertThat(lyon.delete(path("lyon") + "?version=" + renamed.path("version"))
                        .statusCode())
                .isEqualTo(204);
        problem(lyon.get(path("lyon")), 404, "no-draft");
    }

    @Test
    void aDraftWithFaultsIsKeptAndEachIsToldInTheReadersLanguage() throws Exception {
        ObjectNode draft = draft("lyon", 0);
        slot(draft, "atelier-design").put("at", "27:99").remove("title");

        JsonNode saved = lyon.saved("lyon", draft);

        String item = "/programme/" + index(draft, "atelier-design");
        assertThat(saved.path("faults"))
                .extracting(fault -> fault.path("pointer").asText())
                .containsExactlyInAnyOrder(item + "/at", item + "/title");
        assertThat(saved.path("faults").findValuesAsText("detail"))
                .contains("“at” cannot be “27:99”: the hours of a day go from 00 to 23");
        assertThat(Program.parsed(lyon.speaking("fr").get(path("lyon")).body())
                        .path("faults")
                        .findValuesAsText("detail"))
                .contains("« at » ne peut pas être « 27:99 » : les heures d’un jour vont de 00 à 23");
        assertThat(saved.path("changes")).isEmpty();
        assertThat(Program.parsed(lyon.get(path("lyon")).body()).path("programme"))
                .isEqualTo(draft.path("programme"));
        forget("lyon", saved);
    }

    @Test
    void aSlotThatWouldRunIntoTheSharedMomentIsNamed() throws Exception {
        ObjectNode draft = draft("lyon", 0);
        ObjectNode longer = lastAheadOf(draft, "meetup-video");
        longer.put("until", "19:30");

        JsonNode saved = lyon.saved("lyon", draft);

        assertThat(saved.path("faults")).isEmpty();
        assertThat(saved.at("/late/0/slot")).isEqualTo(longer.path("id"));
        assertThat(saved.at("/late/0/milestone").asText()).isEqualTo("meetup-video");
        assertThat(saved.at("/late/0/until").asText()).isEqualTo("2017-03-04T18:30:00Z");
        forget("lyon", saved);
    }

    @Test
    void whoDidNotKnowWhatAColleagueSavedIsShownItAndOverwritesNothing() throws Exception {
        Member colleague = organizer("lyon");
        JsonNode first = lyon.saved("lyon", draft("lyon", 0));
        ObjectNode theirs = draft("lyon", first.path("version").asLong());
        slot(theirs, "atelier-design").put("title", "Atelier");
        JsonNode second = colleague.saved("lyon", theirs);
        ObjectNode mine = draft("lyon", first.path("version").asLong());
        slot(mine, "atelier-design").put("title", "Design");

        JsonNode refused = problem(lyon.put(path("lyon"), mine.toString()), 409, "draft-changed");
        JsonNode begun = problem(lyon.put(path("lyon"), mine.put("version", 0).toString()), 409, "draft-changed");
        problem(lyon.delete(path("lyon") + "?version=" + first.path("version")), 409, "draft-changed");

        assertThat(refused.at("/draft/version")).isEqualTo(second.path("version"));
        assertThat(refused.at("/draft/programme")).isEqualTo(theirs.path("programme"));
        assertThat(begun.at("/draft/version")).isEqualTo(second.path("version"));
        assertThat(colleague.put(path("lyon"), theirs.toString()).statusCode()).isEqualTo(200);
        forget("lyon", second);
        JsonNode gone = problem(lyon.put(path("lyon"), theirs.toString()), 409, "draft-changed");
        assertThat(gone.has("draft")).isFalse();
    }

    @Test
    void whoeverPublishedSinceTheWorkBeganIsTold() throws Exception {
        ObjectNode draft = draft("lyon", 0);
        ObjectNode published = JsonNodeFactory.instance.objectNode().put("type", "programme.changed");
        published.put("city", "lyon").set("programme", draft.path("programme"));
        UUID id = UUID.randomUUID();
        assertThat(lyon.put("/check-ins/" + id, published.toString()).statusCode())
                .isEqualTo(201);

        JsonNode saved = lyon.saved("lyon", draft);

        assertThat(saved.path("overtaken").asText()).contains("Lyon");
        assertThat(saved.path("faults")).isEmpty();
        forget("lyon", saved);
    }

    @Test
    void onlyThoseWhoMayPublishTheProgrammeReadAndWriteItsDraft() throws Exception {
        Member tunis = organizer("tunis");

        problem(tunis.get(path("lyon")), 403, "not-your-city");
        problem(tunis.put(path("lyon"), draft("lyon", 0).toString()), 403, "not-your-city");
        problem(tunis.delete(path("lyon") + "?version=1"), 403, "not-your-city");
        problem(lyon.get(path("nulle-part")), 404, "unknown-city");
        assertThat(program.get("/api/v1/editions/" + RunningServer.EDITION + path("lyon"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoDraftIsRefusedAndWhatIsTooLargeToo() throws Exception {
        JsonNode refused = problem(lyon.put(path("lyon"), "{\"programme\":{},\"version\":1}"), 400, "invalid");
        ObjectNode large = draft("lyon", 0);
        ArrayNode programme = large.withArray("programme").removeAll();
        programme.add("x".repeat(BODY_BYTES - large.toString().length() - 2));
        assertThat(large.toString()).hasSize(BODY_BYTES);

        JsonNode saved = lyon.saved("lyon", large);
        programme.removeAll().add("x".repeat(BODY_BYTES));

        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/seen");
        problem(lyon.put(path("lyon"), large.toString()), 413, "too-large");
        forget("lyon", saved);
    }

    private void forget(String city, JsonNode draft) throws Exception {
        assertThat(lyon.delete(path(city) + "?version=" + draft.path("version")).statusCode())
                .isEqualTo(204);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = Program.parsed(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        return problem;
    }

    private static String path(String city) {
        return "/cities/" + city + "/draft";
    }

    /** A draft of the programme as it is announced. */
    private ObjectNode draft(String city, long version) throws Exception {
        JsonNode announced = Program.parsed(program.get("/api/v1/editions/" + RunningServer.EDITION + "/announced")
                .body());
        ObjectNode draft = JsonNodeFactory.instance.objectNode().put("version", version);
        draft.put("seen", announced.path("cursor").asText());
        draft.set("programme", announced.at("/edition/cities/" + city + "/programme"));
        return draft;
    }

    private static ObjectNode slot(ObjectNode draft, String id) {
        return (ObjectNode) draft.path("programme").get(index(draft, id));
    }

    private static int index(ObjectNode draft, String id) {
        ArrayNode programme = draft.withArray("programme");
        for (int i = 0; i < programme.size(); i++) {
            if (programme.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        throw new AssertionError(id);
    }

    private static ObjectNode lastAheadOf(ObjectNode draft, String milestone) {
        ArrayNode programme = draft.withArray("programme");
        for (int i = 0; i < programme.size(); i++) {
            if (programme.get(i).path("milestone").asText().equals(milestone)) {
                return (ObjectNode) programme.get(i - 1);
            }
        }
        throw new AssertionError(milestone);
    }
}
