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
        assertThat(AdminToken.checked(Map.of("CARILLON_ADMIN_TOKEN", token), faults::add))
                .isEmpty();
        assertThat(faults).containsExactly("CARILLON_ADMIN_TOKEN " + why + ": make a good one with “carillon token”.");
    }

    @Test
    void theTokenOfAFileIsHeldToTheSame() throws IOException {
        Path file = directory.resolve("token");
        Map<String, String> environment = Map.of("CARILLON_ADMIN_TOKEN_FILE", file.toString());

        Files.writeString(file, GOOD + "\n");
        assertThat(AdminToken.checked(environment, faults::add)).hasValue(GOOD);
        assertThat(faults).isEmpty();

        Files.writeString(file, "short");
        assertThat(AdminToken.checked(environment, faults::add)).isEmpty();
        assertThat(faults)
                .containsExactly("The token of CARILLON_ADMIN_TOKEN_FILE is shorter than 32 characters:"
                        + " make a good one with “carillon token”.");
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
        assertThat(AdminToken.checked(
                        Map.of("CARILLON_ADMIN_TOKEN", "", "CARILLON_ADMIN_TOKEN_FILE", " "), faults::add))
                .isEmpty();
        assertThat(faults).isEmpty();
    }
}
