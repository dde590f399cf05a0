package carillon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium or Chrome of this system, without a window, driven by its own
 * <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools protocol</a>, for which Java needs no library.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int PATIENCE_SECONDS = 60;
    private static final int LOOK_MILLIS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final Answers answers;
    private final AtomicInteger lastId = new AtomicInteger();

    private Chromium(Process process, WebSocket socket, Answers answers) {
        this.process = process;
        this.socket = socket;
        this.answers = answers;
    }

    /** Why none can be started; empty where one can. */
    static Optional<String> missing() {
        return executable().isPresent()
                ? Optional.empty()
                : Optional.of("no chromium and no google-chrome on the PATH");
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with an empty profile in that directory. */
    static Chromium start(Path profile) throws Exception {
        Files.createDirectories(profile);
        Process process = new ProcessBuilder(
                        executable().orElseThrow().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=fr-FR",
                        "--window-size=1920,1080",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        Answers answers = new Answers();
        try {
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address(profile, process), answers)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Chromium(process, socket, answers);
        } catch (Exception e) {
            end(process);
            throw e;
        }
    }

    /** Where it listens, which it writes into its profile: the port, and the path. */
    private static URI address(Path profile, Process process) throws IOException, InterruptedException {
        Path written = profile.resolve("DevToolsActivePort");
        for (long waited = 0; waited < PATIENCE_SECONDS * 1_000L && process.isAlive(); waited += LOOK_MILLIS) {
            List<String> lines = Files.exists(written) ? Files.readAllLines(written) : List.of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.get(1));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IOException("Chromium did not start, see " + profile.resolve("chromium.log"));
    }

    /** Opens a page for somebody who shares nothing with the others; the script runs ahead of those of the page. */
    Tab open(String address, String script) throws Exception {
        String person = call("", "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asText();
        String target = call(
                        "",
                        "Target.createTarget",
                        Map.of("url", "about:blank", "newWindow", true, "browserContextId", person))
                .path("targetId")
                .asText();
        String session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        call(session, "Page.enable", Map.of());
        call(session, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        call(session, "Page.navigate", Map.of("url", address));
        return new Tab(session);
    }

    private JsonNode call(String session, String method, Map<String, ?> parameters) throws Exception {
        return send(session, method, parameters).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = answers.awaited(id);
        socket.sendText(message.toString(), true).join();
        return answer;
    }

    /** A page. */
    final class Tab {
        private final String session;

        private Tab(String session) {
            this.session = session;
        }

        /** What an expression of JavaScript comes to, once the promise that it may be is kept. */
        CompletableFuture<JsonNode> evaluate(String expression) {
            return send(
                            session,
                            "Runtime.evaluate",
                            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                    .thenApply(answer -> answer.at("/result/value"));
        }

        /** Waits until an expression is true. */
        void await(String expression) throws Exception {
            for (long waited = 0; waited < PATIENCE_SECONDS * 1_000L; waited += LOOK_MILLIS) {
                if (evaluate(expression).get(PATIENCE_SECONDS, TimeUnit.SECONDS).asBoolean()) {
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            throw new IOException("a page has never come to " + expression);
        }
    }

    /** Gives each answer to who waits for it; what Chromium tells of itself is passed over. */
    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
        private final StringBuilder received = new StringBuilder();

        CompletableFuture<JsonNode> awaited(int id) {
            return awaited.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            received.append(part);
            if (last) {
                answered(received.toString());
                received.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void answered(String text) {
            try {
                JsonNode message = JSON.readTree(text);
                @Nullable
                CompletableFuture<JsonNode> answer =
                        awaited.remove(message.path("id").asInt());
                if (answer == null) {
                    return;
                }
                if (message.has("error")) {
                    answer.completeExceptionally(
                            new IOException(message.path("error").toString()));
                } else {
                    answer.complete(message.path("result"));
                }
            } catch (IOException e) {
                awaited.values().forEach(answer -> answer.completeExceptionally(e));
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
