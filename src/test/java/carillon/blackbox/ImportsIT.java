package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole edition is announced by what makes the difference (docs/protocol.md, "Imports"). */
@WithServer(clock = "2017-03-04T16:40:00Z")
class ImportsIT {
    private static final String SCHEDULE = "/api/v1/editions/" + RunningServer.EDITION + "/schedule.json";

    /** A change of every kind, in an order in which all of them are accepted. */
    private static final List<String> CHANGES = List.of(
            "decisions {'type':'edition.changed','title':'La nuit','to':'2017-03-06'}",
            "decisions {'type':'city.added','city':{'id':'brest','name':'Brest','venue':'Quai','timezone':'Europe/Paris',"
                    + "'programme':[{'id':'a','day':'2017-03-04','at':'20:00','kind':'talk','title':'A'}]}}",
            "check-ins {'type':'city.changed','city':'brest','address':'1 quai','position':[48.38,-4.49]}",
            "check-ins {'type':'programme.changed','city':'brest',"
                    + "'programme':[{'id':'b','day':'2017-03-04','part':'evening','kind':'talk','title':'B'}]}",
            "decisions {'type':'milestone.changed','milestone':'adieux','title':{'fr':'Adieux'},"
                    + "'at':'2017-03-05T17:00:00Z','duration':'PT10M','cities':['brest','lyon'],'checks':['Le son']}",
            "decisions {'type':'milestone.changed','milestone':'meetup-video','room':'https://example.org/2'}",
            "check-ins {'type':'project.changed','city':'brest','project':{'id':'phare','name':'Phare','text':'Un feu'}}",
            "check-ins {'type':'project.removed','city':'brest','project':'phare'}",
            "decisions {'type':'city.removed','city':'tunis'}",
            "decisions {'type':'milestone.removed','milestone':'adieux'}");

    private final RunningServer server;
    private final Program program;
    private Member coordinator;

    /** The last cursor that an answer told of; another event loop of the server may learn of it a moment later. */
    private String told = "";

    ImportsIT(RunningServer server, Program program) {
        this.server = server;
        this.program = program;
    }

    @BeforeEach
    void join() throws Exception {
        coordinator = Member.of(server, program.coordinatorInvitation("Amel"));
    }

