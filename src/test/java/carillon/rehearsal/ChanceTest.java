package carillon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Delays come from one fixed distribution, so that predictions can be compared from version to version. */
class ChanceTest {
    private static final int DRAWS = 20_000;
    private static final Offset<Double> TWO_HUNDREDTHS = within(0.02);

    private final Chance chance = new Chance(new Random(2017));

    @Test
    void halfOfAllStartsAreFourMinutesLateAndOneInTwentyIsMoreThanTwentyFive() {
        double[] minutes = IntStream.range(0, DRAWS)
                .mapToDouble(_ -> chance.late().toSeconds() / 60.0)
                .sorted()
                .toArray();

        assertThat(minutes[DRAWS / 2]).isEqualTo(4, within(0.1));
        assertThat(minutes[DRAWS * 95 / 100]).isEqualTo(25, within(1.0));
        assertThat(minutes[0]).as("nobody is early").isNotNegative();
    }

    @Test
    void aTenthIsAddedToEachLengthWithASpreadOfThirtyHundredths() {
        double[] times = IntStream.range(0, DRAWS)
                .mapToDouble(_ -> chance.lasting(Duration.ofMinutes(60)).toSeconds() / 3_600.0)
                .toArray();
        double mean =
                IntStream.range(0, DRAWS).mapToDouble(i -> times[i]).average().orElseThrow();
        double square = IntStream.range(0, DRAWS)
                .mapToDouble(i -> (times[i] - mean) * (times[i] - mean))
                .average()
                .orElseThrow();

        assertThat(mean).isEqualTo(1.1, TWO_HUNDREDTHS);
        assertThat(Math.sqrt(square)).isEqualTo(0.3, TWO_HUNDREDTHS);
    }

    @Test
    void oneEndInTenIsNeverSaid() {
        long forgotten =
                IntStream.range(0, DRAWS).filter(_ -> chance.isForgotten()).count();

        assertThat((double) forgotten / DRAWS).isEqualTo(0.1, TWO_HUNDREDTHS);
    }
}
