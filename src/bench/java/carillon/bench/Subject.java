package carillon.bench;

import carillon.support.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The packaged server that is measured, a process of its own, where the cities do not play: only who measures speaks. */
final class Subject implements Server {
    static final String TOKEN = "a-token-for-measurements-of-more-than-32-characters";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerProcess process;
    private final int port;
    private final JsonNode announced;
    private final long startNanos;

    private Subject(ServerProcess process, int port, JsonNode announced, long startNanos) {
        this.process = process;
        this.port = port;
        this.announced = announced;
        this.startNanos = startNanos;
    }

    /** Starts it with the edition that the settings name, and waits until it shows the timeline. */
    static Subject start(Path data) throws IOException, InterruptedException {
        return start(data, java(List.of()), List.of());
    }

    /** Starts it with options for Java. */
    static Subject startWithJava(Path data, List<String> jvmOptions) throws IOException, InterruptedException {
        return start(data, java(jvmOptions), List.of());
    }

    /** Starts it so that it may have no more than so many files open, and so sockets. */
    static Subject startWithOpenFiles(int most, Path data, List<String> jvmOptions)
            throws IOException, InterruptedException {
        return start(data, ServerProcess.withOpenFiles(most, java(jvmOptions)), List.of());
    }

    private static List<String> java(List<String> options) {
        List<String> java = new ArrayList<>();
        java.add(ServerProcess.java("java"));
        java.addAll(jvmOptionsToTry());
        java.addAll(options);
        return java;
    }

    /** Starts it with another edition. */
    static Subject start(Path data, Path edition) throws IOException, InterruptedException {
        return start(data, java(List.of()), List.of("--edition", edition.toString()));
    }

    /** Starts another one beside it, on the same database. */
    static Subject beside(Path data, Path another) throws IOException, InterruptedException {
        return start(
                another,
                java(List.of()),
                List.of("--database-url", BroughtAlong.in(data).url()));
    }

    private static Subject start(Path data, List<String> java, List<String> options)
            throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                ServerProcess.carillon(java, data, port, options),
                Map.of("CARILLON_ADMIN_TOKEN", TOKEN, "CARILLON_SIMULATE", "false"),
                data.resolveSibling("server.log"));
        JsonNode answer = process.await(() -> firstTimeline(port));
        return new Subject(process, port, answer.path("timeline"), process.sinceStartNanos());
    }

    /** What {@code -Dbench.jvm} says, to be tried out on the server's Java. */
    private static List<String> jvmOptionsToTry() {
        String options = System.getProperty("bench.jvm", "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    private static JsonNode firstTimeline(int port) throws IOException, InterruptedException {
        String editions = "http://localhost:" + port + "/api/v1/editions";
        String edition = read(editions).at("/editions/0/id").asText();
        return read(editions + "/" + edition + "/timeline");
    }

    private static JsonNode read(String uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answers " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    /** How long it took from the start of the process until the timeline was read. */
    long startNanos() {
        return startNanos;
    }

    /** The timeline as it was at the start. */
    JsonNode announced() {
        return announced;
    }

    /** What the server answers now to who asks for the timeline. */
    JsonNode timeline() throws IOException, InterruptedException {
        return read("http://localhost:" + port + inEdition("/timeline"));
    }

    /** What the server answers now to who asks for the timeline as it was seen at an instant. */
    JsonNode timelineAt(Instant at) throws IOException, InterruptedException {
        return read("http://localhost:" + port + inEdition("/timeline?at=" + at));
    }

    /** How many bytes who opens a page gets as the timeline, compressed. */
    int compressedTimelineBytes() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + inEdition("/timeline")))
                .header("Accept-Encoding", "gzip")
                .timeout(PATIENCE)
                .build();
        HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (!response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            throw new IOException("the timeline came uncompressed, with status " + response.statusCode());
        }
        return response.body().length;
    }

    @Override
    public int port() {
        return port;
    }

    /** A path in the edition that is served. */
    String inEdition(String path) {
        return "/api/v1/editions/" + announced.at("/edition/id").asText() + path;
    }

    @Override
    public String postPath() {
        return inEdition("/check-ins/" + UUID.randomUUID());
    }

    @Override
    public String city() {
        return announced.path("cities").fieldNames().next();
    }

    @Override
    public String feedPath() {
        return inEdition("/feed");
    }

    @Override
    public Dialect dialect() {
        return Dialect.CARILLON;
    }

    @Override
    public ProcessHandle process() {
        return process.process().toHandle();
    }

    @Override
    public long collectGarbage() throws IOException {
        return process.collectJavaGarbage();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
