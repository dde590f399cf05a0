package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who has a terminal and no browser posts from there. */
@WithServer(clock = "2017-03-04T17:05:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostCommandIT {
    private RunningServer server;
    private Program program;

    @BeforeAll
    void serve(RunningServer server, Program program) {
        this.server = server;
        this.program = program;
    }

    private CarillonCommand post(String... arguments) throws Exception {
        return postAt(server.at("").toString(), arguments);
    }

    private static CarillonCommand postAt(String url, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("post", "--url", url));
        all.addAll(List.of(arguments));
        return CarillonCommand.run(all.toArray(String[]::new));
    }

    private JsonNode timeline() throws Exception {
        return Program.parsed(program.get("/api/v1/editions/" + RunningServer.EDITION + "/timeline")
                        .body())
                .path("timeline");
    }

    @Test
    void aSlotIsStartedAndThatIsPrinted() throws Exception {
        CarillonCommand said = post("lyon", "slot.started", "pitchs");

        assertThat(said.printed()).matches("Said at 2017-03-04T17:0\\d:[0-9.:]+Z\\.\n");
        assertThat(said.status()).isZero();
        assertThat(timeline().at("/cities/lyon/slots/pitchs/state").asText()).isEqualTo("running");
    }

    @Test
    void whatTheServerRefusesFailsWithItsSentenceAndTheNearestIds() throws Exception {
        assertThat(post("lyno", "slot.started", "pitchs"))
                .isEqualTo(new CarillonCommand(1, "This event has no city “lyno”.\nNearest: lyon, lille, tunis.\n"));
    }

    @Test
    void whatCannotBeReadIsWrongUsage() throws Exception {
        assertThat(post("lyon", "slot.finished").status()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainAndNothingIsSaidTwice() throws Exception {
        String id = UUID.randomUUID().toString();
        try (LossyProxy proxy = new LossyProxy(server.port())) {
            CarillonCommand said = postAt(proxy.url(), "--id", id, "--json", "lille", "note", "--", "- @5 °C dehors");

            assertThat(said.status()).as(said.printed()).isZero();
            assertThat(Program.parsed(said.printed()).path("id").asText()).isEqualTo(id);
            assertThat(proxy.puts()).isEqualTo(2);
        }
        assertThat(timeline().path("notices").findValuesAsText("text")).containsOnlyOnce("- @5 °C dehors");
        assertThat(post("--id", id, "lille", "note", "--", "- @5 °C dehors").printed())
                .startsWith("That was said already, at 2017-03-04T17:");
    }
}
