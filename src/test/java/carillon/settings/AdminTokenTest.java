package carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminTokenTest {
    private static final String GOOD = "0123456789".repeat(4);

    private final List<String> faults = new ArrayList<>();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "0123456789012345678901234567890, is shorter than 32 characters",
        "012345678012345678012345678012345678, is made of fewer than 10 different characters",
        "01234567890 12345678901234567890123, 'has a space, a line break or another sign that no header can carry'",
        "é1234567890123456789012345678901234, 'has a space, a line break or another sign that no header can carry'",
    })
    void aServerRefusesATokenThatCouldBeGuessedOrCannotBeSent(String token, String why) {
        assertThat(AdminToken.isStrong(token, "It", faults::add)).isFalse();
        assertThat(faults).containsExactly("It " + why + ": make a good one with “carillon token”.");
    }

    @Test
    void clientsReadItFromTheSameTwoVariables() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), GOOD + "\n");

        assertThat(AdminToken.find(Map.of("CARILLON_ADMIN_TOKEN_FILE", file.toString()), faults::add))
                .hasValue(GOOD);
        assertThat(AdminToken.find(Map.of("CARILLON_ADMIN_TOKEN", GOOD), faults::add))
                .hasValue(GOOD);
        assertThat(faults).isEmpty();
    }

    @Test
    void oneWayToGiveItIsEnough() {
        assertThat(AdminToken.find(
                        Map.of("CARILLON_ADMIN_TOKEN", GOOD, "CARILLON_ADMIN_TOKEN_FILE", "token"), faults::add))
                .isEmpty();
        assertThat(faults)
                .containsExactly("CARILLON_ADMIN_TOKEN and CARILLON_ADMIN_TOKEN_FILE are both given:"
                        + " leave one of them out.");
    }

    @Test
    void noTokenIsNoFault() {
        assertThat(AdminToken.find(Map.of("CARILLON_ADMIN_TOKEN", "", "CARILLON_ADMIN_TOKEN_FILE", " "), faults::add))
                .isEmpty();
        assertThat(faults).isEmpty();
    }
}
