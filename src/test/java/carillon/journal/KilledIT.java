package carillon.journal;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.Database;
import carillon.postgres.RunningPostgres;
import carillon.postgres.TestDatabase;
import carillon.statement.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code kill -9}, at any moment. */
class KilledIT {
    private final Path data = TestDatabase.temporaryDirectory();

    @AfterEach
    void clear() throws IOException {
        // It stops by itself where nobody is there any more, and until then writes there.
        if (orphan != null && !orphan.hasEnded()) {
            orphan.stop();
        }
        TestDatabase.delete(data);
    }

    private Process carillon() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        data.toString())
                .redirectError(data.resolve("stderr").toFile())
                .start();
    }

    /** The server of the one that was killed last; it may stop by itself as soon as nobody is there to use it. */
    private @Nullable RunningPostgres orphan;

    /** Kills it once it has acknowledged that many, and gives the last position that it acknowledged before it was dead. */
    private long killedAfter(int acknowledged) throws Exception {
        Process carillon = carillon();
        long last = 0;
        try (BufferedReader said = carillon.inputReader()) {
            for (int i = 0; i < acknowledged; i++) {
                last = Long.parseLong(said.readLine());
            }
            orphan = server();
            carillon.toHandle().destroyForcibly(); // which leaves the stream open
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line.isEmpty() ? last : Long.parseLong(line);
            }
        }
        return last;
    }

    private RunningPostgres server() throws IOException {
        return RunningPostgres.in(data);
    }

    private List<Entry> kept() {
        Database database = now(Database.embedded(TestDatabase.vertx(), data));
        try {
            return now(now(new Journals(database).ofEvent(Appender.EDITION)).after(0, 1_000_000));
        } finally {
            now(database.close());
        }
    }

    @Test
    void theOrphanIsStoppedAndEverythingAcknowledgedIsThere() throws Exception {
        long acknowledged = killedAfter(100);

        List<Entry> kept = kept();

        assertThat(Objects.requireNonNull(orphan).hasEnded()).isTrue();
        assertThat(kept).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        assertThat(kept)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, kept.size()).boxed().toList());
    }

    @Test
    void everythingAcknowledgedIsThereWhenTheServerWasKilledToo() throws Exception {
        long acknowledged = killedAfter(50);
        RunningPostgres server = Objects.requireNonNull(orphan);
        server.kill();
        assertThat(server.hasEnded()).isTrue();

        assertThat(kept()).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        assertThat(killedAfter(10)).isGreaterThan(acknowledged);
    }

    @Test
    void whateverItWasDoingWhenItFirstStartedItStartsAgain() throws Exception {
        for (int millis : new int[] {700, 1_000, 1_300, 1_600, 1_900, 2_200, 2_500, 3_000}) {
            Process carillon = carillon();
            carillon.waitFor(millis, TimeUnit.MILLISECONDS);
            carillon.destroyForcibly().waitFor();
        }

        List<Entry> kept = kept();

        assertThat(kept)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, kept.size()).boxed().toList());
    }
}
