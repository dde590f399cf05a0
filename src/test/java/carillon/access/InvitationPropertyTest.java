package carillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.FarApart;
import carillon.edition.Weekend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    void oneLastsUntilTheLastCityHasGoneHome() {
        LocalDate day = LocalDate.of(2027, 3, 20);
        Instant now = Instant.parse("2027-01-01T00:00:00Z");

        for (List<String> line : List.of(
                List.of("Pacific/Honolulu", "2027-03-22T10:00:00Z", "2027-03-28T22:00:00Z"),
                List.of("America/Montreal", "2027-03-22T04:00:00Z", "2027-03-28T16:00:00Z"),
                List.of("Atlantic/Azores", "2027-03-22T01:00:00Z", "2027-03-28T13:00:00Z"),
                List.of("Pacific/Noumea", "2027-03-21T23:00:00Z", "2027-03-28T11:00:00Z"))) {
            Edition edition = FarApart.edition(day, day, "Europe/Paris", List.of(line.getFirst()));
            assertThat(Invitation.usualExpiry(edition, now)).as(line.getFirst()).isEqualTo(line.get(1));
            assertThat(Invitation.latestExpiry(edition, now))
                    .as(line.getFirst())
                    .isEqualTo(line.get(2));
        }
    }

    @Example
    void oneMayExpireAWeekAfterTheEditionOrAWeekFromNow() {
        assertThat(Invitation.latestExpiry(EDITION, Instant.parse("2017-01-01T00:00:00Z")))
                .isEqualTo(NOON_AFTER.plus(WEEK));
        assertThat(Invitation.latestExpiry(EDITION, Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("2026-01-08T00:00:00Z");
    }
}
