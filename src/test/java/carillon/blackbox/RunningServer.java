package carillon.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, which is all that these tests know of it. */
public final class RunningServer implements AutoCloseable {
    public static final String TOKEN = "a-token-for-tests-of-more-than-32-characters";
    static final String EDITION = "nuit-du-code-citoyen-2017";
    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final int port;
    private final String coordinatorLink;
    private final Queue<String> printed;

    private RunningServer(Process process, int port, String coordinatorLink, Queue<String> printed) {
        this.printed = printed;
        this.process = process;
        this.port = port;
        this.coordinatorLink = coordinatorLink;
    }

    /** Starts it and waits until it says where it is. */
    public static RunningServer start(Path data, int port, String... options) throws IOException {
        Process process = launch(data, port, options);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Queue<String> said = new ConcurrentLinkedQueue<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.contains("/join/")) {
                Thread.ofVirtual().start(() -> out.lines().forEach(said::add));
                return new RunningServer(
                        process, port, line.substring(line.indexOf("http")).strip(), said);
            }
        }
        throw new AssertionError("the server did not start: " + said);
    }

    /** Starts it in a rehearsal whose clock begins then, with the settings that the tests share. */
    public static RunningServer rehearses(Path data, int port, String clock, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--config", "src/test/config/carillon.yaml", "--clock", clock));
        options.addAll(List.of(more));
        return start(data, port, options.toArray(String[]::new));
    }

    /** Starts it, to see how it fails. */
    static Process launch(Path data, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "carillon.jar").toString(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CARILLON_ADMIN_TOKEN", TOKEN);
        return builder.start();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    URI inEdition(String path) {
        return at("/api/v1/editions/" + EDITION + path);
    }

    URI feed(String query) {
        return URI.create("ws://localhost:" + port + "/api/v1/editions/" + EDITION + "/feed" + query);
    }

    public String coordinatorLink() {
        return coordinatorLink;
    }

    /** What it has printed so far, a line each. */
    List<String> printed() {
        return List.copyOf(printed);
    }

    Process process() {
        return process;
    }

    /** As by {@code kill -9}: no chance to tidy up, and its PostgreSQL lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

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
