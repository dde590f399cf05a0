package carillon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockAnchorTest {
    private static final Instant SATURDAY = Instant.parse("2017-03-04T17:40:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-23T08:00:00.250Z");

    @Test
    void aClockShowsWhatItHangsOn() {
        assertThat(new ClockAnchor(SATURDAY, TODAY, 10).at(TODAY)).isEqualTo(SATURDAY);
    }

    @Test
    void aClockRunsAtItsSpeed() {
        ClockAnchor fast = new ClockAnchor(SATURDAY, TODAY, 10);
        ClockAnchor slow = new ClockAnchor(SATURDAY, TODAY, 0.5);

        assertThat(fast.at(TODAY.plusSeconds(3))).isEqualTo(SATURDAY.plusSeconds(30));
        assertThat(slow.at(TODAY.plusSeconds(3))).isEqualTo(SATURDAY.plusMillis(1_500));
    }

    @Test
    void anotherSpeedHoldsFromWhereTheClockIs() {
        ClockAnchor changed = new ClockAnchor(SATURDAY, TODAY, 10).withSpeed(60, TODAY.plusSeconds(6));

        assertThat(changed.at(TODAY.plusSeconds(6))).isEqualTo(SATURDAY.plusSeconds(60));
        assertThat(changed.at(TODAY.plusSeconds(7))).isEqualTo(SATURDAY.plusSeconds(120));
    }

    @Test
    void theWorldWaitsUntilTheClockIsThere() {
        ClockAnchor fast = new ClockAnchor(SATURDAY, TODAY, 3);
        long wait = fast.wallMillis(Duration.ofSeconds(1));

        assertThat(wait).isEqualTo(334);
        assertThat(fast.at(TODAY.plusMillis(wait))).isAfterOrEqualTo(SATURDAY.plusSeconds(1));
    }

    @Test
    void aClockThatStandsOrFliesIsRefused() {
        for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ClockAnchor(SATURDAY, TODAY, speed))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
