package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageAllowanceTest {
    private long nanos = Long.MAX_VALUE - 1;
    private int looks;
    private final MessageAllowance allowance = new MessageAllowance(() -> {
        looks++;
        return nanos;
    });

    private int takesAll() {
        int taken = 0;
        while (taken < 1_000 && allowance.take()) {
            taken++;
        }
        return taken;
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void soManyMayComeAtOnceAndThenSoManyASecond() {
        assertThat(takesAll()).isEqualTo(MessageAllowance.MAX_AT_ONCE);
        pass(1_000);
        assertThat(takesAll()).isEqualTo(MessageAllowance.PER_SECOND);
        pass(250);
        assertThat(takesAll()).isZero();
        pass(250);
        assertThat(takesAll()).isEqualTo(1);
    }

    @Test
    void whoWasSilentForLongHasNoMoreThanWhoHasJustCome() {
        takesAll();
        pass(TimeUnit.DAYS.toMillis(2));

        assertThat(takesAll()).isEqualTo(MessageAllowance.MAX_AT_ONCE);
        assertThat(takesAll()).isZero();
    }

    @Test
    void theClockIsReadOnlyWhereNothingIsLeft() {
        for (int n = 0; n < MessageAllowance.MAX_AT_ONCE; n++) {
            allowance.take();
        }

        assertThat(looks).isEqualTo(1);
    }

    /** A page asks the time thirteen times within three seconds, and says where it is. */
    @Test
    void aPageComesNowhereNearIt() {
        for (int asked = 0; asked < 14; asked++) {
            assertThat(allowance.take()).isTrue();
        }
        for (int asked = 0; asked < 10_000; asked++) {
            pass(5_000);
            assertThat(allowance.take()).isTrue();
        }
    }
}
