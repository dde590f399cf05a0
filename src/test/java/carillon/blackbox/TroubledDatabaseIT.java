package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packaged servers on a database that answers, but not as it should. */
class TroubledDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private ServersOnOneDatabase servers;
    private LosableDatabase database;

    @BeforeEach
    void start() {
        servers = new ServersOnOneDatabase(data, "2017-03-04T10:40:00Z");
        database = servers.database();
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    private RunningServer server() throws Exception {
        return servers.start();
    }

    private static String ready(RunningServer server) throws Exception {
        HttpResponse<String> answer = new Program(server).get("/health/ready");
        return answer.statusCode() + " "
                + Program.parsed(answer.body()).path("state").asText();
    }

    private static void becomes(RunningServer server, String readiness) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (!ready(server).equals(readiness)) {
            assertThat(System.nanoTime()).as(readiness).isLessThan(end);
        }
    }

    @Test
    void serversWhoseJournalIsPutBackEndAndSayWhyAndTheNextServesWhatItSays() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        String kept = new Program(here).noted("gardée");
        new Program(there).noted("perdue");

        database.execute("delete from entry where seq > 1; update journal set head = 1");

        for (RunningServer server : List.of(here, there)) {
            assertThat(server.process().waitFor(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(server.process().exitValue()).isNotZero();
            assertThat(server.printed())
                    .filteredOn(line -> line.contains("another way"))
                    .hasSize(1);
        }
        RunningServer next = server();
        assertThat(new Program(next).timeline().path("cursor").asText()).isEqualTo(kept);
        assertThat(ready(next)).isEqualTo("200 ready");
    }

    @Test
    void aServerThatCannotKeepAnythingIsNotReadyUntilItCanThoughNobodyPosts() throws Exception {
        RunningServer server = server();
        Program program = new Program(server);
        program.noted("avant");
        database.execute("""
                create function full_disk() returns trigger language plpgsql as
                    $$ begin raise exception 'could not extend file: no space left on device'; end $$;
                create trigger full_disk before insert on entry execute function full_disk();
                create trigger full_disk before insert on write_trial execute function full_disk()
                """);
        assertThat(ready(server)).as("nobody could know").isEqualTo("200 ready");

        assertThat(program.note(UUID.randomUUID(), "de trop").statusCode()).isEqualTo(503);

        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() < end) {
            assertThat(ready(server)).isEqualTo("503 stale");
            assertThat(program.timeline().has("stale")).isTrue();
        }
        assertThat(server.printed())
                .filteredOn(line -> line.contains("no space left"))
                .hasSizeLessThanOrEqualTo(3);

        database.execute("drop trigger full_disk on entry; drop trigger full_disk on write_trial");
        becomes(server, "200 ready");
        program.noted("après");
        assertThat(program.journal()).hasSize(2);
    }

    @Test
    void whoeverHasWhatOneServerAnsweredIsShownNothingOlderByAnother() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        for (int n = 0; n < 50; n++) {
            String cursor = new Program(here).noted("note " + n);

            HttpResponse<String> timeline = new Program(there).getUnless("W/\"" + cursor + "\"", "/timeline");
            HttpResponse<String> statements = new Program(there)
                    .get("/api/v1/editions/" + RunningServer.EDITION + "/statements?after="
                            + cursor.substring(0, cursor.indexOf('-')));

            assertThat(timeline.statusCode()).as(timeline.body()).isEqualTo(304);
            assertThat(Program.parsed(statements.body()).path("cursor").asText())
                    .isEqualTo(cursor);
        }
    }
}
