package carillon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private Progress progress(String unit, long total, boolean terminal) {
        return Progress.of(new Progress.Sentence("Reading the journal", unit, total), nanos::get, out, terminal);
    }

    private void pass(double seconds) {
        nanos.addAndGet(Duration.ofMillis((long) (seconds * 1_000)).toNanos());
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsFastShowsNothing() {
        try (Progress progress = progress("entries", 10, false)) {
            progress.advance(4);
            pass(1.9);
            progress.look();
        }

        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsLongShowsALineEveryFiveSecondsAndThatItIsDone() {
        try (Progress progress = progress("entries", 40_000, false)) {
            progress.advance(10_000);
            for (int look = 0; look < 32; look++) {
                pass(0.25);
                progress.look();
            }
            progress.reach(40_000);
        }

        assertThat(shown().lines())
                .containsExactly(
                        "Reading the journal: 10,000 of 40,000 entries (25 %), 2 s",
                        "Reading the journal: 10,000 of 40,000 entries (25 %), 7 s",
                        "Reading the journal: 40,000 of 40,000 entries (100 %), 8 s, done");
    }

    @Test
    void whatFailsIsNotDone() {
        Progress progress = progress("entries", 0, false);
        pass(3);
        progress.look();
        progress.fail();
        progress.close();

        assertThat(shown().lines()).last().isEqualTo("Reading the journal: 0 entries, 3 s");
    }

    @Test
    void onATerminalOneLineIsRewritten() {
        try (Progress progress = progress("entries", 0, true)) {
            pass(2);
            progress.reach(1_000);
            progress.look();
            progress.reach(7);
            pass(0.25);
            progress.look();
        }

        assertThat(shown())
                .isEqualTo("\rReading the journal: 1,000 entries, 2 s"
                        + "\rReading the journal: 7 entries, 2 s    "
                        + "\rReading the journal: 7 entries, 2 s, done\n");
    }

    @Test
    void aWorkOfWhichNothingIsCountedShowsHowLongItTakes() {
        try (Progress progress = progress("", 0, false)) {
            pass(3);
            progress.look();
        }

        assertThat(shown().lines()).containsExactly("Reading the journal: 3 s", "Reading the journal: 3 s, done");
    }

    @Test
    void whatHasEndedShowsNothingMore() {
        Progress progress = progress("", 0, false);
        progress.close();
        pass(60);

        assertThat(progress.look()).isFalse();
        assertThat(shown()).isEmpty();
    }
}
