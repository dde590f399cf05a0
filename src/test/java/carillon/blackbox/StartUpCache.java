package carillon.blackbox;

import carillon.postgres.ClusterTemplate;
import carillon.postgres.TestDatabase;
import carillon.support.BuildCache;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server's classes, loaded and linked once, so that the many servers of the tests start with a third of the work (JEP 483, JEP 514).
 * The servers behave the same; only how fast they are when they are warm is another matter, which the benchmark measures.
 */
final class StartUpCache {
    private static final Path JAR = Path.of("target", "carillon.jar");
    private static final int STOP_SECONDS = 120;

    private StartUpCache() {}

    /** Options of Java for a server that a test starts. */
    static List<String> options() {
        try {
            // A cache serves only the very file it was made with.
            String name = "classes-" + Files.getLastModifiedTime(JAR).toMillis() + ".aot";
            return List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCache=" + BuildCache.get(name, StartUpCache::record));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void record(Path cache) throws IOException {
        try (DirectoryStream<Path> older = Files.newDirectoryStream(cache.getParent(), "classes-*")) {
            for (Path cacheOfAnotherJar : older) {
                Files.delete(cacheOfAnotherJar);
            }
        }
        Path data = TestDatabase.temporaryDirectory();
        ClusterTemplate.copyTo(data);
        List<String> java = RunningServer.java("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + cache);
        RunningServer server = RunningServer.begin(
                java, data, RunningServer.freePort(), RunningServer.rehearsal("2017-03-04T16:40:00Z"));
        if (!server.hasStarted()) {
            throw new IOException("the server did not start: " + server.printed());
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (URI page : List.of(server.at("/"), server.inEdition("/timeline"))) {
                http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        // It writes the cache when it ends.
        server.stopWithin(STOP_SECONDS);
        TestDatabase.delete(data);
    }
}
