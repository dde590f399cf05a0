package carillon.blackbox;

import carillon.postgres.ClusterTemplate;
import carillon.support.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged server as a process of its own, which is all that these tests know of it. */
public final class RunningServer implements AutoCloseable {
    public static final String TOKEN = "a-token-for-tests-of-more-than-32-characters";
    static final String EDITION = "nuit-du-code-citoyen-2017";

    /** What all servers print; kept with the results of the tests. */
    private static final Path LOGS = Path.of("target", "server-logs");

    private static final Map<String, String> ENVIRONMENT = Map.of("CARILLON_ADMIN_TOKEN", TOKEN);
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 10;
    private static final int LOOK_MILLIS = 10;
    private static final int MOST_LINES = 1_000;

    private final ServerProcess server;
    private final int port;

    private RunningServer(ServerProcess server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts it and waits until it says where it is. */
    public static RunningServer start(Path data, int port, String... options) throws IOException {
        return startWith(quickJava(), data, port, options);
    }

    /** Starts it with that Java, such as {@link #java} gives, and waits until it says where it is. */
    static RunningServer startWith(List<String> java, Path data, int port, String... options) throws IOException {
        if (!List.of(options).contains("--database-url")) {
            ClusterTemplate.copyTo(data);
        }
        RunningServer server = begin(java, data, port, options);
        if (!server.hasStarted()) {
            throw new AssertionError("the server did not start: " + server.printed());
        }
        return server;
    }

    /** Starts it and does not wait. */
    static RunningServer begin(List<String> java, Path data, int port, String... options) throws IOException {
        Path log = Files.createTempFile(Files.createDirectories(LOGS), "server-", ".log");
        return new RunningServer(
                ServerProcess.start(ServerProcess.carillon(java, data, port, List.of(options)), ENVIRONMENT, log),
                port);
    }

    /** Waits until it says where it is, or has ended instead. One that does neither is killed after a while. */
    boolean hasStarted() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try {
            while (link().isEmpty()) {
                if (process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return link().isPresent();
                }
                if (System.nanoTime() > deadline) {
                    process().destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return true;
    }

    private Optional<String> link() {
        return printed().stream()
                .filter(line -> line.contains("/join#"))
                .map(line -> line.substring(line.indexOf("http")).strip())
                .findFirst();
    }

    /** The Java that runs the tests, with options of its own. */
    static List<String> java(String... options) {
        List<String> java = new ArrayList<>();
        java.add(ServerProcess.java("java"));
        java.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        java.addAll(List.of(options));
        return java;
    }

    /** The Java that runs the tests, which starts a server quickly. */
    private static List<String> quickJava() {
        return java(StartUpCache.options().toArray(String[]::new));
    }

    /** Starts it in a rehearsal whose clock begins then, with the settings that the tests share. */
    public static RunningServer rehearses(Path data, int port, String clock, String... more) throws IOException {
        return start(data, port, rehearsal(clock, more));
    }

    /** The options of a rehearsal whose clock begins then, with the settings that the tests share. */
    static String[] rehearsal(String clock, String... more) {
        List<String> options = new ArrayList<>(List.of("--config", "src/test/config/carillon.yaml", "--clock", clock));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    /** Starts it, to see how it fails; what it prints is to be read from the process. */
    static Process launch(Path data, int port, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ServerProcess.carillon(quickJava(), data, port, List.of(options)))
                .redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        return builder.start();
    }

    public static int freePort() throws IOException {
        return ServerProcess.freePort();
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    URI inEdition(String path) {
        return at("/api/v1/editions/" + EDITION + path);
    }

    URI feed(String query) {
        return feed(query, EDITION);
    }

    URI feed(String query, String edition) {
        return URI.create("ws://localhost:" + port + "/api/v1/editions/" + edition + "/feed" + query);
    }

    /** The link that it prints at its start, which makes a coordinator. */
    public String coordinatorLink() {
        return link().orElseThrow();
    }

    Process process() {
        return server.process();
    }

    int port() {
        return port;
    }

    /** The first {@value #MOST_LINES} lines that it wrote. */
    List<String> printed() {
        return ServerProcess.lines(server.log(), MOST_LINES);
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
        process().destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        stopWithin(STOP_SECONDS);
    }

    void stopWithin(long seconds) throws IOException {
        server.stopWithin(seconds);
    }
}
