package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final int MOST = 100;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimiter<String> limiter = new RateLimiter<>(new Rate(2, 1), MOST, now::get);

    @Test
    void eachHasABucketOfTheirOwn() {
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(limiter.take("b")).isZero();
    }

    @Test
    void whoeverIsRefusedIsChargedNothing() {
        limiter.take("a");
        limiter.take("a");
        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(1));
        }

        pass(Duration.ofSeconds(1));

        assertThat(limiter.take("a")).isZero();
    }

    @Test
    void whatCostsMoreIsAllowedAndTheNextOneWaitsForAllOfIt() {
        assertThat(limiter.take("a")).isZero();
        limiter.spend("a", 5);

        assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("b")).as("another one").isZero();
    }

    @Test
    void toLookTakesNothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.untilToken("a")).isZero();
        }
        assertThat(limiter.size()).isZero();
    }

    @Test
    void aFloodOfNewcomersNeverMakesItForgetWhoIsOverTheLimit() {
        limiter.take("a");
        limiter.take("a");
        int newcomersLetIn = 0;
        for (int i = 0; i < 100_000; i++) {
            newcomersLetIn += limiter.take("newcomer " + i).isZero() ? 1 : 0;
        }

        assertThat(limiter.take("a")).isPositive();
        assertThat(limiter.size()).isEqualTo(MOST);
        assertThat(newcomersLetIn).isEqualTo(MOST - 1 + 2);
    }

    @Test
    void whoeverHasRestedMakesRoom() {
        for (int i = 0; i < MOST; i++) {
            limiter.take("early " + i);
        }
        assertThat(limiter.untilToken("late")).isZero();
        limiter.take("late");
        limiter.take("late");
        assertThat(limiter.take("late")).isPositive();

        pass(Duration.ofSeconds(2));

        for (int i = 0; i < MOST; i++) {
            assertThat(limiter.take("next " + i)).isZero();
            assertThat(limiter.take("next " + i)).isZero();
        }
        assertThat(limiter.size()).isLessThanOrEqualTo(MOST);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