    @Test
    void whatIsAnnouncedIsImportedAgainAndChangesNothingAfterEveryKindOfChange() throws Exception {
        for (String change : CHANGES) {
            String body = change.substring(change.indexOf('{'));
            HttpResponse<String> said = change.startsWith("decisions") ? program.decision(body) : program.checkIn(body);
            assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
            told = Program.parsed(said.body()).path("cursor").asText();
            String cursor = told;

            JsonNode json = imported("", "application/json", announcedAs("application/json"));
            JsonNode yaml = imported("", "application/yaml", announcedAs("application/yaml"));

            assertThat(json.path("statements")).as(change).isEmpty();
            assertThat(yaml.path("statements")).as(change).isEmpty();
            assertThat(yaml.path("cursor").asText()).isEqualTo(cursor);
        }
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndThenAllOfItIsAnnouncedAtOnce() throws Exception {
        ObjectNode edition = announced();
        ((ObjectNode) edition.at("/cities/lyon")).put("venue", "La Friche");
        ((ObjectNode) edition.at("/cities/lyon/programme/0")).put("title", "Café");
        ((ObjectNode) edition.at("/milestones/meetup-video")).put("duration", "PT45M");
        FeedClient watching = FeedClient.connect(server.feed(""));
        watching.take();
        watching.take();

        JsonNode told = imported("?dry-run=true", "application/json", edition.toString());

        assertThat(told.path("statements"))
                .extracting(statement -> statement.path("type").asText())
                .containsExactly("milestone.changed", "city.changed", "programme.changed");
        assertThat(told.at("/statements/1/changes/0/is").asText()).isEqualTo("La Friche");
        assertThat(program.timeline().path("cursor").asText()).isEqualTo(watching.cursor());

        JsonNode done = imported("", "application/json", edition.toString());

        assertThat(done.path("statements")).isEqualTo(told.path("statements"));
        assertThat(watching.take().path("cursor")).isEqualTo(done.path("cursor"));
        assertThat(announced()).isEqualTo(edition);
    }

    @Test
    void whereOneOfThemIsRefusedNoneIsKept() throws Exception {
        ObjectNode edition = announced();
        ((ObjectNode) edition.at("/cities/paris")).put("venue", "Le Cube");
        ((ObjectNode) edition.at("/milestones/meetup-video")).put("at", "2017-03-04T17:00:00+01:00");
        String cursor = program.timeline().path("cursor").asText();

        JsonNode problem = refused("", "application/json", edition.toString(), "milestone-past");

        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/milestones/meetup-video/at");
        assertThat(program.timeline().path("cursor").asText()).isEqualTo(cursor);
    }

    @Test
    void everyFaultOfAFileIsToldWithItsPlaceItsLineAndASentence() throws Exception {
        String yaml = announcedAs("application/yaml").replaceFirst("at: \"09:00\"", "at: \"9h\"");

        JsonNode problem = refused("", "application/yaml", yaml.replace("PT30M", "longtemps"), "refused");

        assertThat(problem.path("errors"))
                .extracting(fault -> fault.path("pointer").asText())
                .contains("/milestones/meetup-video/duration")
                .anyMatch(pointer -> pointer.matches("/cities/[a-z]+/programme/[0-9]+/at"));
        assertThat(problem.path("errors"))
                .allSatisfy(fault -> assertThat(fault.path("line").asInt()).isPositive());
        assertThat(problem.toString()).contains("write 09:00");
        refused("", "application/yaml", "a: [", "part-faulty");
        refused("", "application/json", "{\"edition\":\"ailleurs\"}", "refused");
    }

    @Test
    void oneCityIsTakenOutOfAFile() throws Exception {
        ObjectNode edition = announced();
        ((ObjectNode) edition.at("/cities/rennes")).put("venue", "La Halle");
        ((ObjectNode) edition.at("/cities/lille")).put("venue", "La Gare");

        JsonNode done = imported("?city=rennes", "application/json", edition.toString());

        assertThat(done.path("statements"))
                .extracting(statement -> statement.path("city").asText())
                .containsExactly("rennes");
        assertThat(announced().at("/cities/lille/venue").asText()).isNotEqualTo("La Gare");
        refused("?city=atlantide", "application/json", edition.toString(), "unknown-city");
    }

    @Test
    void whatGoesOutAsATableOrAScheduleComesInAgainAndChangesNothing() throws Exception {
        String table = announcedAs("text/csv");
        HttpResponse<String> schedule = program.get(SCHEDULE);

        assertThat(table).startsWith("\ufeff").contains("lyon").contains("moment partagé");
        assertThat(schedule.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(imported("", "text/csv", table).path("statements")).isEmpty();
        assertThat(imported("", "application/json", schedule.body()).path("statements"))
                .isEmpty();
        assertThat(imported("?city=lyon", "text/csv; charset=utf-8", table).path("notes"))
                .hasSize(1);
    }

    @Test
    void aTableAScheduleAndACalendarChangeTheProgrammesThatTheyName() throws Exception {
        String schedule = program.get(SCHEDULE).body().replace("Session de pitchs", "Les pitchs");
        String calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Disco\r\n"
                + "DTSTART:20170305T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        JsonNode ofParis = imported("", "application/json", schedule);
        JsonNode ofToulouse = imported("?city=toulouse", "text/calendar", calendar);
        JsonNode ofLille = imported("", "text/csv", "ville;jour;de;titre\nLille;dimanche;9h;Café");

        assertThat(ofParis.at("/statements/0/changes")).hasSize(2);
        assertThat(ofToulouse.at("/statements/0/city").asText()).isEqualTo("toulouse");
        assertThat(ofLille.path("statements")).hasSize(1);
        ObjectNode now = announced();
        assertThat(now.at("/cities/toulouse/programme"))
                .extracting(slot -> slot.path("title").asText("moment"))
                .containsExactly("moment", "Disco");
        assertThat(now.at("/cities/lille/programme/1/at").asText()).isEqualTo("09:00");
        assertThat(imported("?city=toulouse", "text/calendar", calendar).path("statements"))
                .isEmpty();
    }

    @Test
    void aTeamImportsItsOwnCityAndNothingElse() throws Exception {
        Member organizer = Member.of(server, program.invitation("rennes"));
        String table = "ville;jour;de;titre\nrennes;samedi;9h;Café\nlyon;samedi;9h;Autre";

        assertThat(organizer.post("/imports", "text/csv", table).statusCode()).isEqualTo(403);
        assertThat(organizer.post("/imports?city=lyon", "text/csv", table).statusCode())
                .isEqualTo(403);
        HttpResponse<String> done = organizer.post("/imports?city=rennes", "text/csv", table);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);

        assertThat(Program.parsed(done.body()).path("statements"))
                .extracting(statement -> statement.path("city").asText())
                .containsExactly("rennes");
        assertThat(Program.parsed(done.body()).path("notes")).hasSize(1);
    }

    @Test
    void whatNobodyCanReadGetsASentence() throws Exception {
        refused("", "text/csv", "jour;titre\nsamedi;a", "part-faulty");
        refused("?city=atlantide", "text/csv", "jour;titre\n;a", "unknown-city");
        refused("?city=lyon", "text/calendar", "Bonjour", "part-faulty");
        JsonNode problem = refused(
                "", "text/csv", "ville;jour;de;titre\nlyon;samedi;neuf;A\nparis;lundi prochain;9h;B", "refused");
        assertThat(problem.path("errors"))
                .extracting(fault -> fault.path("line").asInt())
                .containsExactly(2, 3);
        HttpResponse<String> zip = coordinator.post("/imports", "application/zip", "PK");
        assertThat(zip.statusCode()).isEqualTo(415);
        assertThat(Program.parsed(zip.body()).path("code").asText()).isEqualTo("unknown-format");
    }

    @Test
    void onlyACoordinatorImportsAllOfItAndOnlyTheEditionOfThisAddress() throws Exception {
        Member organizer = Member.of(server, program.invitation("lyon"));
        ObjectNode edition = announced();

        HttpResponse<String> answer = organizer.post("/imports", "application/json", edition.toString());

        assertThat(answer.statusCode()).isEqualTo(403);
        refused("", "application/json", edition.put("edition", "autre").toString(), "other-edition");
        assertThat(coordinator.post("/imports", "text/plain", "a,b").statusCode())
                .isEqualTo(415);
        assertThat(coordinator
                        .post("/imports", "application/yaml", "x".repeat(1024 * 1024 + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    private ObjectNode announced() throws Exception {
        return (ObjectNode) Program.parsed(announcedAs("application/json")).path("edition");
    }

    private String announcedAs(String type) throws Exception {
        return program.getKnowing(told, type, "/announced").body();
    }

    private JsonNode imported(String query, String type, String body) throws Exception {
        HttpResponse<String> answer = coordinator.post("/imports" + query, type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode imported = Program.parsed(answer.body());
        told = imported.path("cursor").asText();
        return imported;
    }

    private JsonNode refused(String query, String type, String body, String code) throws Exception {
        HttpResponse<String> answer = coordinator.post("/imports" + query, type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode problem = Program.parsed(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        return problem;
    }
}
