package carillon.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a list of editions shows of one.
 *
 * @param title what it is called
 * @param from its first day
 * @param to its last day
 * @param begins the midnight before its first day, in the zone where that is earliest
 * @param over from when on nothing more is said of it: a day after the noon behind its last day, in the zone where that is latest
 */
public record EditionSummary(EditionId id, String title, LocalDate from, LocalDate to, Instant begins, Instant over) {
    /** For how long after its end an edition is still spoken of. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    /** Sums an edition up as it is announced. */
    public static EditionSummary of(Edition edition) {
        return new EditionSummary(
                edition.id(), edition.title(), edition.from(), edition.to(), edition.begin(), over(edition));
    }

    /** Returns from when on nothing more is said of an edition. */
    public static Instant over(Edition edition) {
        return edition.end().plus(AFTERWARDS);
    }

    /** Where an edition stands in time. */
    public enum State {
        /** Its first day has not begun. */
        COMING,
        /** It is lived, or is spoken of still. */
        ON,
        /** It is read, and no more is said. */
        OVER
    }

    /** Returns where it stands at an instant. */
    public State stateAt(Instant now) {
        if (now.isBefore(begins)) {
            return State.COMING;
        }
        return now.isBefore(over) ? State.ON : State.OVER;
    }
}
