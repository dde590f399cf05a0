package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packaged servers on a PostgreSQL that somebody else runs. */
@Order(1)
class SharedDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private ServersOnOneDatabase servers;
    private LosableDatabase database;

    @BeforeEach
    void start() {
        servers = new ServersOnOneDatabase(data, "2017-03-04T16:40:00Z");
        database = servers.database();
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    private RunningServer server() throws Exception {
        return servers.start();
    }

    @Test
    void twoServersTellEachOthersWatchers() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        FeedClient watchingHere = FeedClient.connect(here.feed(""));
        FeedClient watchingThere = FeedClient.connect(there.feed(""));

        String first = new Program(here).noted("d'ici");
        watchingThere.follow(first);
        String second = new Program(there).noted("de là-bas");
        watchingHere.follow(second);
        watchingThere.follow(second);

        JsonNode end = new Program(here).documentAt(second);
        assertThat(new Program(there).documentAt(second)).isEqualTo(end);
        assertThat(watchingHere.document()).isEqualTo(end);
        assertThat(watchingThere.document()).isEqualTo(end);
        assertThat(new Program(there).journal()).hasSize(2);
        assertThat(data.resolve("unused"))
                .as("nothing is kept beside the database")
                .doesNotExist();
    }

    @Test
    void aSessionThatIsSetAsideAtOneServerEndsAtTheOther() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        Member stranger = Member.of(there, new Program(here).invitation("lyon"));
        String note = "{\"type\":\"note\",\"city\":\"lyon\",\"text\":\"Cliquez ici\"}";
        assertThat(stranger.put("/check-ins/" + UUID.randomUUID(), note).statusCode())
                .isEqualTo(201);
        String session =
                new Program(there).journal().getLast().at("/by/session").asText();

        HttpResponse<String> answer =
                new Program(here).decision("{'type':'session.set-aside','session':'" + session + "'}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(stranger.put("/check-ins/" + UUID.randomUUID(), note).statusCode())
                .isEqualTo(401);
        String cursor = Program.parsed(answer.body()).path("cursor").asText();
        assertThat(new Program(there).documentAt(cursor).path("notices")).isEmpty();
    }

    @Test
    void whoLosesOneServerGoesOnAtTheOther() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        FeedClient before = FeedClient.connect(here.feed(""));
        before.follow(new Program(here).noted("avant"));
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = new Program(here).note(id, "peut-être perdue");

        here.kill();

        HttpResponse<String> again = new Program(there).note(id, "peut-être perdue");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body());
        FeedClient after =
                FeedClient.connect(there.feed("?after=" + before.cursor()), before.document(), before.cursor());
        after.follow(Program.parsed(again.body()).path("cursor").asText());
        assertThat(after.types()).containsExactly("hello", "patch");
        assertThat(after.document()).isEqualTo(new Program(there).documentAt(after.cursor()));
    }

    @Test
    void ofThreeServersOneIsKilledAndEveryDocumentIsTheSame() throws Exception {
        List<RunningServer> three = List.of(server(), server(), server());
        List<FeedClient> watchers = new ArrayList<>();
        for (RunningServer server : three) {
            watchers.add(FeedClient.connect(server.feed("")));
        }
        String last = "";
        for (int n = 0; n < 30; n++) {
            last = new Program(three.get(n % 3)).noted("avant " + n);
        }
        FeedClient orphan = watchers.removeFirst();
        orphan.follow(last);

        three.get(0).kill();

        FeedClient moved =
                FeedClient.connect(three.get(1).feed("?after=" + orphan.cursor()), orphan.document(), orphan.cursor());
        watchers.add(moved);
        for (int n = 0; n < 30; n++) {
            last = new Program(three.get(1 + n % 2)).noted("après " + n);
        }

        JsonNode end = new Program(three.get(1)).documentAt(last);
        assertThat(new Program(three.get(2)).documentAt(last)).isEqualTo(end);
        for (FeedClient watcher : watchers) {
            watcher.follow(last);
            assertThat(watcher.document()).isEqualTo(end);
        }
        assertThat(moved.types()).as("its cursor was good elsewhere").doesNotContain("snapshot");
        assertThat(new Program(three.get(2)).journal()).hasSize(60);
    }

    @Test
    void eachServerTellsHowManyWatchOnAllOfThem() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        FeedClient one = FeedClient.connect(here.feed(""));
        FeedClient two = FeedClient.connect(there.feed(""));
        FeedClient three = FeedClient.connect(there.feed(""));
        one.say("{\"type\":\"here\",\"city\":\"lyon\"}");
        two.say("{\"type\":\"here\",\"city\":\"lyon\"}");
        one.presence(3, "{\"lyon\":2}");
        two.presence(3, "{\"lyon\":2}");

        two.say("{\"type\":\"here\",\"city\":\"tunis\"}");
        one.presence(3, "{\"lyon\":1,\"tunis\":1}");
        three.leave();
        one.presence(2, "{\"lyon\":1,\"tunis\":1}");
        two.presence(2, "{\"lyon\":1,\"tunis\":1}");

        there.kill();

        one.presence(1, "{\"lyon\":1}");
    }

    @Test
    void whoStopsIsNotCountedFromThenOn() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        FeedClient staying = FeedClient.connect(here.feed(""));
        FeedClient.connect(there.feed(""));
        staying.presence(2, "{}");

        long began = System.nanoTime();
        there.close();

        staying.presence(1, "{}");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("sooner than a server that falls silent is missed")
                .isLessThan(Duration.ofSeconds(14));
    }

    @Test
    void whoWatchesIsToldThatTheDatabaseIsLostAndThatItIsBack() throws Exception {
        RunningServer here = server();
        RunningServer there = server();
        FeedClient watchingHere = FeedClient.connect(here.feed(""));
        FeedClient watchingThere = FeedClient.connect(there.feed(""));
        watchingHere.follow(new Program(there).noted("avant"));
        assertThat(new Program(here).timeline().has("stale")).isFalse();
        Instant before = new Program(here).now();

        database.stop();

        JsonNode lost = watchingHere.stale();
        assertThat(Instant.parse(lost.path("since").asText())).isBetween(before, new Program(here).now());
        assertThat(watchingThere.stale().has("since")).isTrue();
        assertThat(FeedClient.connect(here.feed("")).take().path("stale")).isEqualTo(lost.path("since"));
        assertThat(new Program(here).timeline().path("stale")).isEqualTo(lost.path("since"));

        database.startAgain();

        assertThat(watchingHere.stale().has("since")).isFalse();
        assertThat(watchingThere.stale().has("since")).isFalse();
        String after = new Program(here).noted("après");
        watchingHere.follow(after);
        watchingThere.follow(after);
        assertThat(FeedClient.connect(here.feed("")).take().has("stale")).isFalse();
        assertThat(new Program(here).timeline().has("stale")).isFalse();
    }

    @Test
    void bothServersShowTheSameRehearsalsClock() throws Exception {
        Program here = new Program(server());
        Program there = new Program(server());

        Instant first = here.now();
        Instant second = there.now();
        Instant third = here.now();

        assertThat(second).isBetween(first, third);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcceptedAndReadingGoesOn() throws Exception {
        RunningServer server = server();
        Program program = new Program(server);
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.follow(program.noted("avant"));
        UUID id = UUID.randomUUID();

        database.stop();

        assertUnavailable(program.note(id, "pendant"));
        assertUnavailable(program.post("/invitations", "{\"role\":\"coordinator\"}"));
        assertReadingGoesOn(server, watcher);

        database.startAgain();

        watcher.follow(keptWithin(SOON, program, id));
        assertThat(watcher.document()).isEqualTo(program.documentAt(watcher.cursor()));
        assertThat(program.journal())
                .extracting(line -> line.path("text").asText())
                .containsExactly("avant", "pendant");
        becomesReadyWithin(SOON, program);
    }

    @Test
    void aDatabaseThatFreezesIsNoOtherThanOneThatIsAway() throws Exception {
        RunningServer server = server();
        Program program = new Program(server);
        FeedClient watcher = FeedClient.connect(server.feed(""));
        watcher.follow(program.noted("avant"));
        UUID id = UUID.randomUUID();

        database.freeze();

        assertUnavailable(program.note(id, "pendant"));
        assertReadingGoesOn(server, watcher);

        database.thaw();

        watcher.follow(keptWithin(SOON, program, id));
        assertThat(program.journal())
                .extracting(line -> line.path("text").asText())
                .containsExactly("avant", "pendant");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(Program.parsed(answer.body()).path("code").asText()).isEqualTo("unavailable");
    }

    private static void assertReadingGoesOn(RunningServer server, FeedClient watcher) throws Exception {
        Program program = new Program(server);
        assertThat(program.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(program.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(program.documentAt(watcher.cursor())).isEqualTo(watcher.document());
        watcher.say("{\"type\":\"time\",\"t0\":1}");
        assertThat(watcher.take().path("type").asText()).isEqualTo("time");
        FeedClient newcomer = FeedClient.connect(server.feed(""));
        newcomer.follow(watcher.cursor());
        assertThat(newcomer.document()).isEqualTo(watcher.document());
    }

    /** Asks until it is ready, which takes until it is notified of new entries again. */
    private static void becomesReadyWithin(Duration patience, Program program) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        HttpResponse<String> answer = program.get("/health/ready");
        while (answer.statusCode() == 503 && System.nanoTime() < end) {
            answer = program.get("/health/ready");
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Says the same again until it is kept, which needs no restart; gives its cursor. */
    private static String keptWithin(Duration patience, Program program, UUID id) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        HttpResponse<String> answer = program.note(id, "pendant");
        while (answer.statusCode() == 503 && System.nanoTime() < end) {
            answer = program.note(id, "pendant");
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return Program.parsed(answer.body()).path("cursor").asText();
    }
}
