package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateHeaderTest {
    private Instant now = Instant.parse("2017-03-04T17:00:00.999Z");
    private final DateHeader date = new DateHeader(() -> now);

    @Test
    void theTimeIsInGreenwichsWholeSecondsAndItsDayHasTwoDigits() {
        assertThat(date.text()).isEqualTo("Sat, 04 Mar 2017 17:00:00 GMT");
    }

    @Test
    void itIsWrittenOnceASecond() {
        String first = date.text();

        now = Instant.parse("2017-03-04T17:00:00Z");
        assertThat(date.text()).isSameAs(first);
        now = now.plusSeconds(1);
        assertThat(date.text()).isEqualTo("Sat, 04 Mar 2017 17:00:01 GMT");
    }

    @Test
    void aClockThatIsPutBackIsFollowed() {
        assertThat(date.text()).contains("17:00:00");

        now = now.minusSeconds(3_600);

        assertThat(date.text()).contains("16:00:00");
    }
}
