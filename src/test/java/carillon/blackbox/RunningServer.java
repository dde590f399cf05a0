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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The packaged server as a process of its own, which is all that these tests know of it. */
public final class RunningServer implements AutoCloseable {
    public static final String TOKEN = "a-token-for-tests-of-more-than-32-characters";
    static final String EDITION = "nuit-du-code-citoyen-2017";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 10;
    private static final int MOST_LINES = 1_000;

    private final Process process;
    private final int port;
    private final String coordinatorLink;
    private final List<String> said;

    private RunningServer(Process process, int port, String coordinatorLink, List<String> said) {
        this.process = process;
        this.port = port;
        this.coordinatorLink = coordinatorLink;
        this.said = said;
    }

    /** Starts it and waits until it says where it is. */
    public static RunningServer start(Path data, int port, String... options) throws IOException {
        return startWith(java(), data, port, options);
    }

    /** Starts it with that Java, such as {@link #java} or {@link #withOpenFiles} gives, and waits until it says where it is. */
    static RunningServer startWith(List<String> java, Path data, int port, String... options) throws IOException {
        Process process = launchWith(java, data, port, options);
        List<String> said = new CopyOnWriteArrayList<>();
        return awaited(process, port, said).orElseThrow(() -> new AssertionError("the server did not start: " + said));
    }

    /** Waits until it says where it is; absent where it ended instead. One that does neither is killed after a while. */
    static Optional<RunningServer> awaited(Process process, int port, List<String> said) throws IOException {
        AtomicBoolean started = new AtomicBoolean();
        CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS).execute(() -> {
            if (!started.get()) {
                process.destroyForcibly();
            }
        });
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.contains("/join/")) {
                started.set(true);
                Thread.ofVirtual().start(() -> keep(out.lines(), said));
                String link = line.substring(line.indexOf("http")).strip();
                return Optional.of(new RunningServer(process, port, link, said));
            }
        }
        return Optional.empty();
    }

    /** Keeps the first of them, and reads on. */
    private static void keep(Stream<String> lines, List<String> said) {
        lines.forEach(line -> {
            if (said.size() < MOST_LINES) {
                said.add(line);
            }
        });
    }

    /** The Java that runs the tests, with options of its own. */
    static List<String> java(String... options) {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of(options));
        return java;
    }

    /** A Java that may have no more than so many files open, and so sockets. */
    static List<String> withOpenFiles(int most, List<String> java) {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -n " + most + " && exec \"$0\" \"$@\""));
        limited.addAll(java);
        return limited;
    }

    /** Starts it in a rehearsal whose clock begins then, with the settings that the tests share. */
    public static RunningServer rehearses(Path data, int port, String clock, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--config", "src/test/config/carillon.yaml", "--clock", clock));
        options.addAll(List.of(more));
        return start(data, port, options.toArray(String[]::new));
    }

    /** Starts it, to see how it fails. */
    static Process launch(Path data, int port, String... options) throws IOException {
        return launchWith(java(), data, port, options);
    }

    static Process launchWith(List<String> java, Path data, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
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

    Process process() {
        return process;
    }

    int port() {
        return port;
    }

    /** The first {@value #MOST_LINES} lines that it wrote. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** The processes that still work on the PostgreSQL in that data directory. */
    static List<ProcessHandle> processesOn(Path data) {
        String cluster = data.resolve("postgres").toString();
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().arguments().stream().flatMap(Stream::of).anyMatch(cluster::equals))
                .toList();
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
