package carillon.access;

import carillon.edition.CityId;
import carillon.edition.Edition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * What turns a link into a session.
 *
 * @param id names it
 * @param city an organizer's city; absent for a coordinator
 * @param label what whoever made it calls it; may be absent
 * @param expires when it stops to serve, to the millisecond as every instant that clients read (docs/protocol.md)
 * @param uses how often it serves, at least once
 * @param used how often it has served
 * @param madeBy who made it
 */
public record Invitation(
        UUID id, Optional<CityId> city, Optional<String> label, Instant expires, int uses, int used, Maker madeBy) {
    /** The most often that one for organizers may serve. */
    public static final int MAX_USES = 100;

    /** The most often that one for coordinators may serve: each of them may decide for all. */
    public static final int MAX_COORDINATOR_USES = 5;

    /** How often one serves where nothing else is said: the phones of a city's team. */
    public static final int USUAL_USES = 5;

    /** How many an edition may have, those of the server itself aside. */
    public static final int MAX_OF_EDITION = 500;

    private static final Duration WEEK = Duration.ofDays(7);

    /** Clocks and older versions know more digits than anybody is told. */
    public Invitation {
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** When one expires where nothing is said: a day after the last, which covers its night and the cleaning up; in a week at least. */
    public static Instant usualExpiry(Edition edition, Instant now) {
        return later(edition.dayAfterLast(), now.plus(WEEK));
    }

    /** The latest that one may expire: a week after the {@linkplain Edition#end edition's end}, or a week from now. */
    public static Instant latestExpiry(Edition edition, Instant now) {
        return later(edition.end().plus(WEEK), now.plus(WEEK));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
