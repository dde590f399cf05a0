package carillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a session and an invitation end, whatever clock or table it was read from. */
class ExpiresTest {
    @ParameterizedTest
    @CsvSource({
        "2017-03-05T12:00:00.123456789Z, 2017-03-05T12:00:00.123Z",
        "2017-03-05T12:00:00.123999Z, 2017-03-05T12:00:00.123Z",
        "2017-03-05T12:00:00.000001Z, 2017-03-05T12:00:00Z",
        "2017-03-05T12:00:00.120Z, 2017-03-05T12:00:00.120Z",
        "2017-03-05T12:00:00Z, 2017-03-05T12:00:00Z"
    })
    void itIsKnownToTheMillisecond(Instant read, Instant known) {
        Role role = new Role.Administrator();
        var session = new HeldRole(UUID.randomUUID(), UUID.randomUUID(), role, read);
        var invitation = new Invitation(UUID.randomUUID(), role, Optional.empty(), read, 1, 0, new Inviter.Program());

        assertThat(session.expires()).isEqualTo(known);
        assertThat(invitation.expires()).isEqualTo(known);
    }
}
