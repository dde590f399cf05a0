package carillon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final List<String> lines = new ArrayList<>();
    private final RateLimitedLog log = new RateLimitedLog(new Lines(), nanos::get);

    private final class Lines implements System.Logger {
        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            lines.add(String.valueOf(message));
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object @Nullable ... with) {
            lines.add(String.valueOf(format));
        }
    }

    private void after(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void aTroubleIsSaidAsItBeginsEachMinuteWhileItLastsAndOnceItIsOver() {
        for (int second = 0; second < 150; second++) {
            log.warn("full");
            after(1);
        }
        log.over("not full");
        log.over("not full");

        assertThat(lines)
                .containsExactly(
                        "full",
                        "full (and 59 times since this was last said)",
                        "full (and 59 times since this was last said)",
                        "not full");
    }

    @Test
    void oneThatComesAndGoesIsNotSaidEachTime() {
        for (int times = 0; times < 50; times++) {
            log.warn("full");
            log.over("not full");
            after(1);
        }

        assertThat(lines).containsExactly("full", "not full");
    }

    @Test
    void whereNothingWasSaidNothingIsOver() {
        log.over("not full");

        assertThat(lines).isEmpty();
    }
}
