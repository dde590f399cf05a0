package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged server really answers, held against the OpenAPI and AsyncAPI documents that it serves itself. */
@WithServer(clock = "2017-03-04T16:40:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALL = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e01";
    private static final String OPEN_CALL = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e03";
    private static final String TOLD = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e04";
    private static final String WITHDRAWN = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e05";
    private static final String ASKED = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e06";
    private static final String CLOSED = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e07";
    private static final String MISTAKE = "0b2f8a52-5d0c-4b9c-8a6c-3f4f5c1d2e02";

    /** Something of every kind, in an order in which all of it is accepted. */
    private static final List<String> SAID = List.of(
            "check-ins {'type':'city.opened','city':'lyon'}",
            "check-ins {'type':'slot.started','city':'lyon','slot':'bug-swapping','observedAt':'2017-03-04T17:30:00+01:00'}",
            "check-ins {'type':'slot.finished','city':'lyon','slot':'bug-swapping'}",
            "check-ins {'type':'slot.skipped','city':'lyon','slot':'survivants'}",
            "check-ins {'type':'slot.delayed','city':'lyon','slot':'diner','start':'2017-03-04T19:00:00Z'}",
            "check-ins {'type':'slot.delayed','city':'toulouse','slot':'travail','start':'2017-03-04T17:20:00Z'}",
            "check-ins {'type':'slot.started','city':'lyon','slot':'diner'}",
            "check-ins {'type':'slot.prolonged','city':'lyon','slot':'diner','end':'2017-03-04T20:00:00Z'}",
            "check-ins {'type':'headcount','city':'lyon','count':64}",
            "check-ins " + MISTAKE + " {'type':'note','city':'lyon','text':'Le café est froid'}",
            "check-ins {'type':'retracted','city':'lyon','ref':'" + MISTAKE + "','reason':'Il est chaud'}",
            "check-ins {'type':'ready','city':'lyon','milestone':'meetup-video','ready':'no','note':'Pas de son'}",
            "check-ins " + OPEN_CALL + " {'type':'help.wanted','city':'lyon','text':'Un câble'}",
            "check-ins " + CALL + " {'type':'help.wanted','city':'lyon','text':'Un micro'}",
            "check-ins {'type':'help.answered','city':'tunis','ref':'" + OPEN_CALL + "','text':'On a ça'}",
            "decisions {'type':'help.replied','ref':'" + OPEN_CALL + "','text':'Au camion'}",
            "check-ins {'type':'help.settled','city':'lyon','ref':'" + CALL + "'}",
            "check-ins {'type':'city.closed','city':'tunis'}",
            "decisions {'type':'announcement','text':'Bonsoir','cities':['lyon','tunis']}",
            "decisions " + TOLD
                    + " {'type':'announcement','text':'Au chaud','until':'2017-03-04T21:00:00Z','urgent':true}",
            "check-ins {'type':'announcement.seen','city':'lyon','ref':'" + TOLD + "'}",
            "decisions " + WITHDRAWN + " {'type':'announcement','text':'Par erreur'}",
            "decisions {'type':'announcement.withdrawn','ref':'" + WITHDRAWN + "'}",
            "decisions " + ASKED + " {'type':'question.asked','text':'Qui reste ?','options':['Oui','Non'],"
                    + "'cities':['lyon'],'milestone':'meetup-video'}",
            "check-ins {'type':'question.answered','city':'lyon','ref':'" + ASKED + "','answer':'Oui','note':'Tous'}",
            "decisions " + CLOSED + " {'type':'question.asked','text':'Combien ?'}",
            "check-ins {'type':'question.answered','city':'tunis','ref':'" + CLOSED + "','answer':'Douze'}",
            "decisions {'type':'question.closed','ref':'" + CLOSED + "'}",
            "check-ins {'type':'city.changed','city':'tunis','venue':'Cogite','names':{'ar':'تونس'},'address':null}",
            "check-ins {'type':'programme.changed','city':'tunis','programme':[{'id':'accueil','day':'2017-03-04',"
                    + "'at':'09:00','until':'10:00','kind':'welcome','title':'Accueil'}]}",
            "check-ins {'type':'project.changed','city':'lyon','project':{'id':'carte','name':'Carte ouverte',"
                    + "'url':'https://example.org/carte','text':'Une carte des communs'}}",
            "check-ins {'type':'project.changed','city':'lyon','project':{'id':'autre','name':'Autre'}}",
            "check-ins {'type':'project.removed','city':'lyon','project':'autre'}",
            "decisions {'type':'city.added','city':{'id':'nantes','name':'Nantes','venue':'La Cantine',"
                    + "'timezone':'Europe/Paris'}}",
            "decisions {'type':'city.removed','city':'lille'}",
            "decisions {'type':'edition.changed','title':'La nuit','links':{'site':'https://example.org/'}}",
            "decisions {'type':'milestone.changed','milestone':'bis','title':{'fr':'Bis'},'cities':['lyon'],"
                    + "'at':'2017-03-04T21:00:00+01:00','duration':'PT10M'}",
            "decisions {'type':'milestone.removed','milestone':'bis'}",
            "decisions {'type':'milestone.changed','milestone':'meetup-video','room':null,'quorum':5,'cities':'all',"
                    + "'title':{'fr':'Rendez-vous'},'duration':'PT40M','opens':'PT20M','at':'2017-03-04T18:10:00+01:00'}",
            "decisions {'type':'milestone.changed','milestone':'meetup-video','checks':['Le son','L’image']}",
            "check-ins {'type':'ready','city':'lyon','milestone':'meetup-video','ready':'no',"
                    + "'checks':{'Le son':true,'L’image':false}}",
            "decisions {'type':'milestone.cancelled','milestone':'meetup-video','reason':'Plus de réseau'}",
            "decisions {'type':'milestone.postponed','milestone':'meetup-video','to':'2017-03-04T18:30:00Z'}",
            "decisions {'type':'milestone.held','milestone':'meetup-video','reason':'On attend Lyon'}",
            "decisions {'type':'milestone.released','milestone':'meetup-video'}",
            "decisions {'type':'milestone.started','milestone':'meetup-video'}",
            "decisions {'type':'milestone.prolonged','milestone':'meetup-video','until':'2017-03-04T21:00:00Z'}",
            "decisions {'type':'milestone.ended','milestone':'meetup-video'}");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private Description described;

    DescribedIT(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void readDescription() throws Exception {
        described = new Description(
                get("/api/v1/openapi.yaml").body(), get("/api/v1/asyncapi.yaml").body());
    }

    @AfterAll
    void stop() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.take();
        watcher.take();
        server.close();
        described.checkMessage("bye", watcher.take());
    }

    @Test
    void everyMessageOfTheFeedAndEveryAnswerToAPostIsAsDescribed() throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        described.checkMessage("hello", watcher.take());
        described.checkMessage("snapshot", watcher.take());
        for (String one : SAID) {
            String body = one.substring(one.indexOf('{')).replace('\'', '"');
            String[] path = one.substring(0, one.indexOf('{')).strip().split(" ");
            String id = path.length == 2 ? path[1] : UUID.randomUUID().toString();
            described.check(path[0].equals("check-ins") ? "CheckIn" : "Decision", JSON.readTree(body));

            HttpResponse<String> answer = put("/" + path[0] + "/" + id, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            JsonNode kept = JSON.readTree(answer.body());
            described.check("Kept", kept);
            while (!watcher.cursor().equals(kept.path("cursor").asText())) {
                described.checkMessage("patch", watcher.take());
            }
            described.check("Timeline", watcher.document());
        }
        watcher.say("{\"type\":\"here\",\"city\":\"lyon\"}");
        described.checkMessage("presence", watcher.presence(1, "{\"lyon\":1}"));
        watcher.say("{\"type\":\"time\",\"t0\":1}");
        described.checkMessage("time", watcher.take());
        String edition = "/api/v1/editions/" + RunningServer.EDITION;
        described.check("Statements", JSON.readTree(get(edition + "/statements").body()));
        described.check(
                "PredictionScores", JSON.readTree(get(edition + "/predictions").body()));
        JsonNode announced =
                JSON.readTree(get(edition + "/timeline?at=2017-03-04T16:40:00Z").body());
        assertThat(announced.has("next")).isTrue();
        described.check("TimelineAnswer", announced);
        for (String line : get("/api/v1/editions/" + RunningServer.EDITION + "/journal")
                .body()
                .split("\n")) {
            described.check("JournalLine", JSON.readTree(line));
        }
    }

    @Test
    void settingASessionAsideAndReinstatingItAreAsDescribed() throws Exception {
        Program program = new Program(server);
        Member member = Member.of(server, program.invitation("lyon"));
        member.put("/check-ins/" + UUID.randomUUID(), "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"Bonsoir\"}");
        String session = last("note", program).at("/by/session").asText();
        for (String type : List.of("session.set-aside", "session.reinstated")) {
            String body = "{\"type\":\"%s\",\"session\":\"%s\"}".formatted(type, session);
            described.check("Decision", JSON.readTree(body));

            HttpResponse<String> answer = put("/decisions/" + UUID.randomUUID(), body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            described.check("Kept", JSON.readTree(answer.body()));
            described.check("JournalLine", last(type, program));
        }
    }

    /** The last line of the journal of that type. */
    private static JsonNode last(String type, Program program) throws Exception {
        return program.journal().stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList()
                .getLast();
    }

    /** The server of this test never loses its database: SharedDatabaseIT says that these are what it then says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "stale | {'type':'stale','since':'2017-03-04T16:41:00.123Z'}",
                "stale | {'type':'stale'}",
                "hello | {'type':'hello','cursor':'0-0123456789abcdef','now':'2017-03-04T16:42:00Z','heartbeat':20,'stale':'2017-03-04T16:41:00Z'}",
            })
    void whatItSaysWithoutItsDatabaseIsDescribed(String name, String message) throws Exception {
        described.checkMessage(name, JSON.readTree(message.replace('\'', '"')));
    }

    @ParameterizedTest(name = "{0} is a {1}")
    @CsvSource({
        "/api/v1, Service",
        "/api/v1/editions, Editions",
        "/api/v1/editions/nuit-du-code-citoyen-2017/timeline, TimelineAnswer",
        "/api/v1/editions/nuit-du-code-citoyen-2017/timeline?at=2017-03-04T17:45+01:00, TimelineAnswer",
        "/api/v1/editions/nuit-du-code-citoyen-2017/timeline?at=hier, Problem",
        "/api/v1/editions/nuit-du-code-citoyen-2017/statements?after=0, Statements",
        "/api/v1/editions/nuit-du-code-citoyen-2017/announced, Announced",
        "/api/v1/editions/nuit-du-code-citoyen-2017/invitations, Invitations",
        "/api/v1/session, Session",
        "/api/v1/roles, Roles",
        "/health/live, Health",
        "/health/ready, Health",
        "/api/v1/editions/ailleurs/timeline, Problem",
        "/api/v1/editions/nuit-du-code-citoyen-2017/feed, Problem",
        "/api/v1/rien, Problem",
    })
    void whatIsReadIsAsDescribed(String path, String schema) throws Exception {
        described.check(schema, JSON.readTree(get(path).body()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\" \",\"mood\":1}",
                "{\"type\":\"slot.started\",\"city\":\"lyon\",\"slot\":\"apero\"}",
            })
    void aRefusalIsAsDescribed(String body) throws Exception {
        HttpResponse<String> answer = put("/check-ins/" + UUID.randomUUID(), body);

        assertThat(answer.statusCode()).isBetween(400, 422);
        described.check("Problem", JSON.readTree(answer.body()));
    }

    @Test
    void anInvitationAndTheSessionThatComesOfItAreAsDescribed() throws Exception {
        String wish = "{\"role\":\"organizer\",\"city\":\"lyon\",\"label\":\"équipe\"}";
        described.check("InvitationWish", JSON.readTree(wish));
        JsonNode made = JSON.readTree(send(request("/api/v1/editions/" + RunningServer.EDITION + "/invitations")
                        .POST(HttpRequest.BodyPublishers.ofString(wish)))
                .body());
        described.check("InvitationMade", made);
        String invite = "{\"invite\":\"" + made.path("invite").asText() + "\"}";
        described.check("Invite", JSON.readTree(invite));

        HttpResponse<String> shown =
                send(request("/api/v1/invitation").POST(HttpRequest.BodyPublishers.ofString(invite)));
        described.check("InvitationShown", JSON.readTree(shown.body()));

        HttpResponse<String> session =
                send(request("/api/v1/session").POST(HttpRequest.BodyPublishers.ofString(invite)));

        described.check("Session", JSON.readTree(session.body()));
        String edition = "/api/v1/editions/" + RunningServer.EDITION;
        described.check("Sessions", JSON.readTree(get(edition + "/sessions").body()));
        described.check(
                "Invitations", JSON.readTree(get(edition + "/invitations").body()));
        described.check("Roles", JSON.readTree(get("/api/v1/roles").body()));
        String label = "{\"label\":\"l’accueil\"}";
        described.check("InvitationLabel", JSON.readTree(label));
        HttpResponse<String> renamed =
                send(request(edition + "/invitations/" + made.path("id").asText())
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(label)));
        described.check("Invitation", JSON.readTree(renamed.body()));
        HttpResponse<String> ended = send(request(edition + "/sessions").DELETE());
        described.check("SessionsEnded", JSON.readTree(ended.body()));
        assertThat(session.headers().firstValue("Set-Cookie").orElseThrow()).matches("carillon_[0-9a-f]{8}=.+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/openapi.yaml", "/api/v1/asyncapi.yaml"})
    void aDescriptionIsForEverybodyAndIsNotSentTwice(String path) throws Exception {
        HttpResponse<String> first = get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(send(HttpRequest.newBuilder(server.at(path)).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.at(path))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(request("/api/v1/editions/" + RunningServer.EDITION + path)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
