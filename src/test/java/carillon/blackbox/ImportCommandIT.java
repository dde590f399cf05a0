package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who works with files exports what is announced, changes it, and imports it again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportCommandIT {
    private static final int SECONDS = 60;
    private static final String CAFE = "Petit déjeuner et accueil";

    private Path data;
    private Path file;
    private RunningServer server;

    /** How a command ended. */
    private record Ended(int status, String printed) {}

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        file = directory.resolve("annoncé.yaml");
        server = RunningServer.rehearses(data, RunningServer.freePort(), "2017-03-04T16:40:00Z");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        assertThat(data.resolve("server.json")).doesNotExist();
    }

    @Test
    void aFileGoesOutIsChangedAndComesBackOnceItWasConfirmed() throws Exception {
        assertThat(run("", "export", file.toString(), "--data", data.toString()))
                .isEqualTo(new Ended(0, ""));
        assertThat(importing("").printed()).isEqualTo("Nothing differs from what is announced.\n");
        Files.writeString(file, Files.readString(file).replace(CAFE, "Café"));

        Ended told = importing("", "--dry-run");
        Ended refused = importing("non\n");

        assertThat(told.status()).isZero();
        assertThat(told.printed()).isEqualTo("programme.changed lyon\n  accueil title: “" + CAFE + "” → “Café”\n");
        assertThat(refused)
                .isEqualTo(new Ended(1, told.printed() + "Announce this now? Type yes: Nothing was changed.\n"));
        assertThat(titleOfTheFirstSlot()).isEqualTo(CAFE);

        Ended done = importing("", "--yes", "--city", "lyon");

        assertThat(done).isEqualTo(new Ended(0, told.printed() + "It is announced.\n"));
        assertThat(titleOfTheFirstSlot()).isEqualTo("Café");
        assertThat(run("", "export", "--at", "2017-03-04T16:40:00Z", "--data", data.toString())
                        .printed())
                .contains(CAFE);
        for (String other : List.of("annonce.json", "programme.csv", "schedule.json")) {
            String name = file.resolveSibling(other).toString();
            run("", "export", name, "--data", data.toString());
            assertThat(run("", "import", name, "--data", data.toString()))
                    .isEqualTo(new Ended(0, "Nothing differs from what is announced.\n"));
        }
    }

    @Test
    void everyFaultOfAFileIsNamedWithItsLineAndNothingIsChanged() throws Exception {
        Path faulty = Files.writeString(
                file.resolveSibling("faulty.yaml"),
                Files.readString(Path.of("config", "nuit-du-code-citoyen-2017.yaml"))
                        .replace("quorum: 5", "quorum: 8"));

        Ended refused = run("", "import", faulty.toString(), "--yes", "--data", data.toString());

        assertThat(refused)
                .isEqualTo(new Ended(
                        1, faulty + ":29: “quorum” cannot be “8”: write how many cities must be ready, from 1 to 7\n"));
    }

    @Test
    void whereNoServerRunsThatIsSaid(@TempDir Path elsewhere) throws Exception {
        assertThat(run("", "export", "--data", elsewhere.toString()))
                .isEqualTo(new Ended(
                        1,
                        "No server runs that keeps its data in " + elsewhere
                                + ": start one, name its directory with --data, or name another server with --url.\n"));
        assertThat(run("", "export", "--url", "http://localhost:9").printed())
                .isEqualTo("No server answers at http://localhost:9.\n");
    }

    @Test
    void whatLeadsToTheServerIsReadByItsOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("server.json"))))
                .isEqualTo("rw-------");
    }

    private Ended importing(String typed, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("import", file.toString(), "--data", data.toString()));
        arguments.addAll(List.of(options));
        return run(typed, arguments.toArray(String[]::new));
    }

    private String titleOfTheFirstSlot() throws Exception {
        JsonNode announced = Program.parsed(new Program(server)
                .get("/api/v1/editions/" + RunningServer.EDITION + "/announced")
                .body());
        return announced.at("/edition/cities/lyon/programme/0/title").asText();
    }

    /** Runs a command, which is typed something to. */
    private static Ended run(String typed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(RunningServer.java());
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-jar", Path.of("target", "carillon.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), printed);
    }
}
