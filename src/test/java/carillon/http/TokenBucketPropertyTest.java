package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TokenBucketPropertyTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = 2_000_000_000L;

    /** However it is asked, and wherever its clock stands, also where that overflows. */
    @Property
    void inNoSpanOfTimeItGivesMoreThanItHoldsAndWhatFlowsIn(
            @ForAll("rates") Rate rate,
            @ForAll long begins,
            @ForAll @Size(max = 200) List<@LongRange(max = LONGEST_PAUSE) Long> pauses) {
        List<Long> taken = new ArrayList<>();
        long elapsed = 0;
        TokenBucket bucket = TokenBucket.full(begins);
        for (long pause : pauses) {
            elapsed += pause / (rate.perSecond() * 4L);
            if (bucket.untilToken(rate, begins + elapsed).isZero()) {
                bucket = bucket.take(rate, begins + elapsed);
                taken.add(elapsed);
            }
        }

        for (int first = 0; first < taken.size(); first++) {
            for (int last = first; last < taken.size(); last++) {
                double seconds = (double) (taken.get(last) - taken.get(first)) / SECOND;
                assertThat(last - first + 1.0)
                        .isLessThanOrEqualTo(rate.atOnce() + seconds * rate.perSecond() * 1.000001);
            }
        }
    }

    @Property
    void whoeverWaitsAsLongAsTheyWereToldGetsAToken(
            @ForAll("rates") Rate rate, @ForAll long begins, @ForAll @LongRange(max = LONGEST_PAUSE) long late) {
        TokenBucket bucket = TokenBucket.full(begins);
        for (int i = 0; i < rate.atOnce(); i++) {
            assertThat(bucket.untilToken(rate, begins)).isZero();
            bucket = bucket.take(rate, begins);
        }

        Duration wait = bucket.untilToken(rate, begins);

        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.untilToken(rate, begins + wait.toNanos() - 1)).isPositive();
        assertThat(bucket.untilToken(rate, begins + wait.toNanos() + late)).isZero();
    }

    @Property
    void itIsFullAgainOnceAllOfItHasFlowedIn(@ForAll("rates") Rate rate, @ForAll long begins) {
        TokenBucket bucket = TokenBucket.full(begins);
        for (int i = 0; i < rate.atOnce(); i++) {
            bucket = bucket.take(rate, begins);
        }
        long interval = SECOND / rate.perSecond();

        assertThat(bucket.isFull(begins + rate.atOnce() * interval - 1)).isFalse();
        assertThat(bucket.isFull(begins + rate.atOnce() * interval)).isTrue();
    }

    @Provide
    Arbitrary<Rate> rates() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 300),
                        Arbitraries.integers().between(1, 1_000))
                .as(Rate::new);
    }
}
