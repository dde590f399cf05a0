package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.statement.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened before a rehearsal begins: all that the cities say by then, accepted when they say it, and the rules
 * that applied meanwhile. So a rehearsal that begins on Sunday has had its Saturday, which can be looked at again.
 */
public final class Prologue {
    private Prologue() {}

    /**
     * Returns the entries with which the journal of a rehearsal begins, in order; the same for the same edition and
     * seed.
     *
     * @param until where the rehearsal's clock begins
     */
    public static List<Entry> of(Edition edition, long seed, Instant until) {
        return enact(edition, seed, until).entries();
    }

    /** Plays the rehearsal from its beginning, in memory. */
    static Enactment enact(Edition edition, long seed, Instant until) {
        Enactment enactment = new Enactment(edition);
        Cues cues = new Cues(edition, seed, edition.begin());
        cues.follow(enactment.timeline(), edition.begin());
        Optional<Instant> next = next(cues, enactment);
        while (next.isPresent() && !next.get().isAfter(until)) {
            step(cues, enactment, next.get());
            cues.follow(enactment.timeline(), next.get());
            next = next(cues, enactment);
        }
        return enactment;
    }

    /** Lets the rules apply that are due, or else a line be said. */
    private static void step(Cues cues, Enactment enactment, Instant at) {
        if (enactment.nextRule().filter(due -> !due.isAfter(at)).isPresent()) {
            enactment.applyRules(at);
            return;
        }
        Script.Line line = Objects.requireNonNull(cues.next());
        cues.remove(line);
        if (!Cues.isLeftToPersons(line, enactment.timeline())) {
            enactment.play(line);
        }
    }

    private static Optional<Instant> next(Cues cues, Enactment enactment) {
        Stream<Instant> line = Stream.ofNullable(cues.next()).map(Script.Line::at);
        return Stream.concat(line, enactment.nextRule().stream()).min(Instant::compareTo);
    }
}
