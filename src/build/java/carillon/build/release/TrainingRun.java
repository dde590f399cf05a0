package carillon.build.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the example once, as every server does when it starts, and keeps what Java learnt from it in a cache. The cache holds for this
 * Java and this jar only, down to the time of its last change, wherever both lie.
 */
final class TrainingRun {
    private static final Pattern TIMELINE = Pattern.compile("Timeline +(http://\\S+/)");
    private static final List<String> PAGES = List.of(
            "",
            "desk",
            "control",
            "new",
            "health/ready",
            "api/v1/editions",
            "api/v1/editions/nuit-du-code-citoyen-2017/timeline",
            "api/v1/editions/nuit-du-code-citoyen-2017/wall.svg");
    private static final int FEED_BYTES = 20_000;
    private static final int OK = 200;
    private static final int STOP_SECONDS = 120;

    private TrainingRun() {}

    /**
     * Makes the cache.
     *
     * @param home the unpacked Carillon, as it will lie elsewhere
     * @param scratch a folder that does not exist, for what the server keeps and prints
     */
    static void record(Path home, Path cache, Path scratch) throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path log = scratch.resolve("log");
        Process server = new ProcessBuilder(
                        home.resolve("runtime/bin/java").toString(),
                        "-XX:AOTCacheOutput=" + cache,
                        "-jar",
                        home.resolve("lib/carillon.jar").toString(),
                        "serve",
                        "--config=" + home.resolve("config/carillon.yaml"),
                        "--host=127.0.0.1",
                        "--port=" + freePort(),
                        "--data=" + scratch.resolve("data"))
                .redirectError(log.toFile())
                .start();
        try (BufferedReader printed = server.inputReader()) {
            String address = printed.lines()
                    .map(TIMELINE::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the server did not start: " + log + " says why"));
            visit(address);
        } finally {
            server.destroy();
        }
        if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
            server.destroyForcibly();
            throw new IOException("Java made no cache: " + log + " says why");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void visit(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                int status = client.send(get(address + page).build(), BodyHandlers.discarding())
                        .statusCode();
                if (status != OK) {
                    throw new IOException(address + page + " answers " + status);
                }
            }
            HttpRequest feed = get(address + "api/v1/editions/nuit-du-code-citoyen-2017/feed")
                    .header("Accept", "text/event-stream")
                    .build();
            try (InputStream events =
                    client.send(feed, BodyHandlers.ofInputStream()).body()) {
                events.readNBytes(FEED_BYTES);
            }
        }
    }

    private static HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Accept-Language", "fr");
    }
}
