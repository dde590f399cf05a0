package carillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.Weekend;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class InvitationPropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final Instant NOON_AFTER = Instant.parse("2017-03-06T11:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Property
    void whatExpiresAsUsualExpiresInTime(@ForAll @LongRange(min = -1_000_000, max = 1_000_000) long minutes) {
        Instant now = NOON_AFTER.plus(Duration.ofMinutes(minutes));

        assertThat(Invitation.usualExpiry(EDITION, now))
                .isBetween(now.plus(WEEK), Invitation.latestExpiry(EDITION, now));
    }

    @Example
    void oneMayExpireAWeekAfterTheEditionOrAWeekFromNow() {
        assertThat(Invitation.latestExpiry(EDITION, Instant.parse("2017-01-01T00:00:00Z")))
                .isEqualTo(NOON_AFTER.plus(WEEK));
        assertThat(Invitation.latestExpiry(EDITION, Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("2026-01-08T00:00:00Z");
    }
}
