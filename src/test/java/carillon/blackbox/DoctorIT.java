package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The doctor, the commands and the links, on a server whose public address is below a path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorIT {
    private static final int SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path data;
    private Path settings;
    private int port;
    private String address;
    private RunningServer server;

    /** What a command printed, and how it ended. */
    private record Ended(int status, String printed) {
        /** Returns the verdicts by what was checked. */
        Map<String, String> verdicts() throws IOException {
            Map<String, String> verdicts = new HashMap<>();
            for (JsonNode finding : new ObjectMapper().readTree(printed)) {
                verdicts.put(
                        finding.path("check").asText(), finding.path("verdict").asText());
            }
            return verdicts;
        }
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        port = RunningServer.freePort();
        settings = Files.writeString(
                directory.resolve("carillon.yaml"),
                "edition: "
                        + Path.of("config", "nuit-du-code-citoyen-2017.yaml").toAbsolutePath() + "\n");
        address = "http://localhost:" + port + "/live";
        server = RunningServer.start(
                data,
                port,
                "--config",
                settings.toString(),
                "--public-url",
                address,
                "--clock",
                "2017-03-04T17:05:00Z");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aServerThatRunsIsSoundUpToItsPublicAddress() throws Exception {
        Ended ended = doctor("--data", data.toString(), "--port", "" + port, "--public-url", address);

        assertThat(ended.status()).as(ended.printed()).isZero();
        assertThat(ended.verdicts())
                .containsEntry("port", "good")
                .containsEntry("database", "good")
                .containsEntry("public", "good")
                .containsEntry("clock", "good")
                .containsEntry("proxy host", "good")
                .containsEntry("websocket", "good")
                .containsKeys("disk", "memory", "descriptors");
    }

    @Test
    void whatIsWrongIsNamedAlsoBeforeTheFirstStart(@TempDir Path other) throws Exception {
        Ended ended = doctor(
                "--data", other.resolve("data").toString(), "--port", "" + port, "--public-url", "http://localhost:9");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.verdicts()).containsEntry("port", "wrong").containsEntry("public", "wrong");
        assertThat(other.resolve("data")).doesNotExist();
    }

    @Test
    void commandsReachItBelowItsPathByItsDataAndByItsAddress(@TempDir Path other) throws Exception {
        assertThat(CarillonCommand.run("post", "--data", data.toString(), "lyon", "slot.started", "pitchs")
                        .printed())
                .startsWith("Said at 2017-03-04T17:");
        assertThat(CarillonCommand.run("watch", "--once", "--url", address, "lyon")
                        .printed())
                .containsPattern("\nLyon +");

        Path backup = other.resolve("of-a-server.carillon");
        assertThat(CarillonCommand.run("backup", "--data", data.toString(), backup.toString())
                        .status())
                .isZero();
        assertThat(backup).isNotEmptyFile();
    }

    /** Asks by another name of this machine than the public address has. */
    private String asked(String path, String... body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/live/api/v1" + path))
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json");
        for (String content : body) {
            request.POST(HttpRequest.BodyPublishers.ofString(content));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void linksBeginWithThePublicAddressWhateverARequestNames() throws Exception {
        String edition = "/editions/" + RunningServer.EDITION;

        assertThat(asked("/openapi.yaml")).contains("  - url: \"" + address + "/\"");
        assertThat(asked(edition + "/invitations", "{\"role\":\"organizer\",\"city\":\"lyon\",\"uses\":1}"))
                .contains("\"link\":\"" + address + "/join#");
        assertThat(asked(edition + "/schedule.json")).contains("\"base_url\":\"" + address + "/\"");
        assertThat(asked(edition + "/wall.svg"))
                .contains("<svg")
                .isEqualTo(new Program(server)
                        .get("/live/api/v1" + edition + "/wall.svg")
                        .body());
        assertThat(server.printed()).anyMatch(line -> line.contains("Coordinate   " + address + "/join#"));
        assertThat(server.printed()).contains("  Timeline     " + address + "/", "  City desk    " + address + "/desk");
    }

    private Ended doctor(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(RunningServer.java());
        command.addAll(List.of(
                "-Dstdout.encoding=UTF-8",
                "-jar",
                Path.of("target", "carillon.jar").toString()));
        command.addAll(List.of("doctor", "--json", "--config", settings.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), printed);
    }
}
