package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.OutOfDirectMemoryError;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BufferShortageTest {
    private final BufferShortage shortage = new BufferShortage();

    private boolean lastsAt(int second) {
        return shortage.isLasting(TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void aShortageThatPassesEndsNothing() {
        for (int second = 0; second < 55; second += 5) {
            assertThat(lastsAt(second)).isFalse();
        }
        assertThat(lastsAt(120)).isFalse();
        assertThat(lastsAt(125)).isFalse();
    }

    @Test
    void aShortageThatComesAgainAndAgainForMoreThanAMinuteLasts() {
        for (int second = 0; second <= 60; second += 5) {
            assertThat(lastsAt(second)).isFalse();
        }
        assertThat(lastsAt(65)).isTrue();
    }

    @Test
    void onlyBuffersOutsideTheHeapAreMeant() {
        assertThat(BufferShortage.causes(new OutOfMemoryError("Java heap space")))
                .isFalse();
        assertThat(BufferShortage.causes(new OutOfMemoryError())).isFalse();
        assertThat(BufferShortage.causes(new OutOfMemoryError(
                        "Cannot reserve 4194304 bytes of direct buffer memory (allocated: 16776194, limit: 16777216)")))
                .isTrue();
        assertThat(OutOfDirectMemoryError.class.getName()).startsWith("io.netty.");
        assertThat(OutOfMemoryError.class).isAssignableFrom(OutOfDirectMemoryError.class);
    }
}
