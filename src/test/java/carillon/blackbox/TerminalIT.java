package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who has a terminal and no browser posts and watches from there. */
@WithServer(clock = "2017-03-04T17:05:00Z")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalIT {
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

    @Test
    void theTableIsPrintedOnce() throws Exception {
        CarillonCommand shown =
                CarillonCommand.run("watch", "--once", "--url", server.at("").toString(), "tunis");

        assertThat(shown.printed())
                .startsWith("Nuit du Code Citoyen 2017 (rehearsal)   18:0")
                .containsPattern("\nCITY +STATE +NOW +DELAY +NEXT +HEARD\n")
                .containsPattern("\nTunis +")
                .contains("\n18:00  Video meetup between the cities: planned, 0 of 7 ready, 5 needed\n")
                .doesNotContain("Lyon", "\u001b");
        assertThat(shown.status()).isZero();
        assertThat(CarillonCommand.run("watch", "--url", server.at("").toString(), "tuniss"))
                .isEqualTo(
                        new CarillonCommand(1, "This event has no city “tuniss”.\nNearest: tunis, paris, rennes.\n"));
    }

    @Test
    void whatIsSaidWhileTheNetworkIsAwayComesAsOnePatch() throws Exception {
        try (LossyProxy proxy = new LossyProxy(server.port())) {
            Process watch = CarillonCommand.start("watch", "--json", "--url", proxy.url());
            try (BufferedReader lines = watch.inputReader(StandardCharsets.UTF_8)) {
                readUntil(lines, "\"type\":\"snapshot\"");
                proxy.cut();
                program.noted("La pluie a cessé");

                List<String> told = readUntil(lines, "La pluie a cessé");

                assertThat(told).contains("No server answers: trying again.", "The server is there again.");
                assertThat(told).noneMatch(line -> line.contains("\"snapshot\""));
                assertThat(told.getLast()).contains("\"type\":\"patch\"");
            } finally {
                watch.destroy();
                watch.waitFor();
            }
        }
    }

    @Test
    void whoWasInvitedIsForgottenAndWhatTheySaidStays() throws Exception {
        Member organizer = Member.of(server, program.invitation("rennes", "Ada"));
        assertThat(organizer.posts("check-ins", "{'city':'rennes','type':'note','text':'Le soleil revient'}"))
                .isEqualTo(201);

        assertThat(forget())
                .isEqualTo(new CarillonCommand(
                        1,
                        "The edition " + RunningServer.EDITION + " is not over, and its desks would be signed out."
                                + " Add --now to forget who was invited all the same.\n"));
        assertThat(program.journal().toString()).contains("Le soleil revient", "Ada");
        assertThat(organizer.roles()).isNotEmpty();

        assertThat(forget("--now").printed())
                .startsWith("1 invitation of " + RunningServer.EDITION + " forgotten, with the sessions that came of");
        assertThat(program.journal().toString()).contains("Le soleil revient").doesNotContain("Ada");
        assertThat(organizer.roles()).isEmpty();
    }

    private CarillonCommand forget(String... options) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("forget", "--url", server.at("").toString()));
        all.addAll(List.of(options));
        return CarillonCommand.run(all.toArray(String[]::new));
    }

    private static List<String> readUntil(BufferedReader lines, String text) throws IOException {
        List<String> read = new ArrayList<>();
        do {
            read.add(Objects.requireNonNull(lines.readLine(), () -> "it ended: " + read));
        } while (!read.getLast().contains(text));
        return read;
    }
}
