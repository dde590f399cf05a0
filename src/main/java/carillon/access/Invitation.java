package carillon.access;

import carillon.edition.CityId;
import carillon.edition.Edition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * An invitation, which can be redeemed for sessions.
 *
 * @param id its name in lists and logs, which is not secret
 * @param role what it makes of a device
 * @param label what its inviter calls it; may be absent
 * @param expires when it ends, to the millisecond as every instant that clients read (docs/protocol.md)
 * @param uses how often it may be redeemed, at least once
 * @param used how often it has been redeemed
 * @param madeBy who created it
 */
public record Invitation(
        UUID id, Role role, Optional<String> label, Instant expires, int uses, int used, Inviter madeBy) {
    /** The most uses of one for organizers. */
    public static final int MAX_USES = 100;

    /** The most uses of one for coordinators, and for administrators: each of them may decide for all. */
    public static final int MAX_COORDINATOR_USES = 5;

    /** The uses where the request names no number: the phones of a city's team. */
    public static final int USUAL_USES = 5;

    /** The most that an edition may have, the server's own not counted. */
    public static final int MAX_OF_EDITION = 500;

    private static final Duration WEEK = Duration.ofDays(7);

    /** Truncates the expiry: clocks and rows of older versions have more digits than clients are sent. */
    public Invitation {
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** An organizer's city; absent for others. */
    public Optional<CityId> city() {
        return role instanceof Role.Organizer organizer ? Optional.of(organizer.city()) : Optional.empty();
    }

    /**
     * The expiry where the request names none: a day after the edition's last day, which covers its night and the cleaning up, or a
     * week from now where that is later.
     */
    public static Instant usualExpiry(Edition edition, Instant now) {
        return later(edition.dayAfterLast(), now.plus(WEEK));
    }

    /** The latest allowed expiry: a week after the {@linkplain Edition#end edition's end}, or from now where that is later. */
    public static Instant latestExpiry(Edition edition, Instant now) {
        return later(edition.end().plus(WEEK), now.plus(WEEK));
    }

    private static Instant later(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }
}
