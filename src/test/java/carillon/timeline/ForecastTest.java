package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The band within which a start came as predicted. */
class ForecastTest {
    private static final int MINUTE = 60_000;

    @Example
    void tenMinutesAheadItIsTwoMinutesAndAHalfToEitherSide() {
        assertThat(Forecast.isInside(10, Duration.ofSeconds(-145))).isTrue();
        assertThat(Forecast.isInside(10, Duration.ofSeconds(-146))).isFalse();
        assertThat(Forecast.isInside(10, Duration.ofSeconds(146))).isTrue();
        assertThat(Forecast.isInside(10, Duration.ofSeconds(147))).isFalse();
    }

    @Example
    void thirtyMinutesAheadItIsThreeMinutesAndAHalf() {
        assertThat(Forecast.isInside(30, Duration.ofSeconds(-206))).isTrue();
        assertThat(Forecast.isInside(30, Duration.ofSeconds(-207))).isFalse();
        assertThat(Forecast.isInside(30, Duration.ofSeconds(206))).isTrue();
        assertThat(Forecast.isInside(30, Duration.ofSeconds(207))).isFalse();
    }

    @Property
    void itIsNoNarrowerFurtherAhead(
            @ForAll @IntRange(max = 120) int minutes,
            @ForAll @IntRange(min = -5 * MINUTE, max = 5 * MINUTE) int millis) {
        Duration error = Duration.ofMillis(millis);

        assertThat(Forecast.isInside(minutes + 1, error) || !Forecast.isInside(minutes, error))
                .isTrue();
    }
}
