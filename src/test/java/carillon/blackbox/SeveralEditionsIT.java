package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several editions on one server (docs/protocol.md, "Editions"). */
@WithServer(clock = "2017-03-04T16:40:00Z")
class SeveralEditionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EDITIONS = "/api/v1/editions";
    private static final String NOTE = "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"Bonjour\"}";

    private final RunningServer server;
    private final Program program;

    SeveralEditionsIT(RunningServer server, Program program) {
        this.server = server;
        this.program = program;
    }

    /** The weekend under another id, moved to the same days of another year and month. */
    private String edition(String id, String month) throws Exception {
        String announced = program.get(EDITIONS + "/" + RunningServer.EDITION + "/announced")
                .body();
        return JSON.readTree(announced)
                .path("edition")
                .toString()
                .replace(RunningServer.EDITION, id)
                .replace("2017-03-0", month + "-0");
    }

    private HttpResponse<String> make(String id, String month) throws Exception {
        return program.postAt(EDITIONS, edition(id, month));
    }

    private JsonNode list() throws Exception {
        return JSON.readTree(program.get(EDITIONS).body()).path("editions");
    }

    /** The line of an edition in the list; missing where it has none. */
    private JsonNode line(String id) throws Exception {
        for (JsonNode line : list()) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        return JSON.missingNode();
    }

    @Test
    void anEditionIsMadeWhileAnotherIsLivedAndEachHasATimelineOfItsOwn() throws Exception {
        HttpResponse<String> made = make("rencontre", "2098-05");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/rencontre/");
        assertThat(line(RunningServer.EDITION).path("state").asText()).isEqualTo("on");
        assertThat(line("rencontre").path("state").asText()).isEqualTo("coming");

        FeedClient watching = FeedClient.connect(server.feed("", "rencontre"));
        watching.take();
        watching.take();
        program.noted("dans l’autre");
        HttpResponse<String> said = program.putAt(EDITIONS + "/rencontre/check-ins/" + UUID.randomUUID(), NOTE);

        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
        assertThat(watching.take().toString()).contains("Bonjour").doesNotContain("dans l’autre");
        assertThat(program.timeline().toString()).contains("dans l’autre").doesNotContain("Bonjour");
    }

    @Test
    void aCommandSpeaksOfTheEditionThatItNames() throws Exception {
        make("assises", "2096-05");
        String url = server.at("").toString();

        assertThat(CarillonCommand.run("post", "--url", url, "--edition", "assises", "lyon", "note", "Bonsoir"))
                .returns(0, CarillonCommand::status);
        assertThat(program.get(EDITIONS + "/assises/timeline").body()).contains("Bonsoir");
        assertThat(program.timeline().toString()).doesNotContain("Bonsoir");
        assertThat(CarillonCommand.run("watch", "--once", "--url", url, "--edition", "ailleurs"))
                .returns(1, CarillonCommand::status)
                .extracting(CarillonCommand::printed)
                .asString()
                .startsWith(url + " answers 404: ");
    }

    @Test
    void anEditionThatIsOverIsReadAndNothingMoreIsSaidOfIt() throws Exception {
        assertThat(make("ancienne", "2016-05").statusCode()).isEqualTo(201);

        HttpResponse<String> said = program.putAt(EDITIONS + "/ancienne/check-ins/" + UUID.randomUUID(), NOTE);

        assertThat(said.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(said.body()).path("code").asText()).isEqualTo("edition-over");
        JsonNode read =
                JSON.readTree(program.get(EDITIONS + "/ancienne/timeline").body());
        assertThat(read.at("/timeline/edition/from").asText()).isEqualTo("2016-05-03");
        assertThat(read.at("/timeline/cities")).hasSize(7);
    }

    @Test
    void theCurrentEditionIsChosenAndStandsFirst() throws Exception {
        make("choisie", "2098-05");

        HttpResponse<String> chosen = program.putAt("/api/v1/current", "{\"edition\":\"choisie\"}");

        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        assertThat(list().get(0).path("id").asText()).isEqualTo("choisie");
        assertThat(list().findValues("current")).hasSize(1);
        program.putAt("/api/v1/current", "{\"edition\":\"" + RunningServer.EDITION + "\"}");
        assertThat(list().get(0).path("id").asText()).isEqualTo(RunningServer.EDITION);
        HttpResponse<String> unknown = program.putAt("/api/v1/current", "{\"edition\":\"nulle-part\"}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("unknown-edition");
    }

    @Test
    void anIdThatIsTakenReservedOrMisspeltIsRefusedAndNothingIsMade() throws Exception {
        make("prise", "2098-05");

        HttpResponse<String> taken = make("prise", "2099-05");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("« prise »");
        assertThat(make("desk", "2099-05").body()).contains("edition-id-reserved");
        assertThat(make("prise-rehearsal", "2099-05").body()).contains("edition-id-reserved");
        assertThat(make("Une Rencontre", "2099-05").statusCode()).isEqualTo(422);
        assertThat(program.postAt(EDITIONS, "{\"edition\":\"vide\"}").body())
                .contains("/cities")
                .contains("/title");
        assertThat(line("prise").path("from").asText()).isEqualTo("2098-05-03");
        assertThat(line("prise-rehearsal").isMissingNode()).isTrue();
    }

    @Test
    void aRehearsalRunsBesideItsEventAndBeginsAnewWhenItIsMadeAgain() throws Exception {
        make("jouee", "2098-05");
        String address = EDITIONS + "/jouee/rehearsals";
        String saturday = "{\"clock\":\"2098-05-04T17:40:00+02:00\"}";

        HttpResponse<String> made = program.postAt(address, saturday);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(JSON.readTree(made.body()).path("id").asText()).isEqualTo("jouee-rehearsal");
        assertThat(JSON.readTree(made.body()).path("rehearsal").asBoolean()).isTrue();
        JsonNode played = JSON.readTree(
                program.get(EDITIONS + "/jouee-rehearsal/timeline").body());
        assertThat(played.at("/timeline/edition/rehearsal").asBoolean()).isTrue();
        assertThat(played.path("now").asText()).startsWith("2098-05-04T15:4");
        assertThat(played.path("cursor").asText())
                .as("what the cities said until then")
                .doesNotStartWith("0-");
        assertThat(JSON.readTree(program.get(EDITIONS + "/jouee/timeline").body())
                        .path("cursor")
                        .asText())
                .as("the event has heard nothing of it")
                .startsWith("0-");

        program.postAt(address, "{\"clock\":\"2098-05-04T08:00:00+02:00\",\"simulate\":false}");

        JsonNode anew = JSON.readTree(
                program.get(EDITIONS + "/jouee-rehearsal/timeline").body());
        assertThat(anew.path("now").asText()).startsWith("2098-05-04T06:0");
        assertThat(anew.path("cursor").asText()).startsWith("0-");
        assertThat(program.postAt(address, "{\"clock\":\"2098-06-04T08:00:00Z\"}")
                        .body())
                .contains("outside-edition");
        assertThat(list().get(0).path("id").asText()).as("it is never current").isEqualTo(RunningServer.EDITION);
    }

    @Test
    void ofNoEditionNothingIsToldButThatThereIsNone() throws Exception {
        HttpResponse<String> none = program.get(EDITIONS + "/nulle-part/timeline");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(none.body()).path("code").asText()).isEqualTo("unknown-edition");
    }
}
