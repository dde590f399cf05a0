package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.floods.Assault;
import carillon.floods.Attack;
import carillon.floods.Target;
import carillon.support.LastingEdition;
import carillon.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody can take the server away from the others: attacked for {@code -Dfloods.seconds}, six where nothing is said, it answers whether
 * it is well, takes what others post, tells it, and ends in time when it is to.
 */
@Tag("alone")
class FloodsIT {
    /** A server that was just started runs code that is not compiled yet; one that is attacked has run for hours. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private static final Duration ATTACKED = Duration.ofSeconds(Long.getLong("floods.seconds", 6));
    private static final List<String> CITIES = List.of("lille", "lyon", "montpellier", "paris", "rennes", "toulouse");
    private static final Path CONFIG = Path.of("src", "test", "config", "carillon.yaml");
    private static final String SMALL_HEAP = "-Xmx80m";
    private static final String HEAP = "-Xmx256m";
    private static final int STOP_SECONDS = 10;
    private static final int END_SECONDS = 20;
    private static final int KILLED = 137;
    private static final int OPEN_FILES = 600;
    private static final int MOST_LOG_LINES = 100;
    private static final int ENTRIES = 3_000;

    @TempDir
    private Path data;

    @TempDir
    private Path beside;

    private List<String> settings() {
        return List.of(
                "--config",
                CONFIG.toString(),
                "--edition",
                LastingEdition.in(beside).toString());
    }

    private RunningServer start(List<String> java, String... more) throws IOException {
        List<String> options = new ArrayList<>(settings());
        options.addAll(List.of(more));
        return RunningServer.startWith(java, data, RunningServer.freePort(), options.toArray(String[]::new));
    }

    private static Target target(RunningServer server) {
        return new Target(server.port(), RunningServer.EDITION, CITIES, RunningServer.TOKEN);
    }

    /** Attacks it in all these ways at once while others use it, sees that they notice nothing, and stops it under attack. */
    private void isAttacked(RunningServer server, Findings findings, Attack... attacks) throws Exception {
        List<Assault> assaults = new ArrayList<>();
        try (Bystanders bystanders = Bystanders.of(server, CITIES)) {
            for (Attack attack : attacks) {
                assaults.add(Assault.begin(attack, target(server)));
            }
            bystanders.lookOnFor(WARM_UP);
            bystanders.begin();
            bystanders.lookOnFor(ATTACKED);
            bystanders.haveNoticedNothing();
            Set<UUID> acknowledged = new HashSet<>();
            assaults.forEach(assault -> acknowledged.addAll(assault.acknowledged()));
            assertThat(bystanders.keptIds()).containsAll(acknowledged);
            findings.look(assaults);
            stops(server);
        } finally {
            for (Assault assault : assaults) {
                assault.close();
            }
            kill(server.process());
        }
    }

    /** What more is to be seen at the end of attacks, in the order in which they began. */
    private interface Findings {
        void look(List<Assault> assaults) throws Exception;
    }

