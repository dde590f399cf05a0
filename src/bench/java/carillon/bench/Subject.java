package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged server that is measured, a process of its own, where the cities do not play: only who measures speaks. */
final class Subject implements AutoCloseable {
    static final String TOKEN = "a-token-for-measurements-of-more-than-32-characters";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MILLIS = 2;
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 15;

    private final Process process;
    private final int port;
    private final String edition;
    private final String city;
    private final long startNanos;

    private Subject(Process process, int port, JsonNode timeline, long startNanos) {
        this.process = process;
        this.port = port;
        this.edition = timeline.at("/timeline/edition/id").asText();
        this.city = timeline.at("/timeline/cities").fieldNames().next();
        this.startNanos = startNanos;
    }

    /** Starts it, and looks every {@value #LOOK_MILLIS} ms until it shows the timeline. */
    static Subject start(Path data) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "carillon.jar").toString(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()));
        builder.environment().put("CARILLON_ADMIN_TOKEN", TOKEN);
        builder.environment().put("CARILLON_SIMULATE", "false");
        long began = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (process.isAlive() && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(START_SECONDS)) {
            try {
                JsonNode timeline = timeline(port);
                return new Subject(process, port, timeline, System.nanoTime() - began);
            } catch (ConnectException e) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        process.destroy();
        throw new IOException("the server did not start: " + data.resolveSibling("server.log") + " says why");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static JsonNode timeline(int port) throws IOException, InterruptedException {
        String editions = "http://localhost:" + port + "/api/v1/editions";
        String edition = read(editions).at("/editions/0/id").asText();
        return read(editions + "/" + edition + "/timeline");
    }

    private static JsonNode read(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(START_SECONDS))
                .build();
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

    int port() {
        return port;
    }

    /** A path in the edition that is served. */
    String inEdition(String path) {
        return "/api/v1/editions/" + edition + path;
    }

    /** A city that somebody can speak for. */
    String city() {
        return city;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** As by a service manager, and waits for the end. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("the server did not stop within " + STOP_SECONDS + " s");
    }
}
