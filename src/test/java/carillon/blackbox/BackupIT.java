package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.ClusterTemplate;
import carillon.postgres.LosableDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps moves through files: while people post, to a PostgreSQL of one's own, and back to another machine. */
class BackupIT {
    private static final String CLOCK = "2017-03-04T16:40:00Z";

    @TempDir
    Path folder;

    @Test
    void allThatWasSaidBeforeABackupIsThereAfterItWasRestoredTwiceAndWatchersGoOn() throws Exception {
        Path data = folder.resolve("data");
        Path first = folder.resolve("first.gz");
        Path second = folder.resolve("second.gz");
        Path made = folder.resolve("made");
        String before;
        String after;
        List<String> cursors;
        try (RunningServer server = RunningServer.rehearses(
                data, RunningServer.freePort(), CLOCK, "--backups", made + ", every 1d, keep 2")) {
            Program program = new Program(server);
            before = program.noted("before the backup");
            AtomicBoolean isOver = new AtomicBoolean();
            CompletableFuture<List<String>> load = CompletableFuture.supplyAsync(() -> posts(program, isOver));
            succeeds("backup", first.toString(), "--data", data.toString());
            isOver.set(true);
            cursors = load.join();
            after = program.noted("after the backup");
            assertThat(madeIn(made)).hasSize(1);
            assertThat(metrics(server)).containsPattern("carillon_backup_age_seconds [0-9]");
        }
        String cursor;
        try (LosableDatabase external = LosableDatabase.start()) {
            succeeds("restore", "--database-url", external.url(), first.toString());
            cursor = cursorOf(succeeds("verify", "--database-url", external.url()));
            succeeds("backup", second.toString(), "--database-url", external.url());
        }
        int kept = (int) (positionOf(cursor) - positionOf(before));
        assertThat(kept == 0 ? before : cursors.get(kept - 1))
                .as("all that was said up to a position")
                .isEqualTo(cursor);

        Path elsewhere = folder.resolve("elsewhere");
        ClusterTemplate.copyTo(elsewhere);
        succeeds("restore", "--data", elsewhere.toString(), second.toString());

        try (RunningServer server = RunningServer.rehearses(elsewhere, RunningServer.freePort(), CLOCK)) {
            assertThat(cursor(server)).isEqualTo(cursor);
            assertThat(typesAfter(server, before)).doesNotContain("snapshot");
            assertThat(typesAfter(server, after)).contains("snapshot");
        }
    }

    /** Runs a command, and gives what it printed. */
    private static String succeeds(String... arguments) throws IOException, InterruptedException {
        CarillonCommand command = CarillonCommand.run(arguments);
        assertThat(command.status()).as(command.printed()).isZero();
        return command.printed();
    }

    private static List<String> posts(Program program, AtomicBoolean isOver) {
        List<String> cursors = new ArrayList<>();
        try {
            while (!isOver.get()) {
                cursors.add(program.noted("during the backup " + UUID.randomUUID()));
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return cursors;
    }

    /** The types of what a watcher who comes back with a cursor is told, until there is something new for it. */
    private static List<String> typesAfter(RunningServer server, String cursor) throws Exception {
        FeedClient client = FeedClient.connect(server.feed("?after=" + cursor));
        HttpResponse<String> noted = new Program(server).note(UUID.randomUUID(), "after the restore");
        assertThat(noted.statusCode()).isEqualTo(201);
        client.follow(cursor(server));
        return client.types();
    }

    private static String cursor(RunningServer server) throws IOException, InterruptedException {
        return new Program(server).timeline().path("cursor").asText();
    }

    private static String metrics(RunningServer server) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.at("/metrics"))
                                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long positionOf(String cursor) {
        return Long.parseLong(cursor.substring(0, cursor.indexOf('-')));
    }

    private static String cursorOf(String printed) {
        return printed.replaceFirst("(?s).*cursor ([0-9]+-[0-9a-f]{16}).*", "$1");
    }

    private static List<Path> madeIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".backup.gz")).toList();
        }
    }
}
