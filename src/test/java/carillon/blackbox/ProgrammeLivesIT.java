package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Cities and coordination change what is announced on one of two servers, and both tell it. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammeLivesIT {
    private static final String EDITION = "/api/v1/editions/nuit-du-code-citoyen-2017";
    private static final String WORKSHOP = "{'type':'programme.changed','city':'tunis','programme':["
            + "{'id':'yalla','day':'2017-03-04','at':'18:30','until':'22:00','kind':'work','title':'Yalla'},"
            + "{'id':'atelier','day':'2017-03-04','at':'22:00','kind':'workshop','title':'Un atelier de plus',"
            + "'place':'Salle 2'}]}";

    private ServersOnOneDatabase servers;
    private RunningServer here;
    private RunningServer there;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        servers = new ServersOnOneDatabase(data, "2017-03-04T16:55:00Z");
        here = servers.start();
        there = servers.start();
    }

    @BeforeEach
    void announceTheWeekend() throws Exception {
        new Program(here).announces(Files.readString(Weekend.FILE));
    }

    @AfterAll
    void stop() throws Exception {
        servers.close();
    }

    @Test
    void aCityAddsAWorkshopAndEverybodyHasItAndItIsTakenBack() throws Exception {
        FeedClient watching = FeedClient.connect(there.feed(""));
        watching.follow(new Program(here).noted("avant"));
        JsonNode then = watching.document();
        UUID change = UUID.randomUUID();

        new Program(here).says(change, WORKSHOP);

        watching.follow(new Program(here).noted("après"));
        assertThat(watching.document().at("/cities/tunis/slots/atelier/place").asText())
                .isEqualTo("Salle 2");
        assertThat(watching.document()
                        .at("/milestones/meetup-video/cities/tunis")
                        .isObject())
                .as("who attends is said by the milestone alone")
                .isTrue();

        new Program(here).says("{'type':'retracted','city':'tunis','ref':'" + change + "'}");

        String back = new Program(here).noted("repris");
        watching.follow(back);
        assertThat(watching.document().at("/cities/tunis/slots")).isEqualTo(then.at("/cities/tunis/slots"));
        assertThat(watching.document()).isEqualTo(new Program(here).documentAt(back));
    }

    @Test
    void coordinationAddsACityAndTakesOneOutAndBothServersAgree() throws Exception {
        FeedClient watching = FeedClient.connect(there.feed(""));
        watching.follow(new Program(here).noted("avant"));
        Instant before = new Program(here).now();

        new Program(here)
                .decides("{'type':'city.added','city':{'id':'nantes','name':'Nantes','venue':'La Cantine',"
                        + "'timezone':'Europe/Paris'}}");
        new Program(here).decides("{'type':'city.removed','city':'lille'}");
        new Program(here).decides("{'type':'edition.changed','title':'La nuit'}");
        new Program(here)
                .says("{'type':'project.changed','city':'nantes','project':{'id':'carte','name':'Carte ouverte'}}");

        String after = new Program(here).noted("après");
        watching.follow(after);
        assertThat(watching.document()).isEqualTo(new Program(here).documentAt(after));
        assertThat(watching.document().path("cities").has("lille")).isFalse();
        assertThat(watching.document().at("/milestones/meetup-video/cities").has("nantes"))
                .as("all cities attend, whichever they are")
                .isTrue();
        assertThat(watching.document().at("/edition/projects/carte/city").asText())
                .isEqualTo("nantes");
        assertThat(watching.document().at("/edition/title").asText()).isEqualTo("La nuit");
        new Program(here).invitation("nantes");
        JsonNode past = Program.parsed(
                new Program(there).get(EDITION + "/timeline?at=" + before).body());
        assertThat(past.at("/timeline/cities").has("lille")).isTrue();
        assertThat(past.at("/timeline/cities").has("nantes")).isFalse();
    }

    @Test
    void aMomentThatIsTakenOutIsStillCalledByItsNameInTheNews() throws Exception {
        FeedClient watching = FeedClient.connect(there.feed(""));
        new Program(here).decides("{'type':'milestone.held','milestone':'meetup-video','reason':'Le son'}");
        watching.follow(new Program(here).noted("avant"));

        new Program(here).decides("{'type':'milestone.removed','milestone':'meetup-video'}");

        String after = new Program(here).noted("après");
        watching.follow(after);
        assertThat(watching.document().at("/milestones").isEmpty()).isTrue();
        assertThat(watching.document().path("notices"))
                .filteredOn(notice -> notice.path("type").asText().equals("milestone.held"))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.at("/title/fr").asText()).isEqualTo("Meetup vidéo entre les villes"));
        assertThat(watching.document()).isEqualTo(new Program(here).documentAt(after));
    }

    @Test
    void theJournalTellsWhenAChangeWasMadeAndWhatItSaysBesideEachOther() throws Exception {
        int before = new Program(here).journal().size();
        new Program(here)
                .decides("{'type':'milestone.changed','milestone':'meetup-video','at':'2017-03-04T20:00:00+01:00'}");
        new Program(here)
                .says("{'type':'project.changed','city':'lyon','project':{'id':'carte','name':'Carte ouverte'}}");

        List<JsonNode> whole = new Program(here).journal();
        List<JsonNode> journal = whole.subList(before, whole.size());
        assertThat(journal.getFirst().path("at").asText()).startsWith("2017-03-04T16:5");
        assertThat(journal.getFirst().at("/parts/at").asText()).isEqualTo("2017-03-04T20:00:00+01:00");
        assertThat(journal.getFirst().path("milestone").asText()).isEqualTo("meetup-video");
        assertThat(journal.getLast().path("project").asText()).isEqualTo("carte");
        assertThat(journal.getLast().at("/parts/project/name").asText()).isEqualTo("Carte ouverte");
    }

    @Test
    void everyFaultOfAProgrammeIsToldWhereItStandsAndNothingIsPublished() throws Exception {
        HttpResponse<String> refused = new Program(here)
                .checkIn("{'type':'programme.changed','city':'tunis','programme':["
                        + "{'id':'a','day':'2017-03-04','at':'25:00','kind':'work','title':'A'},"
                        + "{'id':'a','day':'2017-03-09','at':'10:00','kind':'dance','title':''}]}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Program.parsed(refused.body()).path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .contains("/programme/0/at", "/programme/1/id", "/programme/1/day", "/programme/1/kind");
    }

    @Test
    void aProgrammeMayHave64KibibytesAndNotOneByteMore() throws Exception {
        String change = "{'type':'programme.changed','city':'tunis','programme':[";
        String filled = change + " ".repeat(64 * 1024 - change.length() - 2) + "]}";

        assertThat(new Program(here).checkIn(filled).statusCode()).isEqualTo(201);
        assertThat(new Program(here).checkIn(filled + " ").statusCode()).isEqualTo(413);
        assertThat(new Program(here)
                        .checkIn("{'type':'note','city':'tunis','text':'a'" + " ".repeat(16 * 1024) + "}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void theLastCityStaysAndAnotherCitysProjectIsNotYours() throws Exception {
        new Program(here)
                .says("{'type':'project.changed','city':'lyon','project':{'id':'carte','name':'Carte ouverte'}}");

        assertThat(new Program(here)
                        .checkIn(
                                "{'type':'project.changed','city':'tunis','project':{'id':'carte','name':'La mienne'}}")
                        .body())
                .contains("not-your-project");
        assertThat(new Program(here)
                        .checkIn("{'type':'project.removed','city':'tunis','project':'inconnu'}")
                        .body())
                .contains("unknown-project");
        for (String city : new String[] {"lille", "montpellier", "paris", "rennes", "toulouse", "tunis"}) {
            new Program(here).decides("{'type':'city.removed','city':'" + city + "'}");
        }
        assertThat(new Program(here)
                        .decision("{'type':'city.removed','city':'lyon'}")
                        .body())
                .contains("« lyon » est la dernière ville");
    }
}
