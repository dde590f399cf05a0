package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.Doomed.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that cannot go on ends by itself, and one that is merely busy does not. */
class ProcessEndTest {
    private static final int END_SECONDS = 30;
    private static final int ALIVE_SECONDS = 3;

    private static Process start(Trouble trouble, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Doomed.class.getName(), trouble.name()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void assertItEnds(Process process, String sentence) throws Exception {
        try {
            assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isEqualTo(ProcessEnd.IN_TROUBLE);
            assertThat(said).contains(sentence);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertItLives(Process process) throws Exception {
        try {
            BufferedReader said = process.inputReader();
            assertThat(said.readLine()).isEqualTo(Doomed.UP);
            boolean ended = process.waitFor(ALIVE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended).as(() -> process + ": " + said.lines().toList()).isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void whoseHeapFillsUpThoughNobodyHandlesIt(String collector) throws Exception {
        assertItEnds(start(Trouble.HEAP_FILLS_AND_NOBODY_SAYS_SO, "-Xmx24m", collector), "ran out of memory");
    }

    @Test
    void whomTheLogTellsOfALackOfMemory() throws Exception {
        assertItEnds(start(Trouble.LACK_IN_THE_LOG), "ran out of memory");
    }

    @ParameterizedTest
    @EnumSource(names = {"THREAD_FAILS", "MAIN_FAILS"})
    void whereAnErrorEndsAThread(Trouble trouble) throws Exception {
        assertItEnds(start(trouble), "met an error and ends");
    }

    @Test
    void whoseStopHangs() throws Exception {
        assertItEnds(start(Trouble.STOP_HANGS), "");
    }

    @Test
    void butNotWhereOneBufferOutsideTheHeapIsLacking() throws Exception {
        assertItLives(start(Trouble.BUFFERS_LACK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void norWhereALittleRoomIsFilledAndFreedAllTheTime(String collector) throws Exception {
        assertItLives(start(Trouble.BUSY_WITH_LITTLE_ROOM, "-Xmx24m", collector));
    }
}
