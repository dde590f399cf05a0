package carillon.bench;

import carillon.support.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another server than Carillon, which relays each note to every watcher as a message of its own. */
final class Peer implements Server {
    private final ServerProcess process;
    private final int port;
    private final String feedPath;
    private final Dialect dialect;
    private final Collector collector;

    private Peer(ServerProcess process, int port, String feedPath, Dialect dialect, Collector collector) {
        this.process = process;
        this.port = port;
        this.feedPath = feedPath;
        this.dialect = dialect;
        this.collector = collector;
    }

    /** Has a peer's garbage collected. */
    private interface Collector {
        long collect() throws IOException;
    }

    static Peer sockJs(Path ground) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        List<String> command = List.of(
                ServerProcess.java("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                System.getProperty("java.class.path"),
                SockJsBridge.class.getName(),
                Integer.toString(port));
        ServerProcess process = start(command, port, ground);
        return new Peer(process, port, "/eventbus/websocket", Dialect.SOCK_JS_BRIDGE, process::collectJavaGarbage);
    }

    static Peer ws(Path ground) throws IOException, InterruptedException {
        return node(ground, "ws.js", "/", Dialect.PLAIN);
    }

    static Peer socketIo(Path ground) throws IOException, InterruptedException {
        return node(ground, "socket.io.js", "/socket.io/?EIO=4&transport=websocket", Dialect.SOCKET_IO);
    }

    private static Peer node(Path ground, String program, String feedPath, Dialect dialect)
            throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path script = NodePrograms.DIRECTORY.resolve(program);
        List<String> command = List.of("node", "--expose-gc", script.toString(), Integer.toString(port));
        return new Peer(start(command, port, ground), port, feedPath, dialect, () -> collectNodeGarbage(port));
    }

    private static ServerProcess start(List<String> command, int port, Path ground)
            throws IOException, InterruptedException {
        ServerProcess process = ServerProcess.start(command, Map.of(), ground.resolve("peer.log"));
        process.await(() -> {
            new Socket("localhost", port).close();
            return port;
        });
        return process;
    }

    private static long collectNodeGarbage(int port) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/collect-garbage"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return Long.parseLong(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while garbage was collected", e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessHandle process() {
        return process.process().toHandle();
    }

    @Override
    public String postPath() {
        return "/notes";
    }

    @Override
    public String city() {
        return "paris";
    }

    @Override
    public String feedPath() {
        return feedPath;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public long collectGarbage() throws IOException {
        return collector.collect();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
