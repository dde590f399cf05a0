package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {
    private static final Instant NOW = Instant.parse("2017-03-04T17:40:00Z");

    @ParameterizedTest(name = "Retry-After: {0} is a pause of {1} s")
    @CsvSource({
        "7, 7",
        "0, 1",
        "-3, 1",
        "99999999, 86400",
        "99999999999999999999, 1",
        "'', 1",
        "soon, 1",
        "7.5, 1",
        "'Sat, 04 Mar 2017 17:40:20 GMT', 20",
        "'Sat, 04 Mar 2017 17:39:00 GMT', 1",
        "'Sun, 04 Mar 2057 17:39:00 GMT', 86400",
        "'Sat, 44 Mar 2017 17:39:00 GMT', 1",
    })
    void aServerIsAskedAgainWhenItWants(String header, int seconds) {
        assertThat(RetryPause.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