    private void stops(RunningServer server) throws InterruptedException {
        server.process().toHandle().destroy(); // which, unlike the process's own, leaves its output open
        assertThat(server.process().waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                .as("ends within " + STOP_SECONDS + " s of SIGTERM")
                .isTrue();
        assertThat(server.process().exitValue()).isZero();
        assertThat(RunningServer.processesOn(data)).isEmpty();
    }

    @Test
    void webSocketsThatSendAsFastAsTheyCanTakeItFromNobody() throws Exception {
        isAttacked(
                start(RunningServer.java(HEAP)),
                assaults -> {},
                Attack.TIMES,
                Attack.TIMES_UNREAD,
                Attack.HERES,
                Attack.PINGS,
                Attack.PINGS_UNREAD,
                Attack.PONGS,
                Attack.EMPTY_TEXTS,
                Attack.EMPTY_FRAGMENTS,
                Attack.LONG_FRAGMENTS);
    }

    /** Where it has no room to start it ends by itself; it never stays without serving. */
    @Test
    void aServerWhoseHeapFillsUpEndsByItselfOrGoesOn() throws Exception {
        int port = RunningServer.freePort();
        RunningServer server = RunningServer.begin(
                RunningServer.java(SMALL_HEAP), data, port, settings().toArray(String[]::new));
        Set<UUID> acknowledged = new HashSet<>();
        try {
            if (server.hasStarted()) {
                acknowledged.addAll(filledUp(server));
            } else {
                endedByItself(server.process());
            }
        } finally {
            kill(server.process());
        }
        try (RunningServer again = start(RunningServer.java())) {
            assertThat(Bystanders.idsInJournalOf(again)).containsAll(acknowledged);
        }
    }

    /** Posts long notes, and asks for the time, until the heap is full or the time is over; gives what was acknowledged. */
    private Set<UUID> filledUp(RunningServer server) throws Exception {
        Process process = server.process();
        Set<UUID> acknowledged = new HashSet<>();
        try (Bystanders bystanders = Bystanders.of(server, CITIES);
                Assault posts = Assault.begin(Attack.LONG_POSTS, target(server));
                Assault times = Assault.begin(Attack.TIMES, target(server))) {
            boolean ended = process.waitFor(ATTACKED.toMillis(), TimeUnit.MILLISECONDS)
                    || ranOut(server) && process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            if (ended) {
                endedByItself(process);
            } else {
                assertThat(ranOut(server))
                        .as("ran out of memory and is still there")
                        .isFalse();
                bystanders.haveNoticedNothing();
                stops(server);
            }
            acknowledged.addAll(bystanders.acknowledged());
            acknowledged.addAll(posts.acknowledged());
            acknowledged.addAll(times.acknowledged());
        }
        return acknowledged;
    }

    private static boolean ranOut(RunningServer server) {
        return server.printed().stream().anyMatch(line -> line.contains("OutOfMemoryError"));
    }

    private void endedByItself(Process process) throws InterruptedException {
        assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotIn(0, KILLED);
        assertThat(RunningServer.processesOn(data)).isEmpty();
    }

    @Test
    void whoAsksForMoreThanTheirShareTakesItFromNobody() throws Exception {
        isAttacked(
                start(RunningServer.java(HEAP)),
                assaults -> {
                    for (Assault assault : assaults.subList(0, assaults.size() - 1)) {
                        assertThat(assault.counted()).containsKey("429").doesNotContainKey("429 without Retry-After");
                    }
                    assertThat(assaults.getLast().counted())
                            .containsKey("joined")
                            .doesNotContainKey("refused");
                },
                Attack.POSTS_OF_A_SESSION,
                Attack.GUESSES,
                Attack.LOOKS_BACK,
                Attack.STATEMENTS,
                Attack.INVITATIONS,
                Attack.OLD_CURSORS);
    }

    @Test
    void connectionsThatSayLittleTakeItFromNobody() throws Exception {
        isAttacked(
                start(ServerProcess.withOpenFiles(OPEN_FILES, RunningServer.java(HEAP))),
                assaults -> {},
                Attack.IDLE_SOCKETS,
                Attack.HALF_REQUESTS,
                Attack.TLS_HELLOS,
                Attack.SLOW_HEADS,
                Attack.SLOW_BODIES);
    }

    @Test
    void nothingThatIsSentFloodsTheLog() throws Exception {
        RunningServer server = start(RunningServer.java(HEAP));
        isAttacked(
                server,
                assaults -> assertThat(server.printed()).hasSizeLessThan(MOST_LOG_LINES),
                Attack.HTTP2_HALF_REQUESTS,
                Attack.HTTP2_RESETS,
                Attack.BAD_PREFACES,
                Attack.NONSENSE,
                Attack.GUESSES);
    }

    @Test
    void readersWhoDoNotReadTakeItFromNobody() throws Exception {
        RunningServer server = start(RunningServer.java(HEAP));
        try (Assault fill = Assault.begin(Attack.LONG_POSTS, target(server))) {
            fill.awaitAcknowledged(ENTRIES);
        }
        isAttacked(
                server,
                assaults -> assertThat(assaults.getLast().counted())
                        .containsKey("data of a stream that is read")
                        .doesNotContainKeys("read stream reset", "cut off"),
                Attack.JOURNAL_LEAVERS,
                Attack.JOURNAL_UNREAD,
                Attack.EVENT_STREAMS_UNREAD,
                Attack.STALLED_STREAM);
    }

    private void kill(Process process) {
        process.destroyForcibly();
        RunningServer.processesOn(data).forEach(ProcessHandle::destroyForcibly);
    }
}
