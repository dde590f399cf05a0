package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edition file that was changed is taken in at the next start, as statements. */
class FileTakenInIT {
    private static final String ANNOUNCED = "/api/v1/editions/" + RunningServer.EDITION + "/announced";
    private static final String HOLDS = "which was changed since: the journal holds.";

    @TempDir
    private Path directory;

    private Path file;
    private String original;

    @BeforeEach
    void write() throws Exception {
        file = directory.resolve("edition.yaml");
        original = Files.readString(Weekend.FILE);
        Files.writeString(file, original);
    }

    private RunningServer start() throws IOException {
        return RunningServer.rehearses(
                directory.resolve("data"),
                RunningServer.freePort(),
                "2017-03-04T16:40:00Z",
                "--edition",
                file.toString());
    }

    @Test
    void whatAFileChangesIsAnnouncedInOneAppendAndEveryClientIsToldAndAFileIsTakenInOnce() throws Exception {
        String cursor;
        try (RunningServer server = start()) {
            cursor = new Program(server).noted("avant");
        }
        Files.writeString(
                file,
                original.replace("venue: Epitech Lyon", "venue: La Friche").replace("PT30M", "PT45M"));

        try (RunningServer server = start()) {
            assertThat(announced(server).at("/edition/cities/lyon/venue").asText())
                    .isEqualTo("La Friche");
            assertThat(server.printed()).anyMatch(line -> line.contains("is announced now, by 2 statements"));
            FeedClient resumed = FeedClient.connect(server.feed("?after=" + cursor), null, cursor);
            resumed.follow(new Program(server).noted("après"));
            assertThat(resumed.types()).doesNotContain("snapshot");
            assertThat(journal(server)).contains("\"kind\":\"file\",\"digest\":\"");
        }

        Files.writeString(file, original);
        try (RunningServer server = start()) {
            assertThat(announced(server).at("/edition/cities/lyon/venue").asText())
                    .as("a file that was taken in already")
                    .isEqualTo("La Friche");
        }
    }

    @Test
    void whereSomebodyChangedSomethingTheJournalHoldsAndHowToTakeTheFileInIsSaid() throws Exception {
        try (RunningServer server = start()) {
            new Program(server).decides("{'type':'milestone.changed','milestone':'meetup-video','duration':'PT20M'}");
        }
        Files.writeString(file, original.replace("venue: Epitech Lyon", "venue: La Friche"));

        try (RunningServer server = start()) {
            assertThat(announced(server).at("/edition/cities/lyon/venue").asText())
                    .isEqualTo("Epitech Lyon");
            assertThat(server.printed())
                    .anyMatch(line -> line.contains(HOLDS))
                    .anyMatch(line -> line.endsWith("import " + file));
        }
    }

    @Test
    void whereAStatementWouldBeRefusedNothingOfTheFileIsAnnounced() throws Exception {
        start().close();
        Files.writeString(
                file,
                original.replace("venue: Epitech Lyon", "venue: La Friche")
                        .replace("2017-03-04T18:00:00+01:00", "2017-03-04T16:00:00+01:00"));

        try (RunningServer server = start()) {
            assertThat(announced(server).at("/edition/cities/lyon/venue").asText())
                    .isEqualTo("Epitech Lyon");
            assertThat(server.printed()).anyMatch(line -> line.contains(file + ":/milestones/meetup-video/at: "));
        }
    }

    @Test
    void aFaultyFileKeepsNoServerDownThatHasAJournalAndEachFaultIsSaid() throws Exception {
        start().close();
        Files.writeString(file, original.replace("quorum: 5", "quorum: 8").replace("kind: brainstorm", "kind: storm"));

        try (RunningServer server = start()) {
            assertThat(announced(server)
                            .at("/edition/milestones/meetup-video/quorum")
                            .asInt())
                    .isEqualTo(5);
            assertThat(server.printed())
                    .anyMatch(line -> line.contains(file + ":29: “quorum” cannot be “8”"))
                    .anyMatch(line -> line.contains("has faults: the journal holds."));
        }
    }

    private static JsonNode announced(RunningServer server) throws Exception {
        return Program.parsed(new Program(server).get(ANNOUNCED).body());
    }

    private static String journal(RunningServer server) throws Exception {
        return Member.of(server, new Program(server).coordinatorInvitation("Amel"))
                .get("/journal")
                .body();
    }
}
