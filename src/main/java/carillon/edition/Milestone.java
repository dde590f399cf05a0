package carillon.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A moment that several cities share at the same instant.
 *
 * @param id unique within its edition
 * @param title in each language it was announced in, at least one
 * @param at the announced start
 * @param duration how long it lasts once started; positive
 * @param opens how long before its start the room opens; zero or more
 * @param room where the cities meet; absent where it was not announced
 * @param cities who attends, at least one, in the edition's order
 * @param quorum how many cities must be ready for it to start by itself, from one to all
 * @param checks what a city should look at before it says yes, at most {@value #MAX_CHECKS}; often none
 * @param open what was not said once and for all, and so follows from the cities that there are
 */
public record Milestone(
        MilestoneId id,
        SequencedMap<Language, String> title,
        Instant at,
        Duration duration,
        Duration opens,
        @Nullable WebAddress room,
        SequencedSet<CityId> cities,
        int quorum,
        List<String> checks,
        Set<Open> open) {
    /** The most things to check. */
    public static final int MAX_CHECKS = 12;

    /** The most characters of one. */
    public static final int MAX_CHECK_CHARACTERS = 60;

    /** What can be left open. */
    public enum Open {
        /** Every city attends, whichever cities take part. */
        CITIES,
        /** Every city that attends must be ready. */
        QUORUM
    }

    public Milestone {
        open = Set.copyOf(open);
        checks = List.copyOf(checks);
        title = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(title));
        cities = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(cities));
        if (title.isEmpty() || !duration.isPositive() || opens.isNegative()) {
            throw new IllegalArgumentException(
                    id + " needs a title, a positive duration and an opening before its start");
        }
        if (quorum < 1 || quorum > cities.size()) {
            throw new IllegalArgumentException(id + ": a quorum of " + quorum + " among " + cities.size() + " cities");
        }
    }

    /**
     * Returns the same moment with others to attend it.
     *
     * @param attending at least one; where every city attends, all there are
     */
    Milestone attendedBy(SequencedSet<CityId> attending) {
        int needed = open.contains(Open.QUORUM) ? attending.size() : Math.min(quorum, attending.size());
        return new Milestone(id, title, at, duration, opens, room, attending, needed, checks, open);
    }
}
