package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal over several starts of the server. */
class RehearsedAgainIT {
    private static final String AFTERNOON = "2017-03-04T16:40:00Z";
    private static final String EVENING = "2017-03-04T18:40:00Z";

    @TempDir
    private Path data;

    private RunningServer rehearsing(String clock, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--config", "src/test/config/carillon.yaml", "--clock", clock));
        all.addAll(List.of(options));
        return RunningServer.start(data, RunningServer.freePort(), all.toArray(String[]::new));
    }

    /** What a clock showed, and between which instants of the world it was asked. */
    private record Look(Instant before, Instant shown, Instant after) {
        static Look at(Program program) throws Exception {
            Instant before = Instant.now();
            Instant shown = program.now();
            return new Look(before, shown, Instant.now());
        }
    }

    @Test
    void withTheSameClockItGoesOnAsIfItHadNeverStopped() throws Exception {
        Look first;
        String cursor;
        JsonNode held;
        try (RunningServer server = rehearsing(AFTERNOON)) {
            Program program = new Program(server);
            cursor = program.noted("avant l'arrêt");
            held = program.documentAt(cursor);
            first = Look.at(program);
        }

        try (RunningServer server = rehearsing(AFTERNOON)) {
            Program program = new Program(server);
            Look second = Look.at(program);
            FeedClient back = FeedClient.connect(server.feed("?after=" + cursor), held, cursor);
            back.follow(program.noted("après"));

            assertThat(Duration.between(first.shown(), second.shown()))
                    .as("its clock ran on while nobody served")
                    .isBetween(
                            Duration.between(first.after(), second.before()).minusMillis(2),
                            Duration.between(first.before(), second.after()).plusMillis(2));
            assertThat(back.types()).containsExactly("hello", "patch");
            assertThat(program.journal())
                    .extracting(line -> line.path("text").asText())
                    .containsExactly("avant l'arrêt", "après");
        }
    }

    @Test
    void withAnotherClockItBeginsAnewAndTheFirstIsKept() throws Exception {
        String cursor;
        try (RunningServer server = rehearsing(AFTERNOON)) {
            cursor = new Program(server).noted("l'après-midi");
        }

        try (RunningServer server = rehearsing(EVENING)) {
            Program program = new Program(server);
            assertThat(program.journal()).isEmpty();
            assertThat(program.now())
                    .isBetween(Instant.parse(EVENING), Instant.parse(EVENING).plusSeconds(60));
            FeedClient stranger = FeedClient.connect(server.feed("?after=" + cursor));
            stranger.take();
            stranger.take();
            assertThat(stranger.types()).containsExactly("hello", "snapshot");
            program.noted("le soir");
        }

        try (RunningServer server = rehearsing(AFTERNOON)) {
            assertThat(new Program(server).journal())
                    .extracting(line -> line.path("text").asText())
                    .containsExactly("l'après-midi");
        }
    }

    @Test
    void theCitiesThatPlayGoOnWhereTheyWereAndSayNothingTwice() throws Exception {
        String[] fast = {"--simulate", "--speed", "400"};
        List<JsonNode> before;
        try (RunningServer server = rehearsing(AFTERNOON, fast)) {
            until(server, "/cities/lyon/state", "open");
            before = new Program(server).journal();
        }

        try (RunningServer server = rehearsing(AFTERNOON, fast)) {
            // They speak in the order of the hours: who is at dinner has said again all that lies before it.
            until(server, "/cities/lyon/slots/diner/state", "running");
            List<JsonNode> after = new Program(server).journal();

            assertThat(after).hasSizeGreaterThan(before.size()).startsWith(before.toArray(JsonNode[]::new));
            assertThat(after)
                    .extracting(line -> UUID.fromString(line.path("id").asText()))
                    .doesNotHaveDuplicates();
            assertThat(after)
                    .extracting(line -> line.at("/by/kind").asText())
                    .as("nobody else has a word, but the rules of the shared moment")
                    .containsOnly("player", "rule");
        }
    }

    /** Watches until the document says so; it may say more by then. */
    private static void until(RunningServer server, String place, String value) throws Exception {
        FeedClient watcher = FeedClient.connect(server.feed(""));
        while (!watcher.document().at(place).asText().equals(value)) {
            watcher.take();
        }
    }
}
