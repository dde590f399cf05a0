package carillon.rehearsal;

import carillon.edition.Edition;
import carillon.statement.Entry;
import carillon.timeline.OpenRollCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
        Enactment enactment = new Enactment(edition);
        lines(edition, new Script(edition, seed))
                .filter(line -> !line.at().isAfter(until))
                .forEach(enactment::play);
        enactment.applyRules(until);
        return enactment.entries();
    }

    private static Stream<Script.Line> lines(Edition edition, Script script) {
        Stream<Script.Line> answers = edition.milestones().values().stream()
                .flatMap(milestone ->
                        script.answers(milestone, new OpenRollCall(milestone.at(), 0), edition.begin()).stream());
        return Stream.concat(script.programme().stream(), answers).sorted(Comparator.comparing(Script.Line::at));
    }
}
