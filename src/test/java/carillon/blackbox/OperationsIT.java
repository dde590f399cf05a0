package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.support.MonitoringFiles;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who run a server ask it, and who is told (docs/operations.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsIT {
    private static final String EDITION = "/api/v1/editions/" + RunningServer.EDITION;
    private static final String METRIC = "[a-z0-9_]+(\\{[^}]*})? (NaN|[0-9.E+-]+)";

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;
    private int port;
    private int operationsPort;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        port = RunningServer.freePort();
        operationsPort = RunningServer.freePort();
        server = RunningServer.rehearses(
                data,
                port,
                "2017-03-04T16:40:00Z",
                "--metrics",
                "loopback",
                "--operations-port",
                Integer.toString(operationsPort));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        assertThat(server.process().exitValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: carillon.example",
                "X-Real-IP: 192.0.2.1",
                "Via: 1.1 proxy.example",
                "CF-Connecting-IP: 192.0.2.1",
                "X-Forwarded-For: 192.0.2.1",
                "Forwarded: for=192.0.2.1",
                "True-Client-IP: 127.0.0.1",
                "Authorization: Bearer a-token-that-is-not-the-servers-own-at-all",
                "Authorization: Basic YTpi",
                "Cookie: carillon_session=x",
                "Accept: */*"
            })
    void onThePortOfThePagesNothingButTheTokenOpensTheMetrics(String header) throws Exception {
        String answer = raw(port, "GET /metrics", header);

        assertThat(answer).startsWith("HTTP/1.1 401").contains("token-needed").doesNotContain("carillon_watchers");
        assertThat(raw(port, "GET /metrics", "Authorization: Bearer " + RunningServer.TOKEN))
                .startsWith("HTTP/1.1 200")
                .contains("carillon_watchers");
    }

    @Test
    void whoScrapedFromThisMachineIsToldWhatToDoNow() {
        assertThat(server.printed())
                .anySatisfy(line -> assertThat(line)
                        .contains("metrics: loopback", "operations-port", "Bearer", "CARILLON_ADMIN_TOKEN"));
    }

    @Test
    void theOperationsPortTellsHealthAndMetricsAndNothingElse() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").body()).isEqualTo("{\"state\":\"live\"}");
        assertThat(get("/health/ready").body()).isEqualTo("{\"state\":\"ready\"}");
        for (String path : List.of("/", "/desk", "/api/v1/editions", EDITION + "/timeline", "/carillon.js")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(raw(operationsPort, "POST /metrics", "Content-Length: 0"))
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("Allow: GET, HEAD");
        assertThat(raw(port, "GET /health/ready", "Host: elsewhere.example")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/health/live, application/json",
        "/health/ready, application/json",
        "/api/v1/session, application/json",
        "/api/v1/editions, application/json",
        EDITION + "/timeline, application/json",
        EDITION + "/statements, application/json",
        EDITION + "/announced, application/json",
        EDITION + "/journal, application/jsonl",
        EDITION + "/invitations, application/json",
        EDITION + "/feed, text/event-stream;charset=utf-8",
        "/, text/html;charset=utf-8",
        "/sw.js, text/javascript;charset=utf-8",
        "/metrics, text/plain; version=0.0.4; charset=utf-8"
    })
    void whereverGetIsAnsweredSoIsHeadWithTheSameHeadersAndNoBody(String path, String type) throws Exception {
        String[] headers = {"Authorization", "Bearer " + RunningServer.TOKEN, "Accept", "text/event-stream, */*"};
        HttpResponse<String> head = http.send(
                HttpRequest.newBuilder(server.at(path))
                        .headers(headers)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type"))
                .hasValueSatisfying(said -> assertThat(said).isEqualToIgnoringWhitespace(type));
        assertThat(head.body()).isEmpty();
        try (Http2Client http2 = new Http2Client()) {
            Http2Client.Answer answer = http2.send("HEAD", server.at(path), "", headers);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().length()).isZero();
        }
    }

    @Test
    void anAddressThatAsksWhoOneIsAsksForItsHeadToo() throws Exception {
        for (String path : List.of("/api/v1/session", EDITION + "/journal", EDITION + "/invitations", "/metrics")) {
            assertThat(raw(port, "HEAD " + path, "Accept: */*"))
                    .startsWith("HTTP/1.1 401")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void theRulesAndTheDashboardNameWhatIsMeasured() throws Exception {
        String measured = http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + operationsPort + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();

        // The age of the newest backup is there only where backups are scheduled (BackupIT).
        assertThat(MonitoringFiles.metrics())
                .filteredOn(metric -> !metric.startsWith("carillon_backup"))
                .allSatisfy(metric -> assertThat(measured).containsPattern("(?m)^" + metric + "[{ ]"));
    }

    @Test
    void whatIsSaidAndRefusedIsMeasured() throws Exception {
        double entries = value("carillon_journal_entries");
        double told = value("carillon_post_to_told_seconds_count");
        double appends = value("carillon_append_seconds_count{outcome=\"kept\"}");
        double refused = value("carillon_problems_total{code=\"unknown-city\"}");
        double invitations = value("carillon_invitations");

        assertThat(post("lyon")).isEqualTo(201);
        assertThat(post("nulle-part")).isEqualTo(422);

        until("carillon_post_to_told_seconds_count", told + 1);
        assertThat(value("carillon_journal_entries")).isEqualTo(entries + 1);
        assertThat(value("carillon_append_seconds_count{outcome=\"kept\"}")).isEqualTo(appends + 1);
        assertThat(value("carillon_problems_total{code=\"unknown-city\"}")).isEqualTo(refused + 1);
        assertThat(value("carillon_commands_waiting")).isZero();
        assertThat(value("carillon_stale")).isZero();
        assertThat(value("carillon_failures_total{cause=\"bug\"}")).isZero();
        assertThat(value("carillon_failures_total{cause=\"lost-database\"}")).isZero();
        assertThat(invitations).as("the one that was printed").isPositive();
        assertThat(value("carillon_sessions")).isNotNegative();
        assertThat(value("carillon_connections")).isPositive();
    }

    @Test
    void whateverClientsSendMakesNoNewLabel() throws Exception {
        for (int n = 0; n < 20; n++) {
            raw(port, "GET /nowhere-" + n, "Accept: */*");
            raw(port, "M" + n + " /", "Accept: */*");
        }

        assertThat(lines().filter(line -> line.contains("nowhere") || line.contains("M1")))
                .isEmpty();
        assertThat(lines().filter(line -> !line.startsWith("#"))).allMatch(line -> line.matches(METRIC));
    }

    private int post(String city) throws Exception {
        URI address = server.at(EDITION + "/check-ins/" + UUID.randomUUID());
        String body = "{\"type\":\"note\",\"city\":\"" + city + "\",\"text\":\"Bonjour\"}";
        return http.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** Each event loop tells its own watchers, at once or after the tick. */
    private void until(String metric, double least) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (value(metric) < least) {
            assertThat(System.nanoTime()).as(metric).isLessThan(deadline);
        }
    }

    /** Zero where there is none yet. */
    private double value(String metric) throws Exception {
        return lines().filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private Stream<String> lines() throws Exception {
        return get("/metrics").body().lines();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://localhost:" + operationsPort + path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One request with one header beside those it must have; the answer as it comes. */
    private static String raw(int port, String request, String header) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            String host = header.startsWith("Host:") ? "" : "Host: localhost\r\n";
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\n" + host + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
