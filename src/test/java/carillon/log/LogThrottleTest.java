package carillon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogThrottleTest {
    private static final Instant NOON = Instant.parse("2017-03-04T12:00:00Z");

    private final Lines lines = new Lines();
    private final LogThrottle throttle = new LogThrottle(lines);

    LogThrottleTest() {
        lines.setFilter(throttle);
    }

    private static final class Lines extends Handler {
        private final List<String> said = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                said.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void ofAHundredThousandWarningsOfOneKindTenAreSaidAndTheRestIsCounted() {
        for (int i = 0; i < 100_000; i++) {
            log("a", Level.WARNING, "warning " + i, null, NOON.plusMillis(i % 1_000));
        }
        assertThat(lines.said).hasSize(LogThrottle.MOST);

        throttle.logSuppressed(NOON.plus(Duration.ofSeconds(59)));
        assertThat(lines.said).hasSize(LogThrottle.MOST);
        throttle.logSuppressed(NOON.plus(Duration.ofSeconds(60)));

        assertThat(lines.said).hasSize(LogThrottle.MOST + 1).last().isEqualTo("and 99990 more from a since " + NOON);
    }

    @Test
    void theNextWarningAfterAMinuteIsSaidBehindTheCountOfTheOthers() {
        for (int i = 0; i < 12; i++) {
            log("a", Level.SEVERE, "early", null, NOON);
        }

        log("a", Level.SEVERE, "late", null, NOON.plusSeconds(61));

        assertThat(lines.said.subList(LogThrottle.MOST, lines.said.size()))
                .containsExactly("and 2 more from a since " + NOON, "late");
    }

    @Test
    void anotherKindIsSaidAllTheSame() {
        for (int i = 0; i < 100; i++) {
            log("a", Level.WARNING, "flood", null, NOON);
        }

        log("b", Level.WARNING, "another logger", null, NOON);
        log("a", Level.SEVERE, "another level", null, NOON);
        log("a", Level.WARNING, "another exception", new IllegalStateException(), NOON);

        assertThat(lines.said).contains("another logger", "another level", "another exception");
    }

    @Test
    void whatIsNoWarningIsNeverLeftOut() {
        for (int i = 0; i < 100; i++) {
            log("a", Level.INFO, "signed in", null, NOON);
        }

        assertThat(lines.said).hasSize(100);
    }

    @Test
    void loggersWithMadeUpNamesAreOneKindInTheEnd() {
        for (int i = 0; i < 10_000; i++) {
            log("made up " + i, Level.WARNING, "line", null, NOON);
        }

        assertThat(lines.said).hasSize(1_000 + LogThrottle.MOST);
    }

    private void log(String logger, Level level, String message, Throwable thrown, Instant at) {
        LogRecord line = new LogRecord(level, message);
        line.setLoggerName(logger);
        line.setThrown(thrown);
        line.setInstant(at);
        lines.publish(line);
    }
}
